"""Who says what: each way in which a French sentence gives words to somebody. Nobody here exists."""

import pytest

from releases.importing import ImportedText, reading
from tests.importing.reading import KNOWN

WORDS = "ce verger appartient à celles et ceux qui en prendront soin"
BEFORE = "Les arbres portent leurs premiers fruits depuis le mois de juin dernier."
AFTER = "La fête aura lieu samedi au parc."

# (sentence, [(speaker, role, attribution)]); « … » stands for WORDS, which are the whole of each quote.
SAID = [
    ("Camille EXEMPLE, maire d'Exemple : « …. »", ("Camille EXEMPLE", "maire d'Exemple", None)),
    ("Éric Exemple, 1er adjoint : « …. »", ("Éric Exemple", "1er adjoint", None)),
    ("Camille Exemple (maire) : « …. »", ("Camille Exemple", "maire", None)),
    ('Camille Exemple : "…."', ("Camille Exemple", None, None)),
    (
        "Camille Exemple, adjointe à la Nature, explique\u00a0:\u00a0«\u00a0…\u00a0».",
        ("Camille Exemple", "adjointe à la Nature", "explique"),
    ),
    (
        'Dominique Exemple, directrice adjointe chargée de la Ville durable à la Métropole fictive, ajoute : "…".',
        ("Dominique Exemple", "directrice adjointe chargée de la Ville durable à la Métropole fictive", "ajoute"),
    ),
    (
        "Comme le souligne Camille Exemple, adjointe à la Culture : « …. »",
        ("Camille Exemple", "adjointe à la Culture", "Comme le souligne"),
    ),
    (
        "Interrogée sur le calendrier, Camille Exemple répond : « …. »",
        ("Camille Exemple", None, "Interrogée sur le calendrier, répond"),
    ),
    (
        "À cette occasion, Camille Exemple, maire, a déclaré : « …. »",
        ("Camille Exemple", "maire", "À cette occasion, a déclaré"),
    ),
    ("Le mot de Camille Exemple, maire : « …. »", ("Camille Exemple", "maire", "Le mot de")),
    ("Pour la maire Camille Exemple, « … ».", ("Camille Exemple", "maire", "Pour")),
    ("Selon la maire d'Exemple, Camille Exemple, « … ».", ("Camille Exemple", "maire d'Exemple", "Selon")),
    (
        "Maire d'Exemple depuis 2014, Camille Exemple se réjouit : « …. »",
        ("Camille Exemple", "Maire d'Exemple depuis 2014", "se réjouit"),
    ),
    (
        "« … », déclarait hier Camille Exemple devant la presse.",
        ("Camille Exemple", None, "déclarait hier devant la presse"),
    ),
    ("« …. » – Camille Exemple, maire d'Exemple", ("Camille Exemple", "maire d'Exemple", None)),
    ("« …. » Camille Exemple, maire d'Exemple.", ("Camille Exemple", "maire d'Exemple", None)),
    ("« …. » (Camille Exemple, maire d'Exemple)", ("Camille Exemple", "maire d'Exemple", None)),
    ("« … », selon Camille Exemple, maire d'Exemple.", ("Camille Exemple", "maire d'Exemple", "selon")),
    ("« … », dixit Camille Exemple.", ("Camille Exemple", None, "dixit")),
    (
        "« … », insiste le conseiller délégué Dominique Exemple.",
        ("Dominique Exemple", "conseiller délégué", "insiste"),
    ),
    (
        "« … », confie, émue, Camille Exemple, maire d'Exemple.",
        ("Camille Exemple", "maire d'Exemple", "confie, émue"),
    ),
    (
        "« … », souligne ainsi, dans un entretien, la maire d'Exemple, Camille Exemple.",
        ("Camille Exemple", "maire d'Exemple", "souligne ainsi, dans un entretien"),
    ),
    (
        "« …. », s'exclame Zoé d'Exemple-Fictif, 9 ans, élève à l'école Exemple.",
        ("Zoé d'Exemple-Fictif", "9 ans, élève à l'école Exemple", "s'exclame"),
    ),
]

# Words that are a quote, and nobody's until the editor says so: (sentence, why).
WHOSE = [
    ("« … », a-t-elle ajouté.", "Le pronom ne dit pas qui parle."),
    ("« … », indique-t-on à la mairie.", "Le pronom ne dit pas qui parle."),
    ("« … », souligne la maire.", "Seule la fonction est écrite, sans le nom."),
    ("Camille Exemple et Dominique Exemple déclarent : « …. »", "Plusieurs personnes sont nommées."),
    (
        "« … », déclare Camille Exemple, Maire d’Exemple, Dominique Exemple, Adjoint à la Nature.",
        "Plusieurs personnes sont nommées.",
    ),
    (
        "Camille Exemple, maire d'Exemple, présidente du fonds Fictif et Dominique Exemple, adjoint, disent : « …. »",
        "Plusieurs personnes sont nommées.",
    ),
    (
        "L'association Les Fictifs déclare : « …. »",
        "Le nom de la personne citée n’est pas écrit juste avant ses mots.",
    ),
    ("La Ville d'Exemple précise : « …. »", "Le nom de la personne citée n’est pas écrit juste avant ses mots."),
    ("« …. »", "Aucun mot ne dit qui parle."),
]

# Words that may be a quote stay in the text, and the doubt says so.
MAYBE = [
    "« … », d'après un rapport de la Métropole.",
    "« … », peut-on lire dans le rapport.",
    "Camille Exemple précise que « … » et que rien ne change.",
    "Une lettre de trois pages : « …. »",
]

# Words between marks that nobody says.
NAMES = [
    "Le slogan « Plantons ensemble notre ville de demain » sera affiché partout.",
    "Lauréate du concours « Terre fertile », la Ville recevra 3 000 euros.",
    "Le programme : « Un été au parc ».",
    "Il s'agit, pour Camille Exemple, d'« un verger de tous ».",
    "Le dispositif « Un arbre, un enfant », lancé par Camille Exemple, maire, entre dans sa troisième année.",
]


def imported(sentence):
    text = f"La récolte du verger est libre\n\n{BEFORE}\n\n{sentence.replace('…', WORDS)}\n\n{AFTER}"
    return reading.read(text.encode(), "texte.txt", KNOWN)


def doubts(found):
    return [doubt for doubt in found.doubts if doubt.field == "quotes"]


@pytest.mark.parametrize(("sentence", "who"), SAID)
def test_words_are_given_to_whom_the_sentence_gives_them(sentence, who):
    found = imported(sentence)
    (quote,) = found.quotes
    assert (quote.speaker, quote.role, quote.attribution) == who
    assert quote.text.rstrip(".") == WORDS
    assert [block.html for block in found.blocks if isinstance(block, ImportedText)] == [
        f"<p>{BEFORE}</p>",
        f"<p>{AFTER}</p>",
    ]
    assert doubts(found) == []


@pytest.mark.parametrize(("sentence", "why"), WHOSE)
def test_words_without_a_sure_speaker_are_nobodys(sentence, why):
    found = imported(sentence)
    (quote,) = found.quotes
    assert (quote.speaker, quote.role, quote.person_id) == (None, None, None)
    (doubt,) = doubts(found)
    assert doubt.why == f"Qui parle\u202f? {why}"


@pytest.mark.parametrize("sentence", MAYBE)
def test_words_that_may_be_a_quote_stay_where_they_are_and_are_told(sentence):
    found = imported(sentence)
    assert found.quotes == ()
    assert sentence.replace("…", WORDS) in found.blocks[0].html
    assert [doubt.why for doubt in doubts(found)] == [
        "Ces mots entre guillemets sont peut-être une citation\u00a0: ils sont restés dans le texte."
    ]


@pytest.mark.parametrize("sentence", NAMES)
def test_names_of_things_are_no_quotes(sentence):
    found = imported(sentence)
    assert (found.quotes, doubts(found)) == ((), [])
    assert sentence in found.blocks[0].html


def test_a_family_name_alone_links_nobody_and_asks():
    found = imported("« … », se souvient Mme Exemple.")
    assert (found.quotes[0].speaker, found.quotes[0].person_id) == ("Mme Exemple", None)
    assert [doubt.why for doubt in doubts(found)] == ["Est-ce Camille Exemple\u202f?"]


def test_a_family_name_after_the_whole_name_is_the_same_person_and_is_told():
    found = imported("« … », souligne Camille Exemple. « Nous le garderons », ajoute Mme Exemple.")
    assert [quote.speaker for quote in found.quotes] == ["Camille Exemple", "Camille Exemple"]
    assert [doubt.words for doubt in doubts(found)] == ["Mme Exemple"]


def test_an_office_inside_the_words_is_cut_out_and_names_nobody():
    found = imported("« …, explique l'adjointe au maire. Nous l'avons planté pour cela. »")
    (quote,) = found.quotes
    assert quote.text == f"{WORDS}. Nous l'avons planté pour cela."
    assert (quote.speaker, quote.attribution) == (None, "explique l'adjointe au maire")


def test_a_quote_that_is_never_closed_does_not_swallow_the_next_one():
    found = imported(
        "Camille Exemple déclare : « …\n\nUn mot du parc.\n\n« Nous le garderons », ajoute Dominique Exemple."
    )
    assert [(quote.speaker, quote.text) for quote in found.quotes] == [("Dominique Exemple", "Nous le garderons")]
    assert "Ce guillemet ouvrant n’est jamais fermé" in doubts(found)[0].why
