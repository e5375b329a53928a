"""The printed communiqué: conformant, read in order, literal, the same bytes for the same document, made once."""

import hashlib
import json
import re
import tempfile
import threading
import zlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from hypothesis import given, settings
from hypothesis import strategies as st

from releases.pdf import kept, pdf_file, pdf_name, press, print_pdf
from releases.pdf.glyphs import DRAWN, drawable
from releases.pdf.nodes import LONG_WORD, Notes, nodes, words
from releases.pdf.sheet import sheet
from tests.documents import DOCUMENT, TOKEN, publication, store_files, with_text
from tests.verifiers import pdf


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Files of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "media"


def plain(text):
    """Without the spaces that lines and glyphs may add or take."""
    return re.sub(r"\s", "", text)


def test_it_is_judged_pdf_ua_1_and_pdf_a_3a():
    store_files()
    assert pdf.faults(print_pdf(publication())) == []


def test_a_bare_communique_is_conformant_too():
    bare = {"blocks": [], "footnotes": [], "awards": [], "contacts": [], "themes": [], "corrections": []}
    made = print_pdf(publication(**bare, kicker="", subtitle="", place="", number=1))
    assert pdf.faults(made) == []


def test_a_screen_reader_hears_everything_in_the_order_of_the_page():
    store_files()
    told = pdf.structure(print_pdf(publication()))
    order = [
        "Salle de presse de la Ville de Grenoble",
        "H1",
        "Numérique citoyen",
        "Modifié le",
        "Ce jeudi",
        "H2",
        "Un intertitre",
        "gras",
        "Note",
        "La note appelée deux fois.",
        "LBody",
        "Une puce",
        "BlockQuote",
        "Un passage.",
        "BlockQuote",
        "Des mots dits ce jour-là.",
        "Camille Exemple",
        "adjointe au maire",
        "Figure",
        "Caption",
        "Une vue de la ville",
        "H3",
        "Le plan",
        "La note sans appel.",
        "Contact presse",
        "Labels cités",
        "Adresse permanente",
    ]
    at = 0
    for words_told in order:
        at = told.find(words_told, at)
        assert at >= 0, words_told
    assert told.count("La note appelée deux fois.") == 1


def test_the_file_says_what_it_is():
    facts = pdf.facts(print_pdf(publication()))
    assert facts["Title"] == "Numérique citoyen\u00a0: Grenoble labellisée"
    assert facts["Author"] == "Ville de Grenoble"
    assert facts["Keywords"] == "Communiqué de presse, Numérique, Ville Exemplaire"
    assert facts["CreationDate"] == "2021-02-05T09:30:00Z"
    assert facts["Tagged"] == "yes"
    assert facts["Page size"].endswith("(A4)")


def test_it_holds_what_paper_must_say():
    made = publication()
    text = " ".join(pdf.text(print_pdf(made)).replace("\u00a0", " ").replace("\u202f", " ").split())
    for told in (
        "Grenoble, le 4 février 2021",
        "Publié le 4 février 2021 à 17 h 30 – Version 2 du 5 février 2021 à 10 h 30",
        "Modifié le 5 février 2021 à 10 h 30 : Le nombre de lauréats est corrigé.",
        "« Des mots dits ce jour-là. « Et d’autres. »",
        "Camille Exemple, adjointe au maire",
        "Distinction, or, 22e édition, décernée le 4 février 2021 par Association Modèle.",
        "En cours le 5 février 2021, valable jusqu’au 3 février 2024.",
        "04 65 71 00 01 (secrétariat)",
        "(astreinte : soirs, week-ends et jours fériés)",
        "https://presse.example.fr/communiques/numerique-citoyen/",
        "Textes sous Licence Ouverte 2.0, images exceptées.",
    ):
        assert told in text
    assert made.sha256 in plain(text)
    assert "1/2" in text
    assert "2/2" in text


def test_labels_are_worth_what_they_were_on_the_day_of_publication():
    late = publication(publish_at="2025-01-01T00:00:00Z")
    assert "Échu le 1er janvier 2025, valable jusqu’au 3 février 2024." in words_of(
        sheet(late, {})["awards"][0]["validity"]
    )
    soon = publication(publish_at="2023-12-01T09:00:00Z")
    assert words_of(sheet(soon, {})["awards"][0]["validity"]).startswith("À renouveler le 1er décembre 2023")


def words_of(found):
    """The words of nodes, without what typography makes of their spaces."""
    text = "".join(node if isinstance(node, str) else words_of(node.get("holds", ())) for node in found)
    return text.replace("\u00a0", " ")


def test_a_demonstration_says_so_on_each_page(settings):
    assert "Démonstration" not in pdf.text(print_pdf(publication()))
    settings.DEMONSTRATION = True
    made = print_pdf(publication())
    assert pdf.text(made).count("Démonstration") == 3
    assert pdf.faults(made) == []


def test_the_same_document_gives_the_same_bytes():
    store_files()
    first = print_pdf(publication())
    print_pdf(with_text("<p>Un autre.</p>"))
    assert print_pdf(publication()) == first
    press.compiler.cache_clear()
    assert print_pdf(publication()) == first


def test_its_document_comes_with_it_whole():
    made = publication()
    streams = [inflated for _, inflated in streams_of(print_pdf(made))]
    assert made.canonical.encode() in streams


def streams_of(data):
    for match in re.finditer(rb"/Length (\d+)(?:(?!endobj|stream\n).)*?>>\s*stream\n", data, re.DOTALL):
        raw = data[match.end() : match.end() + int(match[1])]
        yield raw, zlib.decompress(raw) if b"/FlateDecode" in match[0] else raw


def test_no_path_of_this_machine_shows_in_any_byte(settings, tmp_path):
    store_files()
    made = print_pdf(publication())
    everything = made + b"".join(inflated for _, inflated in streams_of(made))
    for path in (str(tmp_path), str(settings.BASE_DIR), str(Path.home()), tempfile.gettempdir(), "site-packages"):
        assert path.encode() not in everything


HOSTILE = [
    '#include "/etc/passwd"',
    '#read("/etc/passwd") #sys.version #eval("1+1")',
    "$x^2$ *gras* _italique_ `code` = titre",
    "[crochets] ] #] \\ \\u{1F600} // rien /* rien */",
    "- tiret --- ~ <étiquette> @renvoi https://example.fr/#ancre",
    "&lt;p&gt; &amp;amp; <press-note>",
    "\u202eà l’envers\u202c \u200b\u00ad\ufeff fin",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_typed_text_is_printed_literally(hostile):
    fields = ("kicker", "title", "subtitle", "lead", "place")
    escaped = hostile.replace("&", "&amp;").replace("<", "&lt;")
    blocks = [
        {"type": "text", "html": f"<h2>{escaped}</h2><p>{escaped}</p><ul><li>{escaped}</li></ul>"},
        {**DOCUMENT["blocks"][1], "text": hostile, "role": hostile, "speaker": {"name": hostile, "slug": "x"}},
        {**DOCUMENT["blocks"][2], "caption": hostile, "credit": hostile, "alt": hostile},
        {**DOCUMENT["blocks"][4], "title": hostile, "name": f"{hostile}.csv"},
    ]
    notes = [{"mark": "1", "text": hostile}]
    contacts = [{"name": hostile, "email": hostile, "phones": [], "out_of_hours_phone": ""}]
    store_files()
    made = print_pdf(
        publication(
            blocks=blocks,
            footnotes=notes,
            contacts=contacts,
            themes=[{"name": hostile, "slug": "x"}],
            corrections=[{"number": 2, "at": DOCUMENT["publish_at"], "note": hostile}],
            **dict.fromkeys(fields, hostile),
        )
    )
    assert pdf.faults(made) == []
    text = plain(pdf.text(made))
    mark = plain(drawable(hostile.split(" ")[0]))
    assert text.count(mark) >= 13
    assert "root:" not in text


def test_a_word_of_ten_thousand_characters_stays_on_the_paper():
    word = "".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(157))[:10_000]
    made = print_pdf(with_text(f"<p>{word}</p>", title=word[:200], lead=word[:500]))
    text = plain(pdf.text(made))
    assert [start for start in range(0, 10_000, LONG_WORD) if word[start : start + LONG_WORD] not in text] == []
    assert pdf.faults(made) == []
    boxes = pdf.poppler("pdftotext", "-bbox", "-", "-", data=made)
    assert max(float(right) for right in re.findall(r'xMax="([\d.]+)"', boxes)) < 595


def test_long_addresses_break_after_their_marks():
    found = words("voir https://example.fr/une-adresse/tres/longue/avec-des-mots?et=un&autre=parametre fin")
    assert {"tag": "wbr"} in found
    assert "".join(node for node in found if isinstance(node, str)) == (
        "voir https://example.fr/une-adresse/tres/longue/avec-des-mots?et=un&autre=parametre fin"
    )
    assert words("anticonstitutionnellement") == ["anticonstitutionnellement"]


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs", "Co", "Cc"]), min_size=1, max_size=60))
def test_no_text_of_unicode_stops_the_press(odd):
    escaped = odd.replace("&", "&amp;").replace("<", "&lt;")
    blocks = [
        {"type": "text", "html": f"<h3>{escaped}</h3><p><strong><em>{escaped}</em></strong><sup>{escaped}</sup></p>"},
        {**DOCUMENT["blocks"][1], "text": odd, "role": odd},
        {**DOCUMENT["blocks"][2], "caption": odd, "credit": odd, "alt": odd},
    ]
    made = print_pdf(publication(blocks=blocks, title=odd, subtitle=odd, lead=odd, themes=[{"name": odd, "slug": "x"}]))
    assert made.startswith(b"%PDF-1.7")


def test_every_character_that_is_said_to_be_drawn_is_drawn_in_every_style():
    """What typst brings may change with its version: then this table changes too."""
    letters = [chr(code) for code in sorted(DRAWN) if chr(code) not in "&<>"]
    marked = "".join(f"e{letter} " if 0x300 <= ord(letter) <= 0x343 else f"{letter} " for letter in letters)
    styles = ["{}", "<strong>{}</strong>", "<em>{}</em>", "<strong><em>{}</em></strong>", "<sup>{}</sup>"]
    html = "".join(f"<p>{style.format(marked)}</p>" for style in styles)
    assert print_pdf(with_text(f"<h2>{marked}</h2>{html}")).startswith(b"%PDF")


def test_what_has_no_letter_is_shown_as_missing_and_accents_join_their_letter():
    assert drawable("Fête 🎉 中") == "Fête □ □"
    assert drawable("e\u0301tat") == "état"
    assert drawable("ć\u0323") == "ć\u0323"
    assert drawable("\u0301 seul") == "□ seul"
    assert drawable("vélo\u00ad\u200bcyclette❤\ufe0f") == "vélocyclette□"
    assert drawable("9\u202f%, 10\u00a0€") == "9\u202f%, 10\u00a0€"


def test_a_picture_that_is_not_there_leaves_its_caption():
    without = pdf.text(print_pdf(publication()))
    assert "Une vue de la ville" in without
    name = pdf_name(publication())
    store_files()
    assert pdf_name(publication()) != name  # the day it is back, the paper is another
    assert b"/Subtype/Image" in print_pdf(publication())


@pytest.mark.parametrize("broken", [b"", b"no picture", b"\xff\xd8\xff half of one"])
def test_a_broken_picture_does_not_stop_the_press(broken):
    default_storage.save(f"images/{TOKEN}/64.jpg", ContentFile(broken))
    made = print_pdf(publication())
    assert "Une vue de la ville" in pdf.text(made)
    assert b"/Subtype/Image" not in made


def test_a_decorative_picture_is_passed_over_in_silence():
    store_files()
    blocks = [{**DOCUMENT["blocks"][2], "alt": ""}]
    assert pdf.faults(print_pdf(publication(blocks=blocks))) == []


def test_notes_go_where_they_are_first_called():
    notes = Notes(["*", "2"])
    html = '<press-note data-mark="{}"></press-note>'
    calls = [nodes(html.format(mark), notes)[0] for mark in ("2", "2", "x")]
    assert calls == [
        {"tag": "note", "number": 2, "first": True},
        {"tag": "note", "number": 2, "first": False},
        {"tag": "sup", "holds": ["x"]},
    ]
    assert sheet(publication(), {})["uncalled"] == [2]


def test_headings_skip_no_level():
    found = sheet(with_text("<h3>Un</h3><h3>Deux</h3><h2>Trois</h2><blockquote><h3>Quatre</h3></blockquote>"), {})
    holds = found["blocks"][0]["holds"]
    assert [node["level"] for node in [*holds[:3], holds[3]["holds"][0]]] == [2, 3, 2, 3]


def test_links_are_whole_addresses_and_too_long_ones_are_words():
    html = '<a href="/labels/">a</a><a href="https://exämple.fr/é?a=1&amp;b=2">b</a><a href="https://x.fr/{}">c</a>'
    found = nodes(html.format("x" * 9000), site="https://presse.example.fr")
    assert [node["href"] for node in found] == [
        "https://presse.example.fr/labels/",
        "https://ex%C3%A4mple.fr/%C3%A9?a=1&b=2",
        "",
    ]


def test_the_pdf_is_printed_once_and_kept():
    made = publication()
    with pdf_file(made) as first:
        content = first.read()
    path = first.name
    with default_storage.open(f"documents/{pdf_name(made)}", "rb") as stored:
        assert stored.read() == content == print_pdf(made)
    stamp = default_storage.get_modified_time(f"documents/{pdf_name(made)}")
    pdf_file(made).close()
    assert default_storage.get_modified_time(f"documents/{pdf_name(made)}") == stamp
    assert made.sha256 in path


def test_those_who_ask_at_once_get_one_file_made_once():
    asked, together = [], threading.Barrier(8)

    def make():
        asked.append(1)
        return ContentFile(b"une fois")

    def ask():
        together.wait()
        with kept("une-fois.txt", make) as file:
            found.append(file.read())

    found = []
    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert asked == [1]
    assert found == [b"une fois"] * 8
    assert sorted(default_storage.listdir("documents")[1]) == [".lock", "une-fois.txt"]


def test_what_fails_leaves_no_file_and_is_tried_again():
    def fail():
        raise OSError("disque plein")

    with pytest.raises(OSError, match="disque plein"):
        kept("rien.txt", fail)
    assert default_storage.listdir("documents")[1] == [".lock"]
    with kept("rien.txt", lambda: ContentFile(b"enfin")) as file:
        assert file.read() == b"enfin"


def test_another_room_or_address_is_another_file(settings):
    name = pdf_name(publication())
    settings.SITE_URL = "https://presse.example.org"
    other = pdf_name(publication())
    settings.DEMONSTRATION = True
    assert len({name, other, pdf_name(publication())}) == 3
    assert json.loads(publication().canonical) == DOCUMENT
