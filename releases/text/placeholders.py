"""Words that an author leaves in a text to be replaced, and that must never be published."""

import re

_PLACEHOLDER = re.compile(
    r"""\[[^\]\n]{0,60}? (?:à\s+(?:compl[ée]ter|confirmer|venir|pr[ée]ciser|v[ée]rifier|valider)|todo|tbc|tbd|xx+)
        [^\]\n]{0,60} \]
      | \b(?:citation|verbatim|texte|chiffre|nom|photo|date|lieu|titre)s?
        \s+à\s+(?:venir|compl[ée]ter|confirmer|pr[ée]ciser)\b
      | (?<![^\W\d_])À\s+COMPL[ÉE]TER\b | \bA\s+COMPLETER\b
      | (?<![\w-])[Xx]{3,}(?![\w-]) | (?<!\w)[?]{3,} | (?<!\w)_{4,}(?!\w)
      | \bTODO\b | \bTBC\b | \bTBD\b | \blorem\s+ipsum\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Upper-case only: « todo » and the Roman numeral XXX in « le XXXe congrès » are words.
_SENSITIVE = re.compile(r"todo|tbc|tbd|a completer|à compl[ée]ter", re.IGNORECASE)


def find_placeholders(text: str) -> list[str]:
    """The placeholders of a text as they stand in it: « [À COMPLÉTER] », « XXX », « citation à venir »."""
    found = []
    for match in _PLACEHOLDER.finditer(text):
        words = match[0]
        if _SENSITIVE.fullmatch(words) and not words.isupper():
            continue
        found.append(words)
    return found
