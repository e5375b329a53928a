"""What one line of a letterhead says: genre, place and date, embargo, « pour diffusion immédiate », end marks."""

import re
from dataclasses import dataclass, field
from datetime import datetime, time

from releases.text.french import MONTH_NUMBERS, WEEKDAYS, WrittenDate, aware, find_dates, fold_accents, format_date

from .documents import Doubt
from .words import fold

_PRESS = r"(?:presse|medias?|journalistes|redactions)"
_GENRES = {
    "statement": r"(?:communique|declaration)(?: officiel(?:le)?)? (?:du|de la|de l') ?(?:maire|mairesse|municipalite)"
    r"|declaration(?: officielle| publique| commune| a la presse)?",
    "clarification": r"mise au point|droit de reponse|rectificatif|erratum|dementi",
    "invitation": rf"(?:invitation|convocation)(?: (?:a la |de la |de |aux? )?{_PRESS})?"
    r"(?: a (?:la|une|l'|un)? ?(?:conference|visite|rencontre|point|inauguration)(?: de)?(?: presse)?)?"
    r"|(?:conference|point|visite|rencontre|dejeuner|petit-dejeuner|voyage) (?:de )?presse",
    "press_kit": r"dossier (?:de )?presse",
    "press_release": r"communique(?: (?:de |a la )?presse)?(?: commun| conjoint| officiel)?|cp",
}
_SEPARATOR = r"\s*(?:[:|/•·,;()\[\]–—*-]|$)"
_GENRE_NEXT = (
    rf"(?={_SEPARATOR}|\s+(?:n\s?[°o]|du\s|de la (?:ville|mairie|metropole)|ville|mairie|\d|sous|pour|"
    rf"{'|'.join(WEEKDAYS)}))"
)
_GENRE = re.compile(
    r"(?:\W*)(?:" + "|".join(rf"(?P<{kind}>{words})" for kind, words in _GENRES.items()) + ")" + _GENRE_NEXT
)
_IMMEDIATE = re.compile(
    r"(?:pour |a )?(?:diffusion|publication|parution) (?:immediate|libre)|(?:sans|aucun|pas d'|hors) ?embargo"
    r"|embargo\s*:\s*(?:aucun|neant|non|sans(?: objet)?)|a diffuser immediatement|embargo leve(?=\W*$)"
)
_EMBARGO = re.compile(r"(?:(?:strictement )?sous )?embargo\b")
_EMBARGO_TAIL = re.compile(
    r"\s*(?:precises?|\(?heures? (?:de paris|locale)\)?|inclus|du (?:matin|soir)|\(?(?:utc|gmt|cet|cest)\)?)"
)
_HOUR = re.compile(
    r"(?<![\w/.,:-])(?:(\d{1,2})\s?(?:h(?:eures?)?(?![^\W\d])\s?([0-5]\d)?|:\s?([0-5]\d))(?!\w)|(midi|minuit)\b)"
)
_HOUR_AFTER = re.compile(r"\s*(?:[,–—-]|a|de|a partir de)?\s*" + _HOUR.pattern.replace(r"(?<![\w/.,:-])", ""))
_CAPITAL = "A-ZÀ-ÖØ-ÞŒŸ"
_PLACE = re.compile(
    rf"\W*(?:(?:[Ff]ait |[ÉEée]mis )?(?:à|À)\s+)?(?P<place>[{_CAPITAL}][\w’'-]*(?:\s(?:[{_CAPITAL}(][\w’')-]*|"
    rf"sur|sous|en|de|du|"
    rf"des|la|le|les)){{0,4}}?)\s*(?P<link>,?\s*[Ll][Ee]|,|[-–—|])\s*"
)
_NO_PLACE = re.compile(
    rf"(?:{'|'.join(WEEKDAYS)}|date|publie|paru|mis|communique|invitation|dossier|ville|embargo|depuis|avant|apres|jusqu|"
    r"pour|vers|des|du|ce|cette|rendez-vous|envoye|(?:le|la)$)(?!\w)"
)
_BEFORE_DATE = re.compile(
    r"[\s:,;.()\[\]*_-]*(?:(?:en )?date\s*:?|(?:publie|paru|diffuse|emis|fait|redige)\s+(?:le\s+)?|du\s|le\s)?\s*"
)
_AFTER_DATE = re.compile(r"\s*(?:$|[:|/•·.;)\]–—*_-])")
_END = re.compile(r"\W*(?:fin(?: (?:du|de) (?:communique|texte|document)(?: de presse)?)?|ends?|-\s*30\s*-)\W*")
_GREETING = re.compile(r"\W*(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|cher|chere|chers|cheres)\b")
_UNDATED = re.compile(rf"\W*(?:le\s+)?(?:{'|'.join(WEEKDAYS)})?\s*\d{{1,2}}(?:er)?\s+(?P<month>[a-z]{{3,9}})\W*")


@dataclass
class Line:
    """What is read of a line; `rest` are its other words, "" when every word was a formula."""

    kinds: list[str] = field(default_factory=list)
    dates: list[WrittenDate] = field(default_factory=list)
    place: str | None = None
    hour: str = ""
    embargo: str = ""
    immediate: bool = False
    rest: str = ""

    @property
    def says_something(self):
        """Is there any formula on this line?"""
        return bool(self.kinds or self.dates or self.embargo or self.immediate)


def read_line(text):
    """The formulas of one line of a letterhead."""
    line = Line(rest=text.strip())
    if len(text) > 400:
        return line
    folded, taken = fold(text), []
    for match in _IMMEDIATE.finditer(folded):
        line.immediate = True
        taken.append(match.span())
    dates = _dates(text)
    embargo = None if line.immediate else _EMBARGO.search(folded)
    if embargo:
        end = _embargo_end(folded, embargo.end(), dates)
        line.embargo = text[embargo.start() : end].strip()
        taken.append((embargo.start(), end))
        dates = [one for one in dates if not embargo.start() <= one[0] < end]
    position = 0
    while match := _GENRE.match(folded, position):
        line.kinds.append(match.lastgroup)
        taken.append(match.span())
        position = match.end()
        if not (match := re.match(r"\s*[/–—|-]\s*", folded[position:])):
            break
        position += match.end()
    _read_date(text, folded, dates, position, line, taken)
    line.rest = _left(text, taken)
    return line


def _read_date(text, folded, dates, position, line, taken):
    """Dates that stand as a date line, not inside a sentence."""
    for start, end, written in dates:
        # What a strong sign parts from the date is another matter of the same line.
        cut = max(text.rfind(sign, position, start) for sign in "–—|/•·")
        low, position = max(position, cut + 1), end
        place = _PLACE.fullmatch(text, low, start)
        place = place["place"].strip() if place and not _NO_PLACE.match(fold(place["place"])) else None
        if not (place or _BEFORE_DATE.fullmatch(folded, low, start)):
            continue
        hour = _HOUR_AFTER.match(folded, end)
        stop = hour.end() if hour else end
        if not _AFTER_DATE.match(folded, stop):
            continue
        line.place = place or line.place
        line.hour = text[start:stop] if hour else line.hour
        line.dates.append(written)
        taken.append((low, stop))
        position = stop


def _dates(text):
    """[(start, end, WrittenDate)], in order."""
    found, position = [], 0
    for written in find_dates(text):
        start = text.find(written.words, position)
        position = start + len(written.words)
        found.append((start, position, written))
    return found


def _embargo_end(folded, start, dates):
    """Where the words of an embargo end: at its last date or hour, or with the line."""
    ends = [end for _, end, _ in dates if end > start] + [match.end() for match in _HOUR.finditer(folded, start)]
    if not ends:
        return len(folded)
    tail = _EMBARGO_TAIL.match(folded, max(ends))
    return tail.end() if tail else max(ends)


def _left(text, taken):
    """The words that no formula took, without the signs that separated them."""
    kept, end = [], 0
    for start, stop in sorted(taken):
        if start > end:
            kept.append(text[end:start])
        end = max(end, stop)
    kept.append(text[end:])
    strip = " \t\u00a0\u202f:|/•·,;–—*-_"
    parts = [part.strip(strip) for part in kept] if taken else [text.strip()]
    left = " ".join(part for part in parts if any(map(str.isalnum, part)))
    left = left.strip() if not taken else re.sub(r"^[)\]\s.]+|[(\[\s]+$", "", left)
    return left if any(map(str.isalnum, left)) else ""


def read_embargo(words, issued):
    """(instant, doubts) of « sous embargo jusqu’au … »: never guessed, since readers trust that hour."""
    folded = fold(words)
    dates = _dates(words)
    doubts = []
    if not dates and issued is not None:
        dates = [(0, 0, one) for one in find_dates(words, issued.year)]
        if dates:
            why = f"L’année de l’embargo n’est pas écrite\u00a0: {issued.year} a été lu comme celle du communiqué."
            doubts.append(Doubt("embargo", words, why))
        elif _HOUR.search(folded):
            dates = [(0, 0, WrittenDate(issued, None, ""))]
            why = "Le jour de l’embargo n’est pas écrit\u00a0: celui du communiqué a été pris."
            doubts.append(Doubt("embargo", words, why))
    without_dates = folded
    for start, end, _ in dates:
        without_dates = without_dates[:start] + " " * (end - start) + without_dates[end:]
    hours = list(_HOUR.finditer(without_dates))
    if len({one.date for _, _, one in dates}) != 1 or len(hours) != 1:
        return None, [
            Doubt("embargo", words, "Le jour et l’heure de fin de l’embargo ne sont pas sûrs\u00a0: précisez-les.")
        ]
    written = dates[0][2]
    doubts += weekday_doubts([written], "embargo")
    number, minutes, other, word = hours[0].groups()
    if word == "minuit" or re.search(r"\b(?:utc|gmt|cet|cest|inclus|du (?:soir|matin)|\d\s?(?:am|pm))\b", folded):
        morning = word != "minuit" and re.search(r"\bdu matin\b", folded) and int(number or 0) < 12
        if not morning:
            why = "L’heure de fin de l’embargo peut se lire de deux façons\u00a0: précisez-la."
            return None, [*doubts, Doubt("embargo", words, why)]
    hour = 12 if word == "midi" else int(number)
    if hour > 23:
        return None, [*doubts, Doubt("embargo", words, "Cette heure n’existe pas\u00a0: précisez la fin de l’embargo.")]
    try:
        instant = aware(datetime.combine(written.date, time(hour, int(minutes or other or 0))))
    except ValueError as error:
        return None, [*doubts, Doubt("embargo", words, str(error))]
    return instant, doubts


def weekday_doubts(dates, where):
    """A doubt for each date whose written weekday is another."""
    doubts = []
    for one in dates:
        if one.weekday_matches is False:
            why = f"Le {format_date(one.date)} est un {WEEKDAYS[one.date.weekday()]}."
            doubts.append(Doubt(where, one.words, why))
    return doubts


def undated(text):
    """« Jeudi 4 février », alone on its line: a date whose year is not written."""
    match = _UNDATED.fullmatch(fold(text))
    return bool(match) and fold_accents(match["month"]) in MONTH_NUMBERS


def ends_text(text):
    """« FIN », « – end – », « -30- », alone on its line."""
    return len(text) < 60 and bool(_END.fullmatch(fold(text)))


def greets(text):
    """Does a covering note begin here (« Bonjour, », « Madame, Monsieur, »)?"""
    return bool(_GREETING.match(fold(text)))
