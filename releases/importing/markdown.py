"""Markdown → HTML, with footnotes; whatever is not Markdown stays as the words it is."""

import re
from collections import Counter
from html import escape

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

# Tags that authors mix into Markdown; any other « <mot> » was typed as words and is kept as words.
_TAGS = {
    *("a", "b", "blockquote", "br", "cite", "del", "div", "em", "figcaption", "figure", "footer", "h1", "h2", "h3"),
    *("h4", "hr", "i", "img", "li", "ol", "p", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td"),
    *("th", "thead", "tr", "u", "ul", "center", "press-note", "section", "article"),
}
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n((?:[\w -]{1,40}:.*\r?\n|[ \t]+.*\r?\n|- .*\r?\n){1,50})---[ \t]*\r?\n")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\s[^<>]*)?/?)>")


def without_front_matter(text):
    """(text, the lines between `---` that some editors put first): they describe a file and decide nothing here."""
    match = _FRONT_MATTER.match(text)
    return (text[match.end() :], match.group(1).strip()) if match else (text, "")


def to_html(text):
    """HTML of a Markdown text. Soft line breaks are `<br class="soft">`: a header needs its lines."""
    # What nests deeper than `maxNesting` is dropped without a word: rather a RecursionError, which is told.
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100_000}).enable("table").disable(["code", "fence"])
    footnote_plugin(parser, inline=False, move_to_end=False)
    for name, rule in {
        "softbreak": lambda *_: '<br class="soft">',
        "html_inline": _html,
        "html_block": _html,
        "footnote_ref": _call,
        "footnote_reference_open": _note,
        "footnote_reference_close": lambda *_: "</aside>",
    }.items():
        parser.add_render_rule(name, rule)
    return parser.render(_apart(text))


def _apart(text):
    """Lines such as « [1]: Laboratoire » are words, not the address of a link: nothing typed may vanish."""
    labels = Counter(re.findall(r"\[([^\]\n]*)\]", text.lower()))

    def keep(match):
        is_address = re.match(r"<?(?:https?:|mailto:|tel:|www\.|[/#])", match.group(3))
        used = labels[match.group(2).lower()] > 1
        return match.group() if is_address and used else f"{match.group(1)}\\{match.group()[len(match.group(1)) :]}"

    return re.sub(r"(?m)^((?:[ \t>]|\d+[.)]|[-*+])*)\[([^\]^\n][^\]\n]*)\]:[ \t]*(\S*)", keep, text)


def _html(renderer, tokens, index, options, env):
    content = tokens[index].content
    if content.startswith("<!--") and content.rstrip().endswith("-->"):
        return ""
    out, end = [], 0
    for match in _TAG.finditer(content):
        out.append(escape(content[end : match.start()], quote=False))
        known = match.group(2).lower() in _TAGS
        out.append(match.group() if known else escape(match.group(), quote=False))
        end = match.end()
    # Entities were meant as entities: only angle brackets and stray ampersands are words.
    return "".join([*out, escape(content[end:], quote=False)]).replace("&amp;", "&")


def _call(renderer, tokens, index, options, env):
    label = tokens[index].meta["label"]
    return f'<a href="#note-{escape(label)}">{escape(_mark(label, tokens[index].meta["id"]))}</a>'


def _note(renderer, tokens, index, options, env):
    label = tokens[index].meta["label"]
    identity = env["footnotes"]["refs"].get(f":{label}", -1)
    if identity < 0:
        return f"<aside>{escape(f'[^{label}]')} "
    return f'<aside id="note-{escape(label)}">'


def _mark(label, identity):
    """The author's own mark when it is one; a name such as [^lisst] is shown as its number."""
    return label if re.fullmatch(r"\d{1,3}|\*{1,3}|[a-z†‡]", label) else str(identity + 1)
