"""Labels, distinctions and prizes named in a text: the city's own are linked, others are proposed."""

import re

from .documents import ImportedLabel
from .words import fold, singular, words

_PROPOSED = re.compile(
    r"(?<!\w)(?:labels?|distinctions?|prix|trophees?|mentions?)"
    r"(?:\s+(?:national|nationale|nationaux|regional|regionale|europeen|europeenne|international|internationale|"
    r"departementale?|"
    r"speciale?|honorifique|d'honneur|d'excellence|officiel|officielle|citoyen|citoyenne|public|francais|francaise))*"
    r"\s*:?\s*(?:«\s*([^«»]{2,120}?)\s*»|“\s*([^“”]{2,120}?)\s*”|\"([^\"]{2,120}?)\")"
)


def read(text, known):
    """The labels of a text, each once, in the order of their first mention."""
    found = []
    spoken = [(singular(word), start, end) for word, start, end in words(text)]
    taken = {}
    for label in known:
        for name in (label.name, *label.aliases):
            place = _place(spoken, [singular(word) for word, _, _ in words(name)])
            if place and (label.id not in taken or place < taken[label.id][0]):
                taken[label.id] = (place, label)
    names = set()
    for (start, end), label in taken.values():
        found.append((start, ImportedLabel(label.name, label.id, text[start:end])))
        names.update(_spelling(name) for name in (label.name, *label.aliases))
    for match in _PROPOSED.finditer(fold(text)):
        group = next(number for number in (1, 2, 3) if match.group(number))
        start, end = match.span(group)
        name = text[start:end].strip()
        if _spelling(name) and _spelling(name) not in names:
            names.add(_spelling(name))
            found.append((start, ImportedLabel(name, None, name)))
    return tuple(label for _, label in sorted(found, key=lambda one: one[0]))


def _spelling(name):
    """What the singular and the plural of a name share."""
    return " ".join(singular(word) for word, _, _ in words(name))


def _place(spoken, wanted):
    """Offsets of the first passage with these words, or None."""
    if not wanted:
        return None
    for position in range(len(spoken) - len(wanted) + 1):
        if (
            spoken[position][0] == wanted[0]
            and [word for word, _, _ in spoken[position : position + len(wanted)]] == wanted
        ):
            return spoken[position][1], spoken[position + len(wanted) - 1][2]
    return None
