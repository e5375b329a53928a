"""Verbs that report speech, folded (no accents, lower case), for the reading of « souligne X », « a déclaré X »."""

import re

_FIRST_GROUP = """
    declar expliqu soulign precis affirm ajout indiqu rappel appell assur annonc confi insist not observ
    comment detaill racont temoign exclam enthousiasm salu resum consider martel lanc juge jug remarqu
    constat confirm esper plaid regrett interrog demand analys argu argument avanc glise gliss compar
    termin clam proclam revel signal recommand preconis alert exhort encourag invit felicit etonn
    inquiet estim denonc deplor evoqu developp decid propos repet espere complet repliqu retorqu ironis
    nuanc tranch relat rapport expos murmur rejet formul illustr s'alarm alarm indign amus tempest
    rassur
""".split()  # noqa: SIM905  (words, not punctuation)
_OTHERS = """
    dit disait ecrit ecrivait conclut concluait conclu poursuit poursuivait poursuivi releve relevait
    complete rejouit rejoui reconnait reconnu repond repondait repondu reagit reagi soutient soutenu
    promet promis previent prevenu reprend repris defend defendu rencherit rencheri pretend fait_savoir
    fait_valoir tient_a veut_croire espere repete considere prefere interpelle rappelle appelle
    maintient convient admet sourit souvient fait_remarquer fait_observer prend_la_parole
    dixit rejouissent disent ecrivent concluent
    poursuivent reconnaissent repondent reagissent soutiennent promettent defendent encherissent emet soumet
    a_ces_mots est_exprimee est_exprime s'exprime enchaine enchain
""".split()  # noqa: SIM905  (words, not punctuation)

_STEMS = "|".join(sorted({re.escape(stem) for stem in _FIRST_GROUP}, key=len, reverse=True))
_FORMS = "|".join(sorted({re.escape(form).replace("_", r"\s+") for form in _OTHERS}, key=len, reverse=True))
_PRONOUN = r"(?:s'|se\s+|l'|le\s+|la\s+|les\s+|en\s+|y\s+|nous\s+|lui\s+|leur\s+|m'|n')*"
_ADVERB = r"(?:(?:ainsi|egalement|aussi|notamment|par ailleurs|ensuite|d'abord|enfin|encore|tenu a|\w+ment)\s+)*"
_AUXILIARY = r"(?:a|ont|avait|avaient|est|sont|s'est|etait|aura|vient\s+de)\s+"
_BARE = rf"(?:(?:{_STEMS})(?:e|ent|ait|aient|a|erent|ee?s?|er)|{_FORMS})"

# One reporting verb, at the start of what is searched.
VERB = re.compile(rf"{_PRONOUN}(?:{_AUXILIARY}{_PRONOUN}{_ADVERB})?{_BARE}\b(?!-(?:il|elle|on|ils|elles)\b)")
# « ajoute-t-elle », « a-t-il déclaré », « dit-elle »: the subject is a pronoun.
PRONOUN_VERB = re.compile(
    rf"{_PRONOUN}(?:{_BARE}(?:-t)?-(?:il|elle|on|ils|elles)\b"
    rf"|(?:a|ont|avait|est|etait)(?:-t)?-(?:il|elle|on|ils|elles)\s+{_PRONOUN}{_ADVERB}{_BARE}\b)"
)


def has_verb(folded):
    """Does a folded clause hold a reporting verb anywhere?"""
    return any(
        VERB.match(folded, match.start()) or PRONOUN_VERB.match(folded, match.start())
        for match in re.finditer(r"(?<![\w'])[a-z]", folded)
    )
