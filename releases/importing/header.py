"""What stands around the body: genre, surtitre, title, sous-titre, date, place, embargo, contacts and chapô."""

import datetime
import re
from dataclasses import dataclass, field

from releases.text.french import find_dates

from . import addresses, contacts, formulas, titles
from .documents import Doubt, ImportedContact
from .lines import bold_share, joined, rest, rewritten, split
from .spans import spans
from .titles import is_formula, says
from .words import count, excerpt, fold

_LEFT_OVER = "Ces lignes d’en-tête ou de pied de page n’ont trouvé place dans aucun champ."
_MAX_TOLD = 5000  # a page of a site has menus, and an editor little time
_NO_YEAR = "L’année de cette date n’est pas écrite."
_DATELINE_END = re.compile(r"\s*(?:[—–:]|-(?=\s)|\.\s*[—–-])\s*(?=\S)")
_DAYS = r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_TODAY = re.compile(rf"(?:aujourd'hui,?\s+(?:le\s+)?|(?<!\w)ce\s+)(?=(?:{_DAYS})|\d)")


@dataclass
class Head:
    """All but the body. Texts are without format, note calls still as characters."""

    kind: str | None = None
    kicker: str | None = None
    title: str | None = None
    subtitle: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    embargo: datetime.datetime | None = None
    lead: str | None = None
    contacts: tuple[ImportedContact, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)


def read(blocks, mail=()):
    """(head, body): the blocks without the lines that the head took. `mail` is the header of a pasted e-mail."""
    reader = _Reader(blocks)
    reader.read(mail)
    return reader.head, rest(reader.blocks, reader.lines)


class _Reader:
    """Takes lines out of the text, the surest first."""

    def __init__(self, blocks):
        self.blocks = list(blocks)
        self.lines = split(self.blocks)
        self.head = Head()
        self.kinds = {}
        self.dates = []
        self.embargoes = []
        self.left_over = []

    def read(self, mail):
        self.covering_note()
        title = titles.find(self.free())
        top = title.number if title else next((line.number for line in self.free() if line.is_prose), len(self.lines))
        self.head.contacts, doubts = addresses.take(self.lines, top)
        self.head.doubts += doubts
        title = titles.find(self.free())
        self.above(title)
        if title is not None:
            self.titles(title)
        self.below_title()
        self.below_body()
        self.dateline()
        self.lead()
        self.settle_kind()
        self.settle_date()
        self.settle_embargo()
        self.tell(mail)

    def free(self):
        """The lines of the text that nothing took; the page's margins are read apart."""
        return [line for line in self.lines if not line.taken and line.style != "margin"]

    def doubt(self, where, words, why):
        self.head.doubts.append(Doubt(where, words, why))

    def covering_note(self):
        """« Bonjour, voici notre communiqué… » above the genre line is the e-mail, not the communiqué."""
        lines = self.free()
        if not lines or not formulas.greets(lines[0].text):
            return
        for number, line in enumerate(lines[1:16], 1):
            if is_formula(line) and says(line).kinds:
                for one in lines[:number]:
                    one.taken = True
                words = " / ".join(one.text for one in lines[:number])
                self.doubt("text", words, "Ce message d’accompagnement n’a pas été repris.")
                return

    def above(self, title):
        """The letterhead: formulas are read, one other line is the surtitre, more than one are told."""
        first = title or next((line for line in self.free() if line.is_prose or line.tag == "li"), None)
        end = first.number if first else len(self.lines)
        others = []
        for line in self.lines:
            if line.taken or (line.number >= end and line.style != "margin"):
                continue
            line.taken = True
            self.keep(line)
            left = says(line).rest
            if line.style == "kicker" and left:
                self.head.kicker = left
            elif formulas.undated(left):
                self.doubt("date", left, _NO_YEAR)
            elif left and not formulas.ends_text(left):
                (self.left_over if line.style == "margin" or says(line).says_something else others).append(left)
        is_kicker = len(others) == 1 and title is not None and not self.head.kicker
        if is_kicker and not contacts.is_service(others[0]) and len(others[0]) <= 120:
            self.head.kicker = others[0]
        else:
            self.left_over += others

    def keep(self, line):
        """Remember the genre, date, place and embargo of a line."""
        said = says(line)
        for kind in said.kinds:
            self.kinds.setdefault(kind, line.text)
        self.dates += said.dates
        if said.place:
            place = contacts.in_small_letters(said.place)
            self.head.place = self.head.place or place
            if place != self.head.place:
                self.doubt(
                    "place", f"{self.head.place} / {place}", "Deux lieux sont écrits\u00a0: le premier a été pris."
                )
        if said.hour:
            self.doubt("date", said.hour, "L’heure écrite avec la date n’a pas de champ.")
        if said.embargo:
            words = said.embargo
            following = next(iter(self.lines[line.number + 1 :]), None)
            if not re.search(r"\d", words) and following and re.match(r"\W*jusqu", fold(following.text)):
                following.taken = True
                words = f"{words} {following.text}"
            self.embargoes.append(words)

    def titles(self, title):
        """Title and sous-titre."""
        group = titles.whole(self.lines, title)
        for line in group:
            line.taken = True
        self.keep(title)
        words = says(title).rest if says(title).says_something else joined(group).text
        self.head.title = _one_line(words)
        subtitle, is_sure = titles.find_subtitle(self.free(), title, group[-1].number)
        if subtitle is not None:
            subtitle.taken = True
            self.head.subtitle = _one_line(subtitle.text)
            if not is_sure:
                self.doubt("subtitle", subtitle.text, "Cette ligne a été lue comme un sous-titre.")

    def below_title(self):
        """Date, embargo and genre written below the title, as long as lines say nothing else."""
        for line in self.free():
            if formulas.undated(line.text) and "invitation" not in self.kinds:
                self.doubt("date", line.text, _NO_YEAR)
            elif is_formula(line) and not line.is_prose:
                if "invitation" in self.kinds and says(line).dates and not says(line).place:
                    self.doubt("date", line.text, "Est-ce la date du communiqué ou celle de l’événement\u202f?")
                    break
                self.keep(line)
            else:
                break
            line.taken = True

    def below_body(self):
        """End marks, and « Fait à Grenoble, le… » below the text."""
        for line in self.free():
            if line.is_plain and formulas.ends_text(line.text):
                line.taken = True
        for line in reversed(self.free()):
            said = says(line)
            if line.is_prose or not is_formula(line) or not said.dates or not said.place:
                break
            line.taken = True
            self.keep(line)

    def dateline(self):
        """« Grenoble, le 4 février 2021 – La Ville… »: a date line at the head of the first paragraph."""
        line = next(iter(self.free()), None)
        if line is None or line.tag != "p" or not line.is_plain:
            return
        text = line.flow.text
        dates = find_dates(text[:150])
        if not dates:
            return
        end = text.find(dates[0].words) + len(dates[0].words)
        match = _DATELINE_END.match(text, end)
        said = formulas.read_line(text[:end])
        if match and said.place and not said.rest:
            line.formulas = said
            self.keep(line)
            rewritten(self.blocks, self.lines, line, line.flow.cut(match.end()))

    def lead(self):
        """The first paragraphs when the file calls them chapô, or when they are bold."""
        free = self.free()
        taken = []
        for line in free:
            styled = line.style == "lead"
            bold = line.is_bold and line.tag == "p" and line.is_plain and line.words >= 8
            if not (styled or bold) or (taken and line.style != taken[0].style):
                break
            if not taken and not styled and not line.is_prose and line.words < 12:
                break
            taken.append(line)
        if len(taken) == len(free) and len(taken) > 1 and not taken[0].style:
            # Everything is bold: only the first paragraph can be the chapô.
            taken = [line for line in taken if line.block == taken[0].block]
        if not taken:
            taken = self.doubtful_lead(free)
        for line in taken:
            line.taken = True
        if taken:
            self.head.lead = _paragraphs(taken)

    def doubtful_lead(self, free):
        """The first paragraph when it is in italics, told; otherwise it is only proposed."""
        first = next(iter(free), None)
        if first is None or first.tag != "p" or not first.is_plain or first.words < 8 or len(free) < 2:
            return []
        if bold_share(first.flow, "em") >= 0.9 and not re.match(r"\W*[«“\"]", first.text):
            self.doubt("lead", excerpt(first.text), "Ce premier paragraphe en italique a été lu comme le chapô.")
            return [first]
        if first.text.endswith(":") or any(count(first.text[one.start : one.end]) > 5 for one in spans(first.text)):
            return []
        self.doubt(
            "lead", excerpt(first.text), "Aucun chapô n’est marqué\u00a0: ce premier paragraphe en est-il un\u202f?"
        )
        return []

    def settle_kind(self):
        if len(self.kinds) > 1:
            self.doubt(
                "kind", " / ".join(dict.fromkeys(self.kinds.values())), "Deux genres sont écrits\u00a0: choisissez."
            )
        else:
            self.head.kind = next(iter(self.kinds), None)

    def settle_date(self):
        texts = [self.head.title or "", self.head.subtitle or "", self.head.lead or ""]
        texts += [line.text for line in self.free()]
        spoken = [one for text in texts for one in find_dates(text[:20_000])]
        self.head.doubts += formulas.weekday_doubts(self.dates, "date") + formulas.weekday_doubts(spoken, "text")
        today = _today(texts[2:4])
        if self.dates:
            first = self.dates[0]
            self.head.date = first.date
            for other in self.dates[1:]:
                if other.date != first.date:
                    why = "Deux dates sont écrites\u00a0: la première a été prise."
                    self.doubt("date", f"{first.words} / {other.words}", why)
            if today and today.date != first.date:
                self.doubt("date", today.words, "Le texte dit une autre date que l’en-tête.")
        elif today:
            self.head.date = today.date
            self.doubt("date", today.words, "Sans date en tête, celle-ci a été lue dans le texte.")

    def settle_embargo(self):
        words = list(dict.fromkeys(self.embargoes))
        readings = [formulas.read_embargo(one, self.head.date) for one in words]
        self.head.doubts += [doubt for _, doubts in readings for doubt in doubts]
        instants = {instant for instant, _ in readings}
        if len(instants) == 1:
            self.head.embargo = instants.pop()
        elif instants:
            self.doubt("embargo", " / ".join(words), "Deux embargos différents sont écrits\u00a0: choisissez.")
        for line in self.free():
            match = re.search(r"sous embargo|embargo jusqu", fold(line.text)) if line.words < 200 else None
            if match:
                self.doubt(
                    "embargo",
                    excerpt(line.text[match.start() :]),
                    "Le texte parle d’un embargo\u00a0: est-ce le sien\u202f?",
                )

    def tell(self, mail):
        """What found no field is told, never dropped."""
        if self.head.title is None:
            self.doubt("title", excerpt(next((line.text for line in self.free()), "")), "Aucun titre n’a été reconnu.")
        if mail:
            words = " / ".join(line.strip() for line in mail)
            self.doubt("text", words, "L’en-tête du courriel n’a pas été repris.")
        if self.left_over:
            self.doubt("text", " / ".join(dict.fromkeys(self.left_over))[:_MAX_TOLD], _LEFT_OVER)


def _today(texts):
    """The date that the first sentences call today (« Aujourd’hui, jeudi 4 février 2021 », « Ce jeudi… »), or None."""
    for text in texts:
        match = _TODAY.search(fold(text[:400]))
        if not match:
            continue
        for one in find_dates(text[match.end() : match.end() + 60]):
            if text[match.end() :].startswith(one.words):
                return one
    return None


def _one_line(text):
    return re.sub(r"[\s\u2028]+", " ", text).strip()


def _paragraphs(lines):
    """The words of several lines: one paragraph for each block."""
    texts = {}
    for line in lines:
        texts.setdefault(line.block, []).append(line)
    return "\n\n".join(joined(group).text for group in texts.values())
