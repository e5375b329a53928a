"""French typography, after the Lexique of the Imprimerie nationale and the use of the house.

What the author typed is stored; these functions make what is shown or frozen. They change spaces, apostrophes and
marks. A few closed lists change letters (22ème → 22e, Etat → État, coeur → cœur): never between quotation marks, in a
block quotation, or when the caller says that the words are somebody's (`verbatim`, `fine_quote`).

Idempotent, and linear: every unbounded repetition is possessive, and starts only where its own characters do not
precede it. Rules treat all kinds of space alike, so that the last rule to hold for a gap holds for it ever after.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import escape, unescape
from html.entities import html5
from itertools import pairwise

from releases.text.french import MONTHS

NO_BREAK = "\u00a0"
FINE = "\u202f"  # fine no-break

_SPACES = r" \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_S = f"[{_SPACES}]"
_LETTER = r"[^\W\d_]"
_CAPITAL = "[A-ZÀ-ÖØ-ÞŒ]"


def fine(text: str, *, verbatim: bool = False) -> str:
    """Plain text in fine typography. `verbatim` for people's names and for words that are not ours: no letter changes.

    Paragraphs are parted by blank lines; guillemets pair inside one paragraph.
    """
    return "".join(paragraph.text for paragraph in _paragraphs(text, verbatim))


def fine_inline(text: str, *, verbatim: bool = False) -> str:
    """Plain text → escaped inline HTML: raised ordinals (22<sup>e</sup>) and unbroken inclusive forms (élu-es).

    The unbroken ones stand in `<span class="unbroken">` (white-space: nowrap), not in another hyphen or with a word
    joiner: words must be found and copied as they were typed. 9h30 needs nothing, no browser breaks it.
    """
    return "".join(_inline(paragraph) for paragraph in _paragraphs(text, verbatim))


def fine_quote(text: str) -> str:
    """The words of a quote that will stand between « »: no letter changes, and its own guillemets become “ ”.

    Guillemets around the whole of a paragraph are taken for those of the quote itself: they stay.
    """
    return "".join(paragraph.text for paragraph in _paragraphs(text, verbatim=True, inside=True))


def fine_quote_inline(text: str) -> str:
    """`fine_quote`, as escaped inline HTML (see `fine_inline`)."""
    return "".join(_inline(paragraph) for paragraph in _paragraphs(text, verbatim=True, inside=True))


def fine_html(html: str) -> str:
    """The clean HTML of `markup.clean` in fine typography, as inline as `fine_inline`; block quotations are verbatim.

    Rules read a paragraph across its inline tags; tags and attributes never change.
    """
    setter, written, quotations = _Setter(), [], 0
    words, tags, length = [], [], 0

    def end_paragraph():
        nonlocal words, tags, length
        paragraph = _Paragraph("".join(words), tags)
        setter.set(paragraph, verbatim=quotations > 0)
        written.append(_inline(paragraph, line_end="<br>"))
        words, tags, length = [], [], 0

    for number, piece in enumerate(_TAG.split(html)):
        name = piece.strip("</>").split(" ", 1)[0]
        if number % 2 and name == "br":
            piece = "\n"
        elif number % 2 and name in _INLINE_TAGS:
            tags.append((length, piece))
            continue
        elif number % 2:
            end_paragraph()
            written.append(piece)
            quotations += (-1 if piece.startswith("</") else 1) if name == "blockquote" else 0
            continue
        else:
            piece = unescape(piece).replace("\n", " ")
        words.append(piece)
        length += len(piece)
    end_paragraph()
    return "".join(written)


_TAG = re.compile(r"(<[^<>]*+>)")  # exact for clean HTML, where attributes are escaped
_INLINE_TAGS = frozenset({"a", "strong", "em", "sup", "sub", "span", "press-note"})
_BLANK_LINE = re.compile(r"(\n[^\S\n]*+\n\s*+)")


def _paragraphs(text: str, verbatim: bool, inside: bool = False) -> "Iterator[_Paragraph]":
    setter = _Setter()
    for number, part in enumerate(_BLANK_LINE.split(text)):
        paragraph = _Paragraph(part)
        if number % 2 == 0:
            setter.set(paragraph, verbatim, inside)
        yield paragraph


class _Paragraph:
    """Words, and the tags that stand at offsets in them: one text for the rules, whatever is bold in it."""

    def __init__(self, text: str, tags: Iterable[tuple[int, str]] = ()):
        self.text = text
        self.tags = list(tags)

    def change(self, changes: Iterable[tuple[int, int, str]], sticks_left: bool = False) -> None:
        """Replace each [start, end), in order. What is inserted where tags stand goes after them, or before them."""
        parts, tags, done, shift, number = [], [], 0, 0, 0
        for start, end, new in changes:
            behind = sticks_left and start == end
            while number < len(self.tags) and self.tags[number][0] < (start if behind else start + 1):
                offset, tag = self.tags[number]
                tags.append((offset + shift, tag))
                number += 1
            while number < len(self.tags) and self.tags[number][0] < end:
                offset, tag = self.tags[number]
                tags.append((start + shift + min(offset - start, len(new)), tag))
                number += 1
            parts += self.text[done:start], new
            done, shift = end, shift + len(new) - (end - start)
        tags += [(offset + shift, tag) for offset, tag in self.tags[number:]]
        self.text, self.tags = "".join([*parts, self.text[done:]]), tags

    def replace(self, pattern: re.Pattern, new: str) -> None:
        """The group of each match, or all of it, becomes `new`; the group `after` belongs to what precedes it."""
        group = next(iter(pattern.groupindex), 0)
        changes = ((*match.span(group), new) for match in pattern.finditer(self.text))
        self.change(changes, sticks_left=group == "after")

    def replace_within(self, pattern: re.Pattern, inner: re.Pattern, new: str) -> None:
        """Each match of `inner` inside a match of `pattern` becomes `new`."""
        self.change(
            (*gap.span(), new)
            for match in pattern.finditer(self.text)
            for gap in inner.finditer(self.text, match.start(), match.end())
        )


class _Setter:
    """Sets one paragraph after the other; remembers the guillemets that the ones before left open."""

    def __init__(self):
        self.depth = 0

    def set(self, paragraph: _Paragraph, verbatim: bool, inside: bool = False) -> None:
        hidden = _hide(paragraph)
        for pattern, new in _MARKS:
            paragraph.replace(pattern, new)
        paragraph.change(_paired_quotes(paragraph.text))
        paragraph.change(_nested_guillemets(paragraph.text, inside))
        for pattern, new in _GAPS:
            paragraph.replace(pattern, new)
        for pattern, inner, new in _NUMBERS:
            paragraph.replace_within(pattern, inner, new)
        for pattern, new in _JOINTS:
            paragraph.replace(pattern, new)
        stretches = self._outside_quotes(paragraph.text)
        if not verbatim:
            paragraph.change(_letters(paragraph.text, stretches))
        originals = iter(hidden)
        paragraph.text = re.sub(_HIDDEN, lambda _: next(originals), paragraph.text)

    def _outside_quotes(self, text: str) -> list[tuple[int, int]]:
        """The stretches between no quotation marks. In doubt, words are a quote."""
        stretches, start = [], 0
        if self.depth and text.lstrip().startswith("«"):
            self.depth -= 1  # a quote repeats its guillemet at each paragraph
        for match in re.finditer("[«»“”]", text):
            if match[0] in "«“":
                if self.depth == 0:
                    stretches.append((start, match.start()))
                self.depth += 1
            else:
                self.depth = max(0, self.depth - 1)
                start = match.end()
        if self.depth == 0:
            stretches.append((start, len(text)))
        return [] if '"' in text else stretches


# What no rule may touch: addresses, e-mails and entities. Each character of them gives way to one that is neither a
# letter nor a space, so offsets stay; the n-th such character of the result is the n-th hidden one.
_HIDDEN = "\uf8ff"
_IN_ADDRESS = r"\s«»“”<>\""
_UNTOUCHABLE = re.compile(
    rf"""(?:https?://|(?<!\w)www\.)[^{_IN_ADDRESS}]*[^{_IN_ADDRESS}.,;:!?…)\]}}’'*]
      | (?<![\w.+'-])[\w.+'-]++@[\w-]++(?:\.[\w-]++)++
      | &(?:\#\w{{1,8}}|\w{{1,31}});
      | {_HIDDEN}""",
    re.VERBOSE | re.IGNORECASE,
)


def _hide(paragraph: _Paragraph) -> str:
    """Hide the untouchable characters of a paragraph, and return them in order."""
    hidden = []

    def hide(match):
        if match[0][0] == "&" and match[0][1] != "#" and match[0][1:] not in html5:
            return match[0]
        hidden.append(match[0])
        return _HIDDEN * len(match[0])

    paragraph.text = _UNTOUCHABLE.sub(hide, paragraph.text)
    return "".join(hidden)


def _rules(*rules: tuple[str, str]) -> list[tuple[re.Pattern, str]]:
    return [(re.compile(pattern), new) for pattern, new in rules]


# Apostrophes and dots. « etc. » is never followed by …
_MARKS = _rules(
    (rf"(?<={_LETTER})['´`‘ʼ](?=[^\W_]|[«“\"])", "’"),
    (r"(?<!\.)\.{3}(?!\.)", "…"),
    (rf"(?<={_LETTER}){_S}++(?=…(?!\w))", ""),
    (rf"(?<!\w)[Ee]tc(?P<gap>[.…](?:{_S}*+…|\.)*+)", "."),
)

# What may precede an opening quotation mark, and follow a closing one.
_BEFORE_OPENING = re.compile(r"[\s(\[{«“‘'’:*/–—-]")
_AFTER_CLOSING = re.compile(r"[\s)\]}»”'’.,;:!?…*/–—-]")


def _paired_quotes(text: str) -> list[tuple[int, int, str]]:
    """Straight double quotes as guillemets, if each one of the paragraph can only open or only close, in turn."""
    offsets = [match.start() for match in re.finditer('"', text)]
    changes = []
    for number, offset in enumerate(offsets):
        may_open = offset == 0 or _BEFORE_OPENING.match(text, offset - 1) is not None
        may_close = offset + 1 == len(text) or _AFTER_CLOSING.match(text, offset + 1) is not None
        if may_open == may_close or may_open != (number % 2 == 0):
            return []
        changes.append((offset, offset + 1, "«" if may_open else "»"))
    return changes if len(offsets) % 2 == 0 else []


_GUILLEMETS = re.compile(rf"«{_S}*+|(?<!{_S}){_S}++»|»")


def _nested_guillemets(text: str, inside: bool) -> list[tuple[int, int, str]]:
    """Guillemets within guillemets as “ ” without spaces. None when they do not go by pairs: which one is missing?"""
    marks, levels, depth = list(_GUILLEMETS.finditer(text)), [], 0
    for mark in marks:
        opens = mark[0][0] == "«"
        depth += opens
        levels.append(depth)
        depth -= not opens
        if depth < 0:
            return []
    if depth or not marks:
        return []
    around = text[: marks[0].start()] + text[marks[-1].end() :]
    whole = levels.count(1) == 2 and levels[-1] == 1 and not around.strip()
    nested = 1 if inside and not whole else 2
    changes = []
    for mark, level in zip(marks, levels, strict=True):
        start, end = mark.span()
        if level >= nested:
            changes += (
                [(start, start + 1, "“"), (start + 1, end, "")]
                if mark[0][0] == "«"
                else [(start, end - 1, ""), (end - 1, end, "”")]
            )
    return changes


# Spaces around marks. An entity or an address hides its own; a mark glued to what follows (9:30, 16:9, a?b) is no
# punctuation. « ( ? ) » and « [!] » stay.
_GAPS = _rules(
    (rf"(?:(?<=^“)|(?<=[\s(\[«’'–—-]“)){_S}++", ""),
    (rf"(?<=\S){_S}++(?=”(?!\w))", ""),
    (rf"(?<=«)(?P<after>{_S}*+)(?=[^\s»])", NO_BREAK),
    (rf"(?<=[^\s«])(?P<gap>{_S}*+)(?=»)", NO_BREAK),
    (rf"(?<=[^\s«“(\[{{]){_S}++(?=:)|(?<=[^\s«“(\[{{‘/:;!?-])(?=:(?:\s|\Z|[«“\"]))", NO_BREAK),
    (
        rf"(?<=[^\s«“(\[{{]){_S}++(?=[;!?])"
        r"|(?<=[^\s«“(\[{‘/:;!?¡¿-])(?=[;!?]++(?:\s|\Z|[)\]}»”’\"….,:*]))",
        FINE,
    ),
)

_GAP = re.compile(_S)
_NUMBERS = [
    (re.compile(pattern), inner, new)
    for pattern, inner, new in (
        # 1.500.000, but neither 192.168.100.200 nor art. 1.500
        (
            r"(?<![\w.,:/°-])(?<![nN]°.)(?<![Aa]rt\..)(?<![Aa]rticle.)(?<![Aa]rticles.)(?<![Vv]ersion.)"
            r"[1-9]\d{0,2}(?:\.\d{3}){1,2}+(?![\w-]|\.\w)",
            re.compile(r"\."),
            FINE,
        ),
        # 04 76 76 39 21, 0 800 123 456, +41 22 730 51 11, but not +5 000 000
        (
            rf"(?<![\w+.,:/-])(?:0[1-9](?:{_S}\d\d){{4}}|0{_S}8\d\d(?:{_S}\d{{3}}){{2}}"
            rf"|(?!\+\d{{1,3}}(?:{_S}\d{{3}})++(?!{_S}?\d))\+\d{{1,3}}(?:{_S}?\(0\))?(?:{_S}\d{{1,4}}){{3,6}})(?!\d)",
            _GAP,
            NO_BREAK,
        ),
        (rf"(?<![\w.,:/-])(?<!\d{_S})[1-9]\d{{0,2}}(?:{_S}\d{{3}})++(?!{_S}?\d)", _GAP, FINE),
    )
]

_UNITS = r"[kMG]?€|Md€|euros?|millions?|milliards?|km/h|[kcm]?m[²³]?|km²|ha|[km]?g|t|[cm]?[lL]|[kMGT]?(?:Wh?|o)|h|min|s"
_MONTHS = "|".join((*MONTHS, r"janv\.", r"févr\.", r"avr\.", r"juil\.", r"sept\.", r"oct\.", r"nov\.", r"déc\."))
_JOINTS = _rules(
    (rf"(?<=\d)(?P<gap>{_S}*+)(?=(?:[%‰€£$]|°C)(?!\w))", NO_BREAK),
    (rf"(?<=\d){_S}++(?=(?:{_UNITS})(?![\w'’]))", NO_BREAK),
    (rf"(?<=\d{NO_BREAK}h)(?P<after>{_S}++)(?=[0-5]\d(?!\d))", NO_BREAK),
    (rf"(?<=[nN][°º])(?P<after>{_S}*+)(?=\d)", NO_BREAK),
    (rf"(?<![\w.-])(?:MM?\.|M(?:me|lle|gr)s?|Dre?|Pre?|Me)(?P<after>{_S}++)(?={_CAPITAL})", NO_BREAK),
    (rf"(?<![\w.-])(?:[Pp]{{1,2}}|[Aa]rt|[Cc]hap|[Ff]ig|[Vv]ol)\.(?P<after>{_S}++)(?=\d|[LRDA]\b)", NO_BREAK),
    (rf"(?<![\w.,])(?:\d{{1,2}}|1er)(?P<after>{_S}++)(?=(?i:{_MONTHS})(?!\w))", NO_BREAK),
)

# Ordinals: the number, and what is raised after it. [IVX] only: Le, Ce and De are words.
_ORDINAL = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,4}|[IVX]{1,6})(?P<raised>ers?|res?|[èe]res?|nde?s?|es?|i?[èe]mes?)(?!\w)"
)
_ROMAN = re.compile("X{0,3}(?:IX|IV|V?I{0,3})")


def _is_ordinal(number: str, raised: str) -> bool:
    if raised.rstrip("s") in {"er", "re", "ère", "ere"}:
        return number == "1" or (number == "I" and raised == "er")
    if raised.startswith("n"):
        return number == "2"
    return number not in {"1", "I"} and (number.isdecimal() or _ROMAN.fullmatch(number) is not None)


# The rules that change letters: closed lists, of words that are neither names nor English.
_WORDS = """
    État États ÉTAT ÉTATS École Écoles ÉCOLE ÉCOLES Écolier Écoliers Égalité Élu Élue Élus Élues Électricité Élève
    Élèves Équipe Équipes Équipement Équipements Étude Études Étudiant Étudiante Étudiants Étudiantes Événement
    Événements Évènement Évènements Économie Écologie Énergie Éclairage Écoquartier Écoquartiers Étape Étapes
    œuvre œuvres Œuvre Œuvres ŒUVRE ŒUVRES œuvrer œuvrent œuvrant manœuvre manœuvres désœuvré désœuvrée cœur cœurs
    CŒUR chœur chœurs rancœur sœur sœurs vœu vœux Vœu Vœux VŒUX nœud nœuds œil œillet œillets œuf œufs bœuf mœurs fœtus
"""
_FINE_WORDS = {
    word.replace("É", "E").replace("œ", "oe").replace("Œ", "OE" if word.isupper() else "Oe"): word
    for word in _WORDS.split()
}
_PLAIN_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(_FINE_WORDS)})(?!\w)")
# « A » at the start of a sentence, before words that no verb has there.
_A = re.compile(
    rf"(?:\A|(?<=\n)|(?<=[.!?…–—-]{_S}))A(?={_S}(?:l’|(?:la|ce|cet|cette|ces|notre|votre|partir|travers|noter|savoir"
    r"|propos|compter|nouveau|terme|défaut|titre|moins|toutes|tous|destination|côté|vélo|pied|Grenoble)(?!\w)))"
)
_LONG_ORDINAL = re.compile(
    rf"(?<![\w.,])(?P<number>\d{{1,4}}|[IVX]{{1,6}})(?P<long>{_S}?i?ème|i?eme|I?[ÈE]ME|[èe]re)(?P<plural>[sS]?)(?!\w)"
)


def _letters(text: str, stretches: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    changes = []
    for start, end in stretches:
        for match in _PLAIN_WORD.finditer(text, start, end):
            word = _FINE_WORDS[match[0]]
            at = next(at for at, (old, new) in enumerate(zip(match[0], word, strict=False)) if old != new)
            offset = match.start() + at
            changes.append((offset, offset + 1 + len(match[0]) - len(word), word[at]))
        changes += [(*match.span(), "À") for match in _A.finditer(text, start, end)]
        for match in _LONG_ORDINAL.finditer(text, start, end):
            short = "re" if match["long"] in {"ère", "ere"} else "e"
            if (match["number"] == "1") if short == "re" else _is_numeral(match["number"], match["long"]):
                changes.append((match.end("number"), match.end(), short + match["plural"].lower()))
    return sorted(changes)


def _is_numeral(number: str, long: str) -> bool:
    return number.isdecimal() or (long.islower() and _ROMAN.fullmatch(number) is not None)


# élu-es, précurseur-euses, élu-e-s: a word, a hyphen, one of the feminine endings.
_INCLUSIVE = re.compile(
    rf"(?<![\w-]){_LETTER}{{2,40}}(?:-(?:e|es|[lnstv]es?|sses?|ques?|ches?|euses?|t?rices?|i?ères?))(?:-s)?(?![\w-])"
)
_INLINE = re.compile(rf"(?P<ordinal>{_ORDINAL.pattern})|(?P<inclusive>{_INCLUSIVE.pattern})")


def _inline(paragraph: _Paragraph, line_end: str = "\n") -> str:
    """Escaped HTML of a paragraph, its tags where they stand, with what typography adds to them."""
    offsets = [offset for offset, _ in paragraph.tags]
    inside, opened = [frozenset()], set()
    for _, tag in paragraph.tags:
        name = tag.strip("</>").split(" ", 1)[0]
        (opened.discard if tag.startswith("</") else opened.add)(name)
        inside.append(frozenset(opened))
    pieces = [(offset, 1, tag) for offset, tag in paragraph.tags]
    for match in _INLINE.finditer(paragraph.text):
        if match["ordinal"] and not _is_ordinal(match["number"], match["raised"]):
            continue
        start, end = match.span("raised" if match["ordinal"] else "inclusive")
        opening, closing = ("<sup>", "</sup>") if match["ordinal"] else ('<span class="unbroken">', "</span>")
        around = bisect_right(offsets, start)
        if inside[around] & {"sup", "sub", "span"} or (around < len(offsets) and offsets[around] < end):
            continue  # already done, or a tag would end in the middle
        pieces += (start, 2, opening), (end, 0, closing)
    pieces.sort(key=lambda piece: piece[:2])
    stops = [0, *(offset for offset, _, _ in pieces), len(paragraph.text)]
    words = [escape(paragraph.text[start:end], quote=False).replace("\n", line_end) for start, end in pairwise(stops)]
    return words[0] + "".join(tag + after for (_, _, tag), after in zip(pieces, words[1:], strict=True))
