"""The closed list of tags: cleaning, reading as plain text, note calls."""

import re
from collections import Counter
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text import markup
from releases.text.markup import address, clean, clean_text, link_notes, note_marks, to_text
from releases.text.typography import fine_html

CALL = '<press-note data-mark="*"></press-note>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        ("  <p> </p><p>&nbsp;</p>", ""),
        ("mot", "<p>mot</p>"),
        ("<h1>Titre</h1><h4>Inter</h4>", "<h2>Titre</h2><h3>Inter</h3>"),
        ("<b>gras</b> <i>ital</i>", "<p><strong>gras</strong> <em>ital</em></p>"),
        ("<p>un<script>alert(1)</script><style>p{}</style> deux</p>", "<p>un deux</p>"),
        ('<p onclick="x()" class="MsoNormal" style="color:red">un</p>', "<p>un</p>"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "<p>a</p><p>b</p>"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul>a<li></li></ul>", "<ul><li>a</li></ul>"),
        ('<ol start="3"><li>a</li></ol>', '<ol start="3"><li>a</li></ol>'),
        ('<ol start="1"><li>b</li></ol>', "<ol><li>b</li></ol>"),
        ("<p>a<br><br></p><p><br>b</p>", "<p>a</p><p>b</p>"),
        ("<strong><p>a</p><p>b</p></strong>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
        ("<p>5 &lt; 6 &amp; &eacute;</p>", "<p>5 &lt; 6 &amp; é</p>"),
        ("<img src=x onerror=alert(1)><svg><text>a</text></svg>b", "<p>b</p>"),
        (f"<p>LISST-Cieu{CALL}, ancien</p>", f"<p>LISST-Cieu{CALL}, ancien</p>"),
        ('<p>a<press-note data-mark="*">*</press-note></p>', f"<p>a{CALL}</p>"),
        ('<p>a<press-note data-mark="trop long pour une note"></press-note></p>', "<p>a</p>"),
        (f'<p><a href="/a">mot{CALL}</a></p>', f'<p><a href="/a">mot</a>{CALL}</p>'),
    ],
)  # fmt: skip
def test_a_text_keeps_its_words_and_the_tags_of_the_list(html, expected):
    assert clean(html) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://grenoble.fr/a?b=c#d", "https://grenoble.fr/a?b=c#d"),
        ("mailto:presse@grenoble.fr", "mailto:presse@grenoble.fr"),
        ("tel:04 76 76 39 21", "tel:0476763921"),
        ("/communiques/", "/communiques/"),
        ("https://a.fr/un deux", "https://a.fr/un%20deux"),
        ("//evil.example", None),
        ("/\\evil.example", None),
        ("/\t/evil.example", None),
        ("https://grenoble.fr@evil.example/", None),
        ("javascript:alert(1)", None),
        ("JaVa\nScript:alert(1)", None),
        ("data:text/html,x", None),
        ("page.html", None),
        ("", None),
    ],
)
def test_a_link_leads_where_it_says_or_is_none(href, expected):
    assert address(href) == expected
    link = f'<a href="{escape(expected or "")}">mot</a>' if expected else "mot"
    assert clean(f'<p><a href="{escape(href)}">mot</a></p>') == f"<p>{link}</p>"


def test_plain_text_shows_lists_and_note_calls():
    html = f"<h2>Titre</h2><p>un{CALL}<br>deux</p><ul><li>a<ol start='3'><li>b</li></ol></li><li>c</li></ul><p>fin</p>"
    assert to_text(html) == "Titre\n\nun[*]\ndeux\n\n– a\n  3. b\n– c\n\nfin"


def test_a_mark_typed_after_a_call_is_a_word_of_the_text():
    assert (
        clean(f"<p>a{CALL}* b</p><p>c{CALL}<em>*</em>{CALL}*</p>")
        == f"<p>a{CALL}* b</p><p>c{CALL}<em>*</em>{CALL}*</p>"
    )


def test_characters_that_are_no_text_go():
    assert clean_text("a\x00b\ue000c\u202ed\r\ne\u2028f\ufeff") == "abcd\ne\nf"
    assert clean("<p>a\ue000&#xe000;b&#x202e;</p>") == "<p>ab</p>"


def test_note_marks_are_told_in_order():
    assert note_marks(f'<p>a{CALL} b<press-note data-mark="(1)"></press-note>{CALL}</p>') == ["*", "(1)", "*"]


def test_a_note_call_links_to_its_note():
    assert link_notes(f"<p>LISST-Cieu{CALL}, ancien</p>", {"*": 1}) == (
        '<p>LISST-Cieu<sup class="note-call"><a href="#note-1" id="appel-1" aria-label="Note 1">1</a></sup>, ancien</p>'
    )


def test_the_second_call_of_a_note_has_an_id_of_its_own():
    html = f'<p>a{CALL} b{CALL} c<press-note data-mark="&lt;&amp;"></press-note></p>'
    assert re.findall('id="(.*?)"', link_notes(html, {"*": 1, "<&": 2})) == ["appel-1", "appel-1-2", "appel-2"]


def test_calls_are_counted_over_the_texts_of_a_page():
    calls = Counter()
    texts = [link_notes(f"<p>a{CALL}</p>", {"*": 1}, calls) for _ in range(3)]
    assert re.findall('id="(.*?)"', "".join(texts)) == ["appel-1", "appel-1-2", "appel-1-3"]


def test_the_name_of_a_call_contains_what_is_seen():
    seen, name = "1", "Note 1"  # WCAG 2.5.3
    assert f'aria-label="{name}">{seen}</a>' in link_notes(CALL, {"*": 1})
    assert seen in name


def test_a_call_without_note_is_a_superscript():
    assert link_notes('<p>a<press-note data-mark="&lt;"></press-note></p>', {"*": 1}) == "<p>a<sup>&lt;</sup></p>"


def test_words_that_look_like_a_call_are_no_call():
    html = clean(escape(f"voir {CALL}"))
    assert link_notes(html, {"*": 1}) == html


def test_notes_are_linked_after_typography():
    html = link_notes(fine_html(clean(f"<p>«Cieu{CALL}»: oui</p>")), {"*": 1})
    assert re.sub("<[^>]*>", "", html) == "«\u00a0Cieu1\u00a0»\u00a0: oui"


# Tags open and closed at random, as no browser would write them.
FOREIGN = {"div", "table", "td", "tr", "hr", "pre", "script", "style", "span", "o:p", "svg", "math"}
NAMES = sorted(markup.TAGS | markup.SYNONYMS.keys() | FOREIGN)
ODDITIES = [CALL, "<a href='https://a.fr'>", "<a href='//a.fr'>", "<ol start=3>", "<press-note data-mark=1>1"]
PIECES = st.one_of(
    st.text(max_size=5).map(escape),
    st.sampled_from(NAMES).map("<{}>".format),
    st.sampled_from(NAMES).map("</{}>".format),
    st.sampled_from([*ODDITIES, " ", "&nbsp;", "<!-- -->", "<", "&"]),
)
HTML = st.lists(PIECES, max_size=14).map("".join)


class Tags(HTMLParser):
    """Every tag with its attributes, and what is still open at the end."""

    def __init__(self, html):
        super().__init__()
        self.seen, self.open = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, tuple(name for name, _ in attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@given(HTML)
def test_cleaning_a_clean_text_changes_nothing(html):
    assert clean(clean(html)) == clean(html)


@given(HTML)
def test_a_clean_text_holds_only_the_list_and_closes_its_tags(html):
    tags = Tags(clean(html))
    assert tags.open == []
    assert {tag for tag, _ in tags.seen} <= markup.TAGS
    assert all(set(names) <= markup.ATTRIBUTES.get(tag, frozenset()) for tag, names in tags.seen)


@given(HTML)
def test_a_clean_text_reads_as_the_text_it_was_made_of(html):
    assert to_text(clean(html)) == to_text(html)
    assert note_marks(clean(html)) == note_marks(html)


@given(st.text())
def test_plain_text_in_a_paragraph_comes_back(text):
    words = re.sub(r"[ \t\n\r]+", " ", clean_text(text)).strip()
    assert to_text(f"<p>{escape(clean_text(text))}</p>") == words


@given(HTML)
def test_every_call_of_a_known_note_becomes_one_link(html):
    linked = link_notes(fine_html(clean(html)), {"*": 1, "1": 2})
    assert "<press-note" not in linked
    ids = re.findall('id="(.*?)"', linked)
    assert len(ids) == len(set(ids)) == len(note_marks(html))
