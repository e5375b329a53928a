"""Which lines are press contacts: at the top beside the letterhead, below « Contact presse », or as a signature."""

import re

from . import contacts
from .documents import Doubt
from .formulas import ends_text, read_line
from .people import is_role, name_at, signature
from .words import fold

_NO_CONTACT = "Ces coordonnées sont peut-être celles du contact presse\u00a0: elles sont restées dans le texte."
_PUBLIC = re.compile(
    r"\W*(?:renseignements?|inscriptions?|reservations?|informations?|infos?|plus d'info|pour en savoir|billetterie|"
    r"accueil|horaires|adresse|acces|programme)"
)
_POSTAL = re.compile(
    r"(?<!\d)\d{5}\s+[A-ZÀ-Þ]|^\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|place|quai|cours|bd|av)\b"
)
_SITE = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|eu|net)(?:/\S*)?")
_SIGN_OFF = re.compile(
    r"\W*(?:(?:bien )?cordialement|bien a vous|salutations|sinceres salutations|merci d'avance|belle journee|"
    r"bonne (?:journee|reception))\b.{0,40}"
)


def take(lines, title):
    """(contacts, doubts): press contacts read, their lines taken. `title` is the number of the title's line, or that of
    the first line of the body.
    """
    found, doubts = [], []
    for group in _groups(lines, title):
        texts = [line.text for line in group]
        about_press = any(contacts.is_about_press(text) for text in texts)
        opened = _opens(group[0])
        on_top = title is not None and group[-1].number < title
        margin = group[0].style == "margin"
        last = not any(line.is_prose for line in lines[group[-1].number + 1 :] if line.style != "margin")
        if _PUBLIC.match(fold(texts[0])) and not about_press:
            continue
        if not ((about_press and (opened or on_top or last or margin)) or (opened and last) or on_top):
            if last:
                doubts.append(Doubt("contacts", " / ".join(texts), _NO_CONTACT))
            continue
        if opened and not about_press:
            doubts.append(Doubt("contacts", " / ".join(texts), "Est-ce bien le contact de la presse\u202f?"))
        texts = list(_fields(group, doubts))
        read, more = contacts.read(texts)
        found += read
        doubts += more
        for line in group:
            line.taken = True
    return tuple(dict.fromkeys(found)), list(dict.fromkeys(doubts))


def _fields(group, doubts):
    """The lines that hold a name, an e-mail or a telephone; a postal address or a site has no field."""
    for line in group:
        text = line.text
        if _SIGN_OFF.fullmatch(fold(text)) or ends_text(text):
            continue
        bare = contacts.EMAIL.sub(" ", text)
        site = _SITE.search(bare)
        if _POSTAL.search(text) or site:
            doubts.append(Doubt("contacts", text, "Une adresse postale ou un site n’a pas de champ ici."))
            text = text.replace(site.group(), " ") if site else text
            if not contacts.has_address(text):
                continue
        yield text


def _groups(lines, title):
    """Runs of lines that hold addresses, with the names above and between them."""
    groups, number = [], 0
    while number < len(lines):
        line = lines[number]
        if line.taken or not _may_be(line) or number == title or not (_is_address(line) or _opens(line)):
            number += 1
            continue
        group = [line]
        if not _opens(line):
            group = [*_above(lines, number, title, groups[-1][-1].number if groups else -1), line]
        number += 1
        while number < len(lines) and number != title:
            following = lines[number]
            far = following.block - group[-1].block > 1
            if following.taken or not _may_be(following) or far or (_opens(following) and any(map(_is_address, group))):
                break
            if not (_is_address(following) or _opens(following) or _accompanies(following)):
                break
            group.append(following)
            number += 1
        while (
            group
            and not _is_address(group[-1])
            and not _SITE.search(group[-1].text)
            and not _POSTAL.search(group[-1].text)
        ):
            group.pop()
        if any(map(_is_address, group)):
            groups.append(group)
            number = max(number, group[-1].number + 1) if group[-1].number + 1 >= number else group[-1].number + 1
    return groups


def _above(lines, number, title, low):
    above = []
    for line in reversed(lines[low + 1 : number]):
        if line.taken or line.number == title or not _may_be(line) or len(above) == 4:
            break
        if lines[number].block - line.block > 2 or not _accompanies(line):
            break
        above.insert(0, line)
    return above


def _may_be(line):
    return line.is_plain and len(line.text) <= 300 and (not line.is_heading or _opens(line))


def _opens(line):
    """« Contact presse », « Relations presse »; « Service presse » is a name."""
    folded = fold(line.text)
    return contacts.opens(line.text) or ("service" not in folded and bool(contacts.HEADING.fullmatch(folded)))


def _is_address(line):
    """A line with an e-mail or a telephone that is no sentence of the text."""
    text = line.text
    if not contacts.has_address(text):
        return False
    ends = text.rstrip().endswith((".", "!", "?")) and not contacts.EMAIL.search(text.split()[-1].rstrip("."))
    return contacts.opens(text) or not (line.words >= 25 or (line.words >= 10 and ends))


def _accompanies(line):
    """A name, a function, a service, a postal address or a sign-off, without address."""
    text = line.text
    if line.is_heading or len(text) > 120 or read_line(text).says_something:
        return False
    if contacts.is_service(text) or _POSTAL.search(text) or _SIGN_OFF.fullmatch(fold(text)):
        return True
    if _SITE.fullmatch(text):
        return True
    name = name_at(text)
    if name and (name.end() == len(text.rstrip(" ,:")) or signature(text)):
        return True
    ends = text.rstrip().endswith((".", "!", "?", "…", ":"))
    return is_role(text) and line.words <= 12 and not ends
