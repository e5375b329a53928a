"""French words as the search compares them: without case, accents, elision or inclusive marks; and their stems.

What comes out is made of tokens: ASCII letters and digits that begin with a letter, so that FTS5 and the parser of
PostgreSQL take each of them whole, and nothing in a token can be read as an operator.
"""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

from releases.text.french import fold_accents
from releases.text.slugs import LETTERS

GAP = "zqz"  # stands between two passages, which no phrase crosses
STEM = "zz"  # begins a stem among the words: « rénovés » gives the word `renoves` and the stem `zzrenov`
LONGEST = 60  # characters of a token

_LETTER = r"[^\W\d_]"
_SIGNS = str.maketrans(
    {"œ": "oe", "æ": "ae", **dict.fromkeys("’ʼ‘´`′", "'"), **dict.fromkeys("\u2010\u2011\u2212", "-")}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", None)
)
_COMBINING = re.compile(r"[\u0300-\u036f]")
_THOUSANDS = re.compile(r"(?<![\d,.])(\d{1,3}(?: \d{3})+)(?!\d)")
_ELISION = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'")
WORD = re.compile(r"[^\W_]+")

# « élu-es », « élu·e·s », « élu.es », « élu(e)s », « élu/es »: what follows a masculine word, and how that one ends.
INCLUSIVE = rf"({_LETTER}{{2,40}}+)((?:[-·•‧∙⋅./\u2010\u2011]{_LETTER}{{1,6}}){{1,2}}|\({_LETTER}{{1,6}}\)s?)(?![-\w])"
_INCLUSIVE = re.compile(rf"(?<![^\W_]){INCLUSIVE}")
_FEMININE = {
    "e": "[^e]",
    "ne": "n",
    "le": "l",
    "te": "t|ou|ous",
    "se": "x|eur|s",
    "sse": "e",
    "esse": "e|eur",
    "euse": "eur|eux",
    "rice": "eur",
    "trice": "eur",
    "ice": "eur",
    "ve": "f",
    "ive": "f",
    "ère": "er",
    "ière": "er",
    "enne": "en",
    "ienne": "en",
    "elle": "eau|el",
}


def listed(written: str) -> frozenset[str]:
    return frozenset(written.split())


STOP_WORDS = listed(
    "a au aux avec c ce ceci cela celle celles celui ces cet cette ceux chez d dans de des dont du elle elles en "
    "entre es est et etaient etait etant etre eux fait furent fut il ils j je l la le les leur leurs lui m ma mais "
    "me meme memes mes moi mon n ne ni nos notre nous on ont ou par pas plus pour qu que quel quelle quelles quels "
    "qui s sa sans se sera seront ses si soi soit son sont sous sur t ta te tes toi ton tous tout toute toutes tres "
    "tu un une vers vos votre vous y"
)

# Forms that no rule brings together: what stands for them → the forms.
_FORMS = {
    "aveu": "aveux",
    "bail": "baux",
    "cheveu": "cheveux",
    "ciel": "cieux",
    "dieu": "dieux",
    "enjeu": "enjeux",
    "feu": "feux",
    "jeu": "jeux",
    "lieu": "lieux",
    "milieu": "milieux",
    "neveu": "neveux",
    "oeil": "yeux",
    "travail": "travaux",
    "vitrail": "vitraux",
    "voeu": "voeux",
    "conseillère": "conseiller conseillers conseillere conseilleres",  # not « conseil »
    "madame": "mesdames",
    "monsieur": "messieurs",
    "ouvrir": "ouvert ouverte ouverts ouvertes ouverture ouvertures",
    "decouvrir": "decouvert decouverte decouverts decouvertes",
    "offrir": "offert offerte offerts offertes",
    "fermer": "fermeture fermetures",
    "recevoir": "recoit recoivent recois recu recue recus recues reception receptions",
    "inscrire": "inscrit inscrite inscrits inscrites inscrivent inscrivez inscription inscriptions",
    "construire": "construit construite construits construites construisent construction constructions",
    "detruire": "detruit detruite detruits detruites destruction destructions",
    "reduire": "reduit reduite reduits reduites reduisent reduction reductions",
    "produire": "produit produite produits produites produisent production productions",
    "soutenir": "soutient soutiennent soutenu soutenue soutenus soutenues soutien soutiens",
    "obtenir": "obtient obtiennent obtenu obtenue obtenus obtenues obtention obtentions",
    "public": "publics publique publiques",
    "solidaire": "solidaires solidarite solidarites",
    "accueillir": "accueil accueils accueille accueillent",
}
_IRREGULAR = {form: standing for standing, forms in _FORMS.items() for form in (standing, *forms.split())}

# Snowball leaves « vélos », « élus », « amis » alone; « Grenoblois » stays.
_PLURAL = re.compile(r"(?:(?<=[ou])|(?<=[^aoeu]i))s$")
_ENDINGS = (
    (re.compile(r"ee(s?)$"), r"ée\1"),  # « eloignee », typed without accents: no French word ends like that
    (re.compile(r"trices?$"), "teur"),
    (re.compile(r"(?:euses?|eux)$"), "eur"),
    (re.compile(r"ifs?$"), "ive"),
    (re.compile(r"[eè]res?$"), "er"),
    (re.compile(r"(?<=.{5})ations?$"), "er"),
)
# « ils publient »: Snowball keeps this ending; nouns and adjectives have it too.
_THEY = re.compile(r"(?<=[^m])ent$")
_NOT_VERBS = listed(
    "absent accident adherent adolescent affluent agent ambient antecedent apparent argent avent client coherent "
    "competent concurrent confident confluent conscient consequent content contingent continent convergent convent "
    "couvent decent deficient delinquent different diligent dissident divergent efficient eloquent emergent eminent "
    "equivalent evident excellent fervent florent frequent impatient imprudent incident independent influent "
    "ingredient inherent innocent intelligent laurent occident opulent orient parent patient permanent pertinent "
    "polyvalent precedent present president prudent quotient recent recipient referent resident resilient souvent "
    "strident talent torrent transparent trident turbulent urgent vincent violent"
)
_stemmer = snowballstemmer.stemmer("french")
_lock = threading.Lock()  # the stemmer keeps its word in itself


def words(text: str) -> list[str]:
    """The words of a text in lower case, with their accents: « Les élu·es de l’École » → les, élus, de, école."""
    return WORD.findall(_ELISION.sub(" ", plainer(text)))


def plainer(text: str) -> str:
    """The text in lower case, inclusive forms in the masculine, numbers in one piece, and one kind of each sign."""
    text = unicodedata.normalize("NFKC", text).lower().translate(_SIGNS)
    text = _THOUSANDS.sub(lambda found: found[1].replace(" ", ""), _COMBINING.sub("", text))
    return _INCLUSIVE.sub(_masculine, text)


def _masculine(found):
    base = found[1]
    feminine = "".join(WORD.findall(found[2]))
    single = feminine.removesuffix("s")
    if not re.search(f"(?:{_FEMININE.get(single, '(?!)')})$", base):
        return found[0]
    return base if feminine == single or base[-1] in "sxz" else f"{base}s"


@lru_cache(200_000)
def token(word: str) -> str:
    """The word as one token. Letters that ASCII cannot write give their numbers; what begins with a digit, `zn`."""
    folded = fold_accents(word).translate(LETTERS)
    if not folded.isascii():
        folded = "".join(c if c.isascii() else f"zu{ord(c):x}z" for c in folded if c.isalnum())
    folded = "".join(WORD.findall(folded))
    return (f"zn{folded}" if folded[:1].isdigit() else folded)[:LONGEST]


@lru_cache(200_000)
def stem(word: str) -> str:
    """The token of the word's stem, "" for a stop word. Stemmed first, folded after: « commune » ≠ « communiqué »."""
    plain = token(word)
    if plain in STOP_WORDS:
        return ""
    base = _IRREGULAR.get(plain)
    if base is None:
        base = word
        if len(base) > 4:
            for ending, other in _ENDINGS:
                base = ending.sub(other, base)
            if plain not in _NOT_VERBS:
                base = _THEY.sub("e", base)
    if len(base) > 3:
        base = _PLURAL.sub("", base)
    with _lock:
        stemmed = _stemmer.stemWord(base)
    return STEM + token(stemmed)


def tokens(text: str) -> list[str]:
    """The words of a text as tokens, in order."""
    return [found for found in map(token, words(text)) if found]


def numbers_of(plain: str) -> list[str]:
    """The token in the singular and in the plural: for what was typed without the accents that a stem needs."""
    if len(plain) < 4 or plain.startswith("zn"):
        return [plain]
    other = plain[:-1] if plain[-1] in "sx" else f"{plain}s"
    return [plain, other]
