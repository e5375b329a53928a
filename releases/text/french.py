"""Dates, hours, telephone numbers, names and enumerations, as French writes them. No clock, no settings."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import phonenumbers

PARIS = ZoneInfo("Europe/Paris")

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def format_date(day: date, weekday: bool = False) -> str:
    """« 4 février 2021 », « 1er février 2021 »; with `weekday`, « jeudi 4 février 2021 ».

    Ordinary spaces: `typography` joins day and month when the words are shown.
    """
    number = "1er" if day.day == 1 else str(day.day)
    words = f"{number} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def format_datetime(instant: datetime) -> str:
    """« 4 février 2021 à 11 h 00 », in Paris. Raises `ValueError` for a naive datetime."""
    local = in_paris(instant)
    return f"{format_date(local)} à {local.hour} h {local.minute:02}"


def zone_name(instant: datetime) -> str:
    """« heure d’hiver » or « heure d’été »: what tells apart the two 2 h 30 of the last Sunday of October."""
    return "heure d’été" if in_paris(instant).dst() else "heure d’hiver"


def in_paris(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("A datetime without time zone names no instant.")
    return instant.astimezone(PARIS)


def aware(naive: datetime, fold: int | None = None) -> datetime:
    """The instant that a clock of Paris shows as `naive`.

    Raises `ValueError`, with a French message for the person who typed it, for an hour that is skipped in March,
    and, unless `fold` says which (0 the first, in summer time; 1 the second), for one that comes twice in October.
    """
    if naive.tzinfo is not None:
        raise ValueError("This datetime already has a time zone.")
    first, second = (naive.replace(tzinfo=PARIS, fold=turn) for turn in (0, 1))
    words = f"{format_date(naive)} à {naive.hour} h {naive.minute:02}"
    if first.astimezone(UTC).astimezone(PARIS).replace(tzinfo=None) != naive:
        raise ValueError(
            f"Le {words} n’existe pas : cette nuit-là, on passe à l’heure d’été et l’horloge saute une heure."
        )
    if first.utcoffset() != second.utcoffset() and fold is None:
        raise ValueError(
            f"Le {words} existe deux fois : cette nuit-là, on passe à l’heure d’hiver. "
            "Précisez « heure d’été » ou « heure d’hiver »."
        )
    return second if fold else first


@dataclass(frozen=True)
class WrittenDate:
    """A date as it stands in a text: `words` is the passage, weekday included."""

    date: date
    weekday_matches: bool | None  # None when no weekday is written
    words: str


def fold_accents(text: str) -> str:
    """Lower case without accents; œ and æ in two letters."""
    # Decomposed first: a mathematical or circled capital has no lower case of its own.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("œ", "oe").replace("æ", "ae")


# Every spelling of a month and of a weekday, without accents, full stops or capitals.
MONTH_NUMBERS = {fold_accents(name): number for number, name in enumerate(MONTHS, 1)} | {
    "janv": 1,
    "jan": 1,
    "fevr": 2,
    "fev": 2,
    "avr": 4,
    "juil": 7,
    "juill": 7,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
WEEKDAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)} | {
    name[:3]: number for number, name in enumerate(WEEKDAYS)
}

# One space or one end of line: a paragraph does not continue a date.
_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"
_WEEKDAY = rf"""
    (?: (?<!\w) (?P<weekday> (?:lun|mar|mercre|jeu|vendre|same)di | dimanche | (?:lun|mar|mer|jeu|ven|sam|dim)\.? )
        ,? {_GAP} (?:le{_GAP})? )?"""
_DATES = re.compile(
    rf"""{_WEEKDAY}
    (?: (?<![\w,./-]) (?P<day>\d{{1,2}}) (?P<first>{_GAP}?er\b|ᵉʳ)? {_GAP}
        (?P<month>[^\W\d_][^\W\d_\u0300-\u036f]{{2,10}}\b) (?:\.(?=\s))? (?:{_GAP} (?P<year>\d{{4}}) (?![\w/-]) )?
      | (?<![\w,./-]) (?P<d>\d{{1,2}}) (?P<mark>[/.-]) (?P<m>\d{{1,2}}) (?P=mark) (?P<y>\d{{4}}|\d{{2}}) (?![\w/-]|\.\d)
      | (?<![\w,./-]) (?P<iso>\d{{4}}-\d{{2}}-\d{{2}}) (?=T\d|[^\w/-]|$)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def find_dates(text: str, year: int | None = None) -> list[WrittenDate]:
    """The dates of a text, in order: « Jeudi 4 février 2021 », « 4 févr. 2021 », « 04/02/2021 », « 2021-02-04 ».

    A date without its year (« 1er mars ») is silent about it: it is left out, unless the caller knows the `year`.
    Days that do not exist (31 février) are left out; a weekday that does not agree is told, not corrected.
    """
    found = []
    for match in _DATES.finditer(text):
        day = _date(match, year)
        if day is None:
            continue
        weekday = match["weekday"]
        agrees = None if weekday is None else WEEKDAYS[day.weekday()].startswith(weekday.casefold().rstrip("."))
        found.append(WrittenDate(day, agrees, match[0]))
    return found


def _date(match: re.Match, known_year: int | None) -> date | None:
    if match["iso"]:
        year, month, day = (int(number) for number in match["iso"].split("-"))
    elif match["mark"]:
        if len(match["y"]) == 2 and match["mark"] != "/":
            return None  # « 1.2.21 » is more often a chapter than a day
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        year += 2000 if len(match["y"]) == 2 else 0
    else:
        year = int(match["year"]) if match["year"] else known_year
        month, day = MONTH_NUMBERS.get(fold_accents(match["month"])), int(match["day"])
        if year is None or month is None or (match["first"] and day != 1):
            return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


_PAIRS = r"0[1-9](?:[ .\u00a0\u202f-]?\d\d){4}"
# Two numbers with one space between them: the matcher would read one long number, which is none.
_TWO_NUMBERS = re.compile(
    rf"(?<!\d)(?<!\d[ .\u00a0\u202f-])({_PAIRS})[ \u00a0\u202f](?={_PAIRS}(?!\d|[ .\u00a0\u202f-]\d))"
)


def find_phones(text: str) -> list[tuple[str, str]]:
    """The telephone numbers of a text, in order: (words as printed, E.164). Numbers without + are French.

    Postcodes, SIRET and other long numbers are none: `phonenumbers` accepts only numbers that can be called.
    """
    text = _TWO_NUMBERS.sub(r"\1\n", text)
    return [
        (match.raw_string, phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164))
        for match in phonenumbers.PhoneNumberMatcher(text, "FR")
    ]


def format_phone(e164: str) -> str:
    """« 04 76 76 39 21 », « +41 22 730 51 11 », with no-break spaces; what is no number comes back as it is."""
    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return e164
    french = number.country_code == 33
    style = phonenumbers.PhoneNumberFormat.NATIONAL if french else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style).replace(" ", "\u00a0")


_PUT_ASIDE = re.compile(r"(?:de\s+|d['’]\s*)")


def sort_key(last_name: str, first_name: str) -> str:
    """What a person is sorted on: family name, then first name, without accents, « de » and « d’ » put aside.

    Le, La, Du, Des, Ben and N’ count (NF Z44-001, NF Z44-061), and so does a capital De, but in a name all in capitals.
    Two spaces come before any letter, so « Martin » precedes « Martin Dupont » whatever the first names.
    """
    last_name = last_name.strip()
    name = last_name.lower() if last_name.isupper() else last_name
    name = _PUT_ASIDE.sub("", name, count=1) if _PUT_ASIDE.match(name) else name
    return f"{_letters(name)}  {_letters(first_name)}".strip()


def _letters(name: str) -> str:
    """« N’Diaye » is one word, « Martin-Dupont » two."""
    return " ".join(re.sub(r"[^\w\s-]", "", fold_accents(name)).replace("-", " ").split())


def format_size(size: int) -> str:
    """The size of a file in decimal units, with no-break spaces: « 900 octets », « 240 Ko », « 1,2 Mo »."""
    if size < 1000:
        words = f"{size} octets"
    elif size < 999_500:
        words = f"{round(size / 1000)} Ko"
    else:
        words = f"{size / 1_000_000:.1f} Mo".replace(".0", "").replace(".", ",")
    return words.replace(" ", "\u00a0")


def format_edition(number: int) -> str:
    """« 1re édition », « 22e édition »; `typography` raises the ordinal."""
    return f"{number}{'re' if number == 1 else 'e'} édition"


def join_words(words: list[str]) -> str:
    """« a », « a et b », « a, b et c »."""
    *others, last = words or [""]
    return f"{', '.join(others)} et {last}" if others else last
