"""The real communiqué goes in whole, with nothing to type again (`../shared/french.md`, §3)."""

from datetime import date

import pytest

from releases.importing import (
    Doubt,
    ImportedContact,
    ImportedFootnote,
    ImportedQuote,
    ImportedText,
    Known,
    KnownLabel,
    KnownPerson,
    read,
    read_text,
)

KNOWN = Known(
    labels=(
        KnownLabel(1, "Territoires, Villes et Villages Internet"),
        KnownLabel(2, "Territoire d’Excellence Numérique"),
        KnownLabel(3, "Ville d’art et d’histoire"),
    ),
    people=(KnownPerson(7, "Amel Zenati"), KnownPerson(8, "Emmanuel Eveno")),
)


@pytest.fixture(scope="module")
def imported(seed):
    return read(seed.read_bytes(), seed.name, KNOWN)


def test_the_genre_is_no_title(imported):
    assert imported.kind == "press_release"
    assert imported.title == "Grenoble reçoit le label national «Territoires, Villes et Villages Internet»"
    assert (imported.kicker, imported.subtitle) == (None, None)


def test_the_date_is_read_and_the_place_which_is_not_written_is_not_invented(imported):
    assert (imported.date, imported.place, imported.embargo) == (date(2021, 2, 4), None, None)


def test_the_contact_has_its_name_its_e_mail_and_both_numbers(imported):
    phones = ("+33476763921", "+33476761142")
    assert imported.contacts == (ImportedContact("Service presse, Ville de Grenoble", "presse@grenoble.fr", phones),)


def test_the_bold_paragraph_is_the_lead(imported):
    assert imported.lead == (
        "Aujourd'hui, jeudi 4 février 2021, la Ville de Grenoble a reçu le label national «Territoires, Villes et "
        "Villages Internet », ainsi qu'une distinction «Territoire d'Excellence Numérique»."
    )


def test_the_body_is_four_paragraphs_and_then_the_quote(imported, seed):
    text, quote = imported.blocks
    assert isinstance(text, ImportedText)
    assert isinstance(quote, ImportedQuote)
    assert text.html.count("<p>") == 4
    typed = seed.read_text()
    first = typed.index("Le label, remis à 219 maires")
    narrative = typed[first : typed.index("Amel Zenati, Conseillère")].strip().split("\n\n")
    assert text.html == "".join(
        "<p>" + paragraph.replace("\\*", '<press-note data-mark="*"></press-note>') + "</p>" for paragraph in narrative
    )


def test_the_note_is_called_in_the_middle_of_its_sentence_and_may_be_cut_short(imported):
    assert 'LISST-Cieu<press-note data-mark="*"></press-note>, ancien président' in imported.blocks[0].html
    assert imported.footnotes == (ImportedFootnote("*", "Laboratoire Interdisciplinaire Solidarités"),)
    why = "La note finit le texte sans point final\u00a0: est-elle entière\u202f?"
    assert imported.doubts == (Doubt("footnotes", "Laboratoire Interdisciplinaire Solidarités", why),)


def test_the_quote_is_the_four_sentences_to_the_byte(imported, seed):
    (quote,) = imported.quotes
    typed = seed.read_text()
    words = typed[typed.index("déclare: *« ") + len("déclare: *« ") : typed.index(" »*")]
    assert quote.text.encode() == words.encode()
    assert quote.speaker == "Amel Zenati"
    assert quote.role == "Conseillère municipale déléguée à la Transition numérique et Stratégie de la donnée"
    assert (quote.attribution, quote.person_id) == ("déclare", 7)


def test_people_who_are_only_named_are_not_quoted(imported):
    assert [quote.speaker for quote in imported.quotes] == ["Amel Zenati"]


def test_both_labels_are_recognised_and_no_other(imported):
    assert [(label.name, label.label_id) for label in imported.labels] == [
        ("Territoires, Villes et Villages Internet", 1),
        ("Territoire d’Excellence Numérique", 2),
    ]


def test_a_label_is_recognised_in_the_singular_too(seed):
    typed = seed.read_text().replace(
        "Territoires, Villes et Villages Internet", "Territoire, Villes et Villages Internet"
    )
    imported = read(typed.encode(), seed.name, KNOWN)
    assert [label.label_id for label in imported.labels] == [1, 2]
    assert imported.labels[0].words == "Territoire, Villes et Villages Internet"


def test_labels_that_nobody_knows_are_proposed_once_each(seed):
    imported = read(seed.read_bytes(), seed.name)
    assert [(label.name, label.label_id) for label in imported.labels] == [
        ("Territoires, Villes et Villages Internet", None),
        ("Territoire d'Excellence Numérique", None),
    ]
    assert imported.quotes[0].person_id is None


def test_pasted_it_reads_the_same(imported, seed):
    assert read_text(seed.read_text(), KNOWN) == imported


def test_with_windows_line_ends_it_reads_the_same(imported, seed):
    typed = seed.read_text().replace("\n", "\r\n")
    assert read(b"\xef\xbb\xbf" + typed.encode(), seed.name, KNOWN) == imported


def test_its_json_has_the_keys_of_the_contract_and_null_where_it_is_silent(imported):
    written = imported.as_dict()
    assert list(written) == [
        *("title", "kind", "date", "place", "embargo", "lead", "contacts", "quotes", "footnotes", "labels", "doubts")
    ]
    assert (written["date"], written["place"], written["embargo"]) == ("2021-02-04", None, None)
    assert list(written["contacts"][0]) == ["name", "email", "phones"]
    assert list(written["quotes"][0]) == ["speaker", "role", "text"]
    assert written["footnotes"] == [{"mark": "*", "text": "Laboratoire Interdisciplinaire Solidarités"}]
    assert written["labels"][0] == {"name": "Territoires, Villes et Villages Internet"}
    assert list(written["doubts"][0]) == ["field", "words", "why"]
