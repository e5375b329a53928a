"""Who speaks: names and roles as printed, read out of the clause that reports the words.

A name is never guessed from the sense. It stands where French grammar puts the subject of the reporting verb
(« X, rôle, déclare », « souligne X, rôle », « le maire, X, a déclaré ») or the reading has no speaker and says so.
"""

import re
from dataclasses import dataclass

from .verbs import PRONOUN_VERB, VERB, has_verb
from .words import fold

_CAPITAL = "A-ZÀ-ÖØ-ÞŒŸ"
_WORD = rf"(?:[dDlLnN]['’])?[{_CAPITAL}][\w’'\-‑]*"
_PARTICLE = r"(?:(?:de la|de|du|des|la|le|van der|van|von|el|al|ben|ibn|da|dos|di)\s+|d['’](?=[A-ZÀ-Þ]))"
_CIVILITY = r"(?:M\.|Mme|Mlle|Dr|Pr|Me|Monsieur|Madame|Docteur|Docteure|Professeur|Professeure|Maître)"
_SPACE = r"[^\S\n\u2028]+"
NAME = re.compile(
    rf"(?:{_CIVILITY}{_SPACE}{_WORD}(?:{_SPACE}{_PARTICLE}?{_WORD}){{0,3}}"
    rf"|{_WORD}(?:{_SPACE}{_PARTICLE}?{_WORD}){{1,3}})(?![\w’'])"
)
_NOT_FIRST_NAMES = {
    *("maire", "mairesse", "adjoint", "adjointe", "president", "presidente", "directeur", "directrice", "conseiller"),
    *("conseillere", "ministre", "depute", "deputee", "senateur", "senatrice", "prefet", "prefete", "secretaire"),
    *("responsable", "chef", "cheffe", "vice", "elu", "elue", "ancien", "ancienne", "premier", "premiere", "delegue"),
    *(
        "la",
        "le",
        "les",
        "l",
        "un",
        "une",
        "des",
        "ce",
        "cette",
        "ces",
        "pour",
        "selon",
        "a",
        "au",
        "aux",
        "dans",
        "en",
    ),
    *(
        "il",
        "elle",
        "nous",
        "notre",
        "nos",
        "ville",
        "villes",
        "mairie",
        "metropole",
        "association",
        "conseil",
        "service",
    ),
    *("grenoble", "communique", "dossier", "contact", "label", "ministere", "region", "departement", "communaute"),
    *("lors", "avec", "par", "sur", "et", "mais", "ainsi", "depuis", "apres", "avant", "de", "du", "d", "son", "sa"),
    *("prix", "projet", "plan", "place", "rue", "avenue", "parc", "musee", "theatre", "bibliotheque", "ecole"),
    *("societe", "collectif", "federation", "union", "agence", "office", "syndicat", "groupe", "fondation", "banque"),
    *("mutuelle", "commune", "prefecture", "etat", "france", "maison", "centre", "direction", "chambre", "comite"),
}
_ROLE_NOUN = re.compile(
    r"(?:(?:l'|la|le|les|notre|son|sa|leur|une?|1er|1re|premiere?|2e|deuxieme|seconde?|3e|ex-?|ancien(?:ne)?|"
    r"nouveau|nouvelle|"
    r"jeune|grande?|co-?|vice-?|madame|monsieur|mme|m\.|en tant que|comme)\s*)*"
    r"(?:maires?|maire-\w+|adjoint|conseill|president|directeur|directrice|chercheu|geograph|ministre|elue?\b|"
    r"elu\W?e?\b|"
    r"delegue|vice|secretaire|responsable|chef|cheffe|profess|habitant|benevole|porte-parole|coordinat|coordonnat|"
    r"fondat|cofondat|membre|depute|senat|prefet|charge|attache|sous-prefet|recteur|rectrice|doyen|architecte|"
    r"urbaniste|"
    r"ingenieur|medecin|docteur|infirmi|sociolog|histori|economist|artiste|auteur|autrice|ecrivain|comedien|metteu|"
    r"realisat|photograph|plasticien|musicien|chanteu|sporti|entraineu|capitaine|etudiant|lyceen|eleve|parent|mere de|"
    r"pere de|retraite|commercant|entrepreneu|gerant|patron|associe|administrat|animat|educat|formateu|formatric|"
    r"expert|consultant|specialiste|avocat|magistrat|juge|procureu|commissaire|commandant|colonel|lieutenant|agente?\b|"
    r"technicien|jardini|bibliothecaire|conservat|commissaire|mediat|referent|pilote|laureat|gagnant|representant|"
    r"tresori|trésor|general|cadre|salarie|employe|ouvri|militant|citoyen|riverain|voisin|usag|locataire|proprietaire|"
    r"paysag|climatolog|biolog|physicien|mathematic|informatic|developpeu|designer|graphiste|journalist|redact|editeu|"
    r"editric|libraire|programmat|producteu|productric|maraich|agricult|vigneron|chercheur|scientifique|doctorant|"
    r"maitre|maitresse|ambassad|consul|dirigeant|pdg|dg\b|dga\b|dgs\b|manager|numero)\w*"
)
# What may follow a role's first words and still be the role: « délégué à… », « en charge de… », « à la Culture ».
_ROLE_REST = re.compile(r"(?:delegue|charge|en charge|a la|a l'|au |aux |de |du |des |d'|et |ainsi que )")
_CIRCUMSTANCE = re.compile(
    r"(?:a l'(?:issue|occasion|ouverture|annonce|approche|invitation|image|inverse|heure)|au (?:cours|terme|"
    r"micro|sujet|nom|"
    r"moment|lendemain|sortir)|a (?:propos|son|sa|ses|cette|ce|la (?:veille|suite|fin|sortie))|en (?:marge|conclusion|"
    r"introduction|ouverture|effet|rappelant|ajoutant|soulignant|precisant)|lors|dans|pour|qui|avant|apres|devant|ce |"
    r"cet |cette |hier|aujourd|jeudi|lundi|mardi|mercredi|vendredi|samedi|dimanche|le \d|avec|sur|par|puis|tout|"
    r"est |sont |a ete|mais|car|afin|face|interroge|present|venu|depuis|pendant|suite|invite|rappelant|ajoutant)"
)
_WHEN = re.compile(
    r"(?:(?:hier|aujourd'hui|alors|ainsi|enfin|encore|ensuite|ce (?:matin|soir|midi|jour|jeudi|lundi|mardi|"
    r"mercredi|vendredi|"
    r"samedi|dimanche)|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|de (?:son|leur) cote|pour sa part|a "
    r"(?:son|leur) tour"
    r")(?: (?:matin|soir|dernier))?\s*,?\s+)+"
)
_SEVERAL = "plusieurs personnes sont nommées"
_CONNECTIVES = re.compile(
    r"(selon|pour|(?:le mot|l'avis|la reaction|le temoignage|le commentaire) de|"
    r"d'apres|comme l'(?:a )?\w+|comme le \w+|de l'avis de|du cote de|chez)\s+"
)
_BEFORE_OBJECT = {
    *("de", "d", "a", "au", "aux", "avec", "par", "pour", "chez", "et", "sur", "la", "le", "les", "du", "des", "en"),
    *("dans", "devant", "aupres", "sous", "vers", "contre", "que", "ou", "rue", "place", "avenue"),
}
MAX_CLAUSE = 400  # nobody reports a speech in more signs, and reading a clause costs more than its length


@dataclass(frozen=True)
class Clause:
    """A reporting clause, taken apart. `attribution` holds its words without speaker and role.

    `anonymous` is why no name could be read, or "" when `speaker` is the grammatical subject.
    """

    speaker: str | None = None
    role: str | None = None
    attribution: str | None = None
    anonymous: str = ""


def name_at(text, position=0):
    """The name of a person that begins here, or None: capitalised words, none of them an article or a body."""
    match = NAME.match(text, position)
    while match:
        first = re.split(r"[\s'’\-]", fold(match.group()))[0]
        if first not in _NOT_FIRST_NAMES:
            return match
        return None
    return None


def is_role(text):
    """Do these words begin like a function (« adjointe au maire », « le géographe »)?"""
    return bool(_ROLE_NOUN.match(fold(text[:200]).strip()))


def before_speech(clause):
    """The clause that ends with a colon before the words, or None when it reports nothing."""
    return _one_person(clause, _before_speech)


def after_speech(clause):
    """The clause that follows the words or stands inside them (« souligne X, rôle »), or None."""
    return _one_person(clause, _after_speech)


def _one_person(clause, reader):
    """« déclarent X, rôle, et Y, rôle »: words that two people share have no one speaker."""
    read = reader(clause) if len(clause) <= MAX_CLAUSE else None
    if read is None or not (read.speaker or read.anonymous):
        return read
    several = Clause(None, None, clause.strip().rstrip(": "), _SEVERAL)
    alone = [name.group() for segment in _segments(clause) if (name := name_at(segment)) and name.end() == len(segment)]
    if read.speaker and [name for name in alone if name != read.speaker]:
        return several
    for match in re.finditer(r"(?<!\w)(?:et|ainsi que)\s+(?=[A-ZÀ-Þ])", clause):
        first = name_at(clause, match.end())
        before = clause[: match.start()].rstrip(", ")
        if first and (
            re.search(r",\s*$", clause[: match.start()])
            or any(name.end() == len(before) for name in _names(before))
            or (clause[first.end() :].startswith(",") and is_role(clause[first.end() + 1 :]))
        ):
            return several
    return read


def _names(text):
    return [name for match in re.finditer(r"(?<!\w)(?=[A-ZÀ-Þ])", text) if (name := name_at(text, match.start()))]


def _before_speech(clause):
    clause = clause.strip().rstrip(":").strip()
    folded = fold(clause)
    connective = _CONNECTIVES.match(folded)
    if connective:
        name = name_at(clause, connective.end())
        if name:
            speaker, role, rest = _named(_segments(clause[connective.end() :]), needs_verb=False)
            if speaker and not rest:
                return Clause(speaker, role, clause[: connective.end()].strip())
            if speaker and VERB.match(fold(rest).lstrip(", ")):
                return Clause(speaker, role, f"{clause[: connective.end()].strip()} {rest}")
        speaker, role, rest = _role_first(_segments(clause[connective.end() :]))
        if speaker and not rest:
            return Clause(speaker, role, clause[: connective.end()].strip())
    segments = _segments(clause)
    for start in range(min(len(segments), 4)):
        found = _subject(segments[start:])
        if found:
            lead_in = ", ".join(segments[:start])
            speaker, role, rest = found
            attribution = ", ".join(part for part in (lead_in, rest) if part)
            return Clause(speaker, role, attribution or None)
        if VERB.match(fold(segments[start])):
            inverted = after_speech(", ".join(segments[start:]))
            if inverted and inverted.speaker:
                lead_in = ", ".join(segments[:start])
                attribution = ", ".join(part for part in (lead_in, inverted.attribution) if part)
                return Clause(inverted.speaker, inverted.role, attribution)
    if has_verb(folded):
        return Clause(None, None, None, "le nom de la personne citée n’est pas écrit avec ces mots")
    return None


def _after_speech(clause):
    clause = clause.strip()
    folded = fold(clause)
    pronoun = PRONOUN_VERB.match(folded)
    if pronoun:
        return Clause(None, None, clause, "le pronom ne dit pas qui parle")
    connective = re.match(r"(selon|d'apres|pour)\s+", folded)
    if connective and name_at(clause, connective.end()):
        speaker, role, rest = _named(_segments(clause[connective.end() :]), needs_verb=False)
        return Clause(speaker, role, _joined(clause[: connective.end()], rest))
    verb = VERB.match(folded)
    if not verb:
        return None
    segments = _segments(clause)
    first = segments[0]
    # The subject follows the verb, after a few words at most (« a déclaré hier X », « souligne l'adjointe X »).
    for match in re.finditer(r"(?<!\w)\w", first[verb.end() :]):
        position = verb.end() + match.start()
        name = name_at(first, position)
        if not name:
            continue
        between = first[verb.end() : position].strip()
        previous = re.findall(r"[\w]+", fold(between))
        if (previous and previous[-1] in _BEFORE_OBJECT) or len(previous) > 8:
            break
        speaker, role, rest = _named([first[position:], *segments[1:]], needs_verb=False)
        said, between = _without_when(first[:position], verb.end())
        if between and is_role(between):
            role, between = ", ".join(part for part in (between, role) if part), ""
        return Clause(speaker, role, _joined(_joined(said, between), rest))
    said, subject = _without_when(first, verb.end())
    if is_role(subject):
        speaker, role, rest = _role_first([subject, *segments[1:]])
        if speaker:
            return Clause(speaker, role, _joined(said, rest))
        return Clause(None, None, clause, "seule la fonction est écrite, sans le nom")
    for number, segment in enumerate(segments[1:4], 1) if not subject else ():
        # « confie, émue, X » : the subject comes after an aside.
        aside = ", ".join([said, *segments[1:number]])
        if name_at(segment):
            speaker, role, rest = _named(segments[number:], needs_verb=False)
            return Clause(speaker, role, _joined(aside, rest))
        if is_role(segment):
            speaker, role, rest = _role_first(segments[number:])
            if speaker:
                return Clause(speaker, role, _joined(aside, rest))
    return Clause(None, None, clause, "le nom de la personne citée n’a pas été reconnu") if subject else None


def signature(line):
    """« — X, rôle » below a quotation, or None; the dash is not required here."""
    line = re.sub(r"^[\s—–―-]+", "", line).strip().rstrip(".").strip()
    name = name_at(line)
    if not name or len(line) > 250:
        return None
    speaker, role, rest = _named(_segments(line), needs_verb=False)
    return Clause(speaker, role, None) if speaker and not rest else None


def _subject(segments):
    """(speaker, role, rest) when the clause opens with its subject: a name, or a role and then a name."""
    first = segments[0]
    if name_at(first):
        speaker, role, rest = _named(segments, needs_verb=True)
        return (speaker, role, rest) if speaker else None
    if not is_role(first):
        return None
    # « L'adjointe Camille Exemple souligne »: the words of the role are in lower case, so the name is sure.
    match = re.match(r"[^A-ZÀ-Þ]*?(?<![\w])(?=[A-ZÀ-Þ])", first[1:])
    position = 1 + match.end() if match else len(first)
    if name_at(first, position) and not re.search(r"(?:^|\s)(?:de|du|des|d['’]|la|à|au|aux)\s*$", first[:position]):
        speaker, role, rest = _named([first[position:], *segments[1:]], needs_verb=True)
        return (
            (speaker, ", ".join(part for part in (first[:position].strip(), role) if part), rest) if speaker else None
        )
    for number, segment in enumerate(segments[1:4], 1):
        if name_at(segment):
            speaker, role, rest = _named(segments[number:], needs_verb=True)
            roles = ", ".join([*segments[:number], *([role] if role else [])])
            return (speaker, roles, rest) if speaker else None
        if not _ROLE_REST.match(fold(segment)):
            return None
    return None


def _role_first(segments):
    """(speaker, role, rest) of « la maire, X » and « la maire X »; speaker None when no name follows the role."""
    first = segments[0]
    if not is_role(first):
        return None, None, ", ".join(segments)
    if len(segments) > 1 and name_at(segments[1]):
        before, following = first, segments[1:]
    else:
        names = [name for name in _names(first) if re.search(r"[a-zà-ÿ]\s$", first[: name.start()])]
        if not names or re.search(r"(?<!\w)(?:de|du|des|d['’]|la|le|à|au|aux)\s*$", first[: names[0].start()]):
            return None, None, ", ".join(segments)
        before, following = first[: names[0].start()].strip(), [first[names[0].start() :], *segments[1:]]
    speaker, role, rest = _named(following, needs_verb=False)
    return speaker, ", ".join(part for part in (before, role) if part), rest


def _named(segments, needs_verb):
    """(speaker, role, rest) of segments that begin with a name; speaker None when the rest is no report."""
    name = name_at(segments[0])
    speaker, tail = name.group(), segments[0][name.end() :].strip()
    roles, rest = [], []
    bracket = re.match(r"\(([^()]+)\)\s*", tail)
    if bracket:
        roles.append(bracket.group(1).strip())
        tail = tail[bracket.end() :].strip()
    if tail and (not needs_verb or VERB.match(fold(tail)) or PRONOUN_VERB.match(fold(tail))):
        if not needs_verb and re.match(r"(?:et|ainsi que)\s", fold(tail)):
            return None, None, ", ".join(segments)
        rest = [tail, *segments[1:]] if needs_verb else [tail]
        if needs_verb:
            return speaker, ", ".join(roles) or None, ", ".join(rest)
    elif tail:
        return None, None, ", ".join(segments)
    following = segments[1:]
    for number, segment in enumerate(following):
        folded = fold(segment)
        if needs_verb and VERB.match(folded):
            later = any(VERB.match(fold(other)) for other in following[number + 1 :])
            if not (later and is_role(segment)):
                rest += following[number:]
                break
        if not rest and _continues_role(segment, roles):
            roles.append(segment)
        else:
            rest.append(segment)
    else:
        if needs_verb and rest:
            # No verb and words that are no role: « Camille Exemple, Les Lumières » is a work, not a report.
            return None, None, ", ".join(segments)
    return speaker, ", ".join(roles) or None, ", ".join(rest)


def _continues_role(segment, roles):
    folded = fold(segment)
    if is_role(segment):
        return True
    if _CIRCUMSTANCE.match(folded):
        return False
    return bool(_ROLE_REST.match(folded)) if roles else not VERB.match(folded)


def _segments(clause):
    """The clause cut at its commas, those inside brackets or quotation marks excepted."""
    segments, depth, start = [], 0, 0
    for position, character in enumerate(clause):
        if character in "(«“[":
            depth += 1
        elif character in ")»”]":
            depth = max(depth - 1, 0)
        elif character == "," and not depth:
            segments.append(clause[start:position].strip())
            start = position + 1
    segments.append(clause[start:].strip())
    return [segment for segment in segments if segment] or [""]


def _without_when(text, verb_end):
    """(verb and adverbs of time, what follows them)."""
    rest = text[verb_end:].strip()
    when = _WHEN.match(fold(rest) + " ")
    if not when:
        return text[:verb_end], rest
    return _joined(text[:verb_end], rest[: when.end()]), rest[when.end() :].strip()


def _joined(one, other):
    return " ".join(part for part in (one.strip(), other.strip()) if part) or None
