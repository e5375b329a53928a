"""Press contacts as printed: name or service, e-mail, every telephone in order."""

import re
from dataclasses import dataclass, field

from releases.text.french import find_phones

from .documents import Doubt, ImportedContact
from .words import fold

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NOISE = re.compile(
    r"(?<![\w])(?:contacts?(?:\s+(?:presse|medias|de presse|pour la presse))?|tel(?:ephone)?s?|mob(?:ile)?|"
    r"port(?:able)?|fixe|"
    r"fax|telecopie|e-?mail|mail|courriels?|mel|standard|ligne directe|ou|et|poste|pour en savoir plus)\b\.?\s*:?",
)
_ON_CALL = re.compile(r"(?<!\w)astreinte(?:\s+(?:presse|week-?end|du week-?end|soir et week-?end))?\s*:?")
HEADING = re.compile(
    r"\W*(?:vos |votre |nos )?(?:contacts?(?:\s+(?:presse|medias|de presse|pour la presse))?|"
    r"relations?\s+(?:presse|medias|avec la presse)|"
    r"service (?:de )?presse)\W*"
)
_OPENING = re.compile(
    r"\W*(?:contacts?\s*(?:presse|medias|de presse|pour la presse)?\s*:|contacts?\s+(?:presse|medias)\b|contacts?\W*$)"
)
_SERVICE = re.compile(
    r"(?<!\w)(?:service|direction|cabinet|attachee? de presse|relations? (?:presse|medias)|bureau|pole|secretariat|"
    r"responsable|chargee? (?:de|des)|ville|mairie|metropole)(?!\w)"
)
_NO_NAME = re.compile(
    r"\W*(?:merci|rsvp|reponse|reponses|confirm\w*|accredit\w*|pour (?:toute|tout|plus|vous|confirmer)|n'hesitez|"
    r"vous pouvez|"
    r"a retourner|inscription|presence|demandes? d\w+|a votre disposition|reste a votre)\b"
)
_LOW = {
    *("de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en", "pour", "presse", "communication"),
    *("relations", "relation", "medias", "media", "publiques", "externe", "service", "direction", "cabinet", "attache"),
    *("attachee", "chargee", "charge", "responsable", "ville", "mairie", "bureau", "pole", "maire", "contact"),
}
_ACRONYMS = {"ccas", "sdis", "chu", "drac", "dgs", "dga", "crea", "mjc", "rp", "cp"}
_SEPARATORS = " \t\u00a0\u202f,;:/|–—-·•()[]<>"


@dataclass
class _Contact:
    names: list[str] = field(default_factory=list)
    email: str = ""
    phones: list[str] = field(default_factory=list)


def has_address(text):
    """Does this line hold an e-mail address or a telephone number?"""
    return bool(EMAIL.search(text) or (re.search(r"\d[\d .\u00a0\u202f()/+-]{6,}", text) and find_phones(text)))


def is_service(text):
    """Could this line without address name the service or the body that signs (« SERVICE PRESSE »)?"""
    folded = fold(text)
    return (
        len(text) <= 80
        and not re.search(r"[.!?…]$", text.strip())
        and bool(_SERVICE.match(folded.strip()) or HEADING.fullmatch(folded))
    )


def opens(text):
    """Does this line announce the press contacts (« Contact presse : »)?"""
    folded = fold(text).strip()
    return bool(_OPENING.match(folded)) and len(text) <= 300


def is_about_press(text):
    """Is this the press's address, and not an address for everyone?"""
    return bool(re.search(r"(?<!\w)(?:presse|press|medias|journalistes)(?!\w)", fold(text)))


def read(lines):
    """(contacts, doubts) of the lines of a contact block, all of which are used."""
    contacts, doubts = [_Contact()], []
    for line in lines:
        for kind, value in _parts(line):
            last = contacts[-1]
            if kind == "name" and (len(value) > 120 or _NO_NAME.match(fold(value))):
                doubts.append(Doubt("contacts", value, "Ces mots n’ont pas de champ parmi les contacts."))
            elif kind == "name":
                if last.email or last.phones:
                    contacts.append(_Contact())
                contacts[-1].names.append(value)
            elif kind == "email":
                if last.email:
                    contacts.append(_Contact())
                contacts[-1].email = value
            else:
                last.phones.append(value)
        if _ON_CALL.search(fold(line)):
            doubts.append(
                Doubt("contacts", line.strip(), "Un de ces numéros est celui de l’astreinte\u00a0: précisez-le.")
            )
        if re.search(r"\d(?:[ .\u00a0\u202f-]?\d){5,}", _without_addresses(line)):
            doubts.append(Doubt("contacts", line.strip(), "Un numéro de téléphone n’a pas pu être lu."))
    read_contacts = tuple(
        ImportedContact(_name(contact.names), contact.email, tuple(dict.fromkeys(contact.phones)))
        for contact in contacts
        if contact.names or contact.email or contact.phones
    )
    return read_contacts, doubts


def _parts(line):
    """The line as ("name" | "email" | "phone", value), in printed order."""
    marks = [(match.start(), match.end(), "email", match.group()) for match in EMAIL.finditer(line)]
    position = 0
    for words, e164 in find_phones(line):
        start = line.find(words, position)
        if start >= 0 and not any(low <= start < high for low, high, _, _ in marks):
            position = start + len(words)
            marks.append((start, position, "phone", e164))
    marks.sort()
    end = 0
    for start, stop, kind, value in [*marks, (len(line), len(line), "", "")]:
        name = _bare_name(line[end:start])
        if name:
            yield "name", name
        if kind:
            yield kind, value
        end = stop


def _without_addresses(line):
    line = EMAIL.sub(" ", line)
    for words, _ in find_phones(line):
        line = line.replace(words, " ", 1)
    return line


def _bare_name(words):
    """The words between two addresses, without « Tél. : » and separators; "" when nothing is left."""
    kept, end = [], 0
    folded = fold(words)
    ranges = sorted(match.span() for pattern in (_NOISE, _ON_CALL) for match in pattern.finditer(folded))
    for start, stop in ranges:
        # « et » and « ou » are noise only between addresses, not inside « Presse et communication ».
        if folded[start:stop].strip() in ("et", "ou") and folded[:start].strip(_SEPARATORS):
            continue
        if start >= end:
            kept.append(words[end:start])
            end = stop
    kept.append(words[end:])
    name = re.sub(r"\s+", " ", " ".join(part.strip(_SEPARATORS) for part in kept)).strip(_SEPARATORS)
    return name if re.search(r"[^\W\d_]{2}", name) else ""


def _name(names):
    return ", ".join(in_small_letters(name) for name in names)


def in_small_letters(name):
    """« VILLE DE GRENOBLE » as « Ville de Grenoble »; a name that is not all capitals is kept as printed."""
    if not name.isupper():
        return name
    words = re.split(r"([\s'’\-]+)", name.lower())
    shown = [
        word.upper()
        if fold(word) in _ACRONYMS
        else word
        if number and fold(word) in _LOW
        else word[:1].upper() + word[1:]
        for number, word in enumerate(words)
    ]
    return "".join(shown)
