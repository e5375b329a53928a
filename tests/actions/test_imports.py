"""From what the importer read to a draft: the known is linked, the unknown proposed, the doubtful kept."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied

from releases import actions
from releases.importing import (
    Doubt,
    ImportedCommunique,
    ImportedContact,
    ImportedFootnote,
    ImportedLabel,
    ImportedQuote,
    ImportedText,
)
from releases.models import (
    ContactPhone,
    Kind,
    Label,
    LabelAward,
    Mandate,
    PressContact,
    Quote,
    Revision,
    Spokesperson,
    Text,
    Transition,
)
from tests.factories import NOW, make_award, make_contact, make_spokesperson, make_user

DAY = date(2031, 3, 12)


def imported(**fields):
    return ImportedCommunique(**{"title": "La halle", "lead": "Le chapô.", "date": DAY} | fields)


def quote(speaker="Dominique Témoin", role="géographe", person_id=None, text="Des mots."):
    return ImportedQuote(text, speaker, role, "déclare", person_id)


def import_draft(value, **options):
    return actions.import_draft(value, by=options.pop("by", None) or make_user(), now=NOW, **options)


def doubts(revision):
    return list(revision.doubts.values_list("field", "words"))


def created():
    return [model.objects.count() for model in (Spokesperson, Mandate, PressContact, ContactPhone, Label, LabelAward)]


def test_an_import_makes_a_draft_with_every_field_that_the_text_has(db):
    embargo = NOW + timedelta(hours=8)
    revision = import_draft(
        imported(kind="invitation", kicker="Surtitre", subtitle="Sous-titre", place="Grenoble", embargo=embargo)
    )
    revision = Revision.objects.select_related("communique").get(pk=revision.pk)
    assert (revision.status, revision.number, revision.communique.kind) == ("draft", 1, Kind.INVITATION)
    assert (revision.kicker, revision.title, revision.subtitle) == ("Surtitre", "La halle", "Sous-titre")
    assert (revision.lead, revision.place, revision.issued_on, revision.embargo_until) == (
        "Le chapô.",
        "Grenoble",
        DAY,
        embargo,
    )
    assert list(Transition.objects.values_list("act", "new_status")) == [("create", "draft")]


def test_a_text_that_says_nothing_makes_an_empty_draft(db):
    revision = import_draft(ImportedCommunique())
    assert (revision.title, revision.lead, revision.place, revision.issued_on) == ("", "", "", None)
    assert revision.communique.kind == Kind.PRESS_RELEASE
    assert doubts(revision) == []


def test_the_blocks_keep_their_order_and_the_notes_theirs(db):
    revision = import_draft(
        imported(
            blocks=(ImportedText("<p>Un.</p>"), quote(text="Deux."), ImportedText("<p>Trois.</p>")),
            footnotes=(ImportedFootnote("*", "Une note."), ImportedFootnote("1", "Une autre.")),
        )
    )
    texts = list(Text.objects.filter(parent=revision).values_list("ordering", "body"))
    assert texts == [(10, "<p>Un.</p>"), (30, "<p>Trois.</p>")]
    assert list(Quote.objects.filter(parent=revision).values_list("ordering", "text")) == [(20, "Deux.")]
    assert [(note.mark, note.text) for note in revision.footnotes.all()] == [("*", "Une note."), ("1", "Une autre.")]


def test_a_known_person_is_linked_with_the_office_of_that_day(db):
    person = make_spokesperson("Camille", "Exemple", title="adjointe au maire")
    revision = import_draft(imported(blocks=(quote("Camille Exemple", "élue", person.pk),)))
    block = Quote.objects.get(parent=revision)
    assert (block.spokesperson, block.role, block.attribution) == (person, "adjointe au maire", "déclare")
    assert block.printed_attribution == "Camille Exemple, élue, déclare"
    assert doubts(revision) == []


def test_an_unknown_person_is_only_proposed(db):
    value = imported(blocks=(quote(), quote(text="Encore.")))
    before = created()
    revision = import_draft(value)
    assert created() == before == [0, 0, 0, 0, 0, 0]
    assert [(one.key, one.words) for one in actions.proposals(value)] == [
        ("person:Dominique Témoin", "porte-parole : Dominique Témoin, géographe")
    ]
    assert set(doubts(revision)) == {("quotes", "Dominique Témoin, géographe, déclare")}
    block = Quote.objects.filter(parent=revision).first()
    assert (block.spokesperson, block.role) == (None, "géographe")


def test_a_person_is_created_once_when_the_editor_wants_it(db):
    revision = import_draft(imported(blocks=(quote(), quote(text="Encore."))), create=["person:Dominique Témoin"])
    person = Spokesperson.objects.get()
    assert (person.first_name, person.last_name, person.slug) == ("Dominique", "Témoin", "dominique-temoin")
    assert (person.is_public_official, person.sort_name) == (False, "temoin  dominique")
    assert set(Quote.objects.filter(parent=revision).values_list("spokesperson", "role")) == {(person.pk, "géographe")}
    assert doubts(revision) == []


def test_a_new_person_does_not_take_the_address_of_a_namesake(db):
    Spokesperson.objects.create(first_name="Dominique-Temoin", last_name="", slug="dominique-temoin")
    import_draft(imported(blocks=(quote(),)), create=["person:Dominique Témoin"])
    assert Spokesperson.objects.get(last_name="Témoin").slug == "dominique-temoin-2"


def test_a_person_who_left_the_list_meanwhile_is_a_doubt(db):
    revision = import_draft(imported(blocks=(quote(person_id=999_999),)))
    assert doubts(revision) == [("quotes", "Dominique Témoin, géographe, déclare")]


CONTACT = ImportedContact("Service presse", "Presse@Example.fr", ("+33476763921", "+33476761142"))


def test_a_known_contact_is_linked_by_its_address_and_a_new_number_is_a_doubt(db):
    contact = make_contact("Presse", "presse@example.fr")  # +33465710001
    ContactPhone.objects.create(contact=contact, number="+33476763921")
    revision = import_draft(imported(contacts=(CONTACT,)))
    assert list(revision.contacts.all()) == [contact]
    assert [(one.field, one.why) for one in revision.doubts.all()] == [
        (
            "contacts",
            "La liste des contacts n’a pas ce numéro : 04\u00a076\u00a076\u00a011\u00a042.",
        )
    ]
    assert actions.proposals(imported(contacts=(CONTACT,))) == []


def test_an_unknown_contact_is_proposed_and_created_with_all_its_phones_in_order(db):
    value = imported(contacts=(CONTACT,))
    assert [one.key for one in actions.proposals(value)] == ["contact:Service presse"]
    assert [field for field, _ in doubts(import_draft(value))] == ["contacts"]
    assert PressContact.objects.count() == 0
    revision = import_draft(value, create=["contact:Service presse"])
    contact = PressContact.objects.get()
    assert (contact.name, contact.email, contact.is_public) == ("Service presse", "Presse@Example.fr", False)
    assert [phone.number for phone in contact.phones.all()] == ["+33476763921", "+33476761142"]
    assert list(revision.contacts.all()) == [contact]
    assert doubts(revision) == []


def test_a_contact_without_address_is_known_by_its_name(db):
    contact = make_contact("Service Presse", "presse@example.fr")
    revision = import_draft(imported(contacts=(ImportedContact("service presse", "", ()),)))
    assert list(revision.contacts.all()) == [contact]


def test_one_contact_that_is_printed_twice_is_linked_once(db):
    contact = make_contact("Presse", "presse@example.fr")
    twice = ImportedContact("Presse", "presse@example.fr", ())
    assert list(import_draft(imported(contacts=(twice, twice))).contacts.all()) == [contact]


LABEL = "Ville Exemplaire"


def a_label(award_on=None, **fields):
    award = make_award(LABEL, awarded_on=award_on or DAY, **fields)
    return award, ImportedLabel(LABEL, award.label_id, "Villes exemplaires")


@pytest.mark.parametrize(
    ("awarded_on", "valid_until", "is_cited"),
    [
        (DAY, None, True),
        (DAY + timedelta(days=1), None, False),
        (DAY - timedelta(days=366), None, True),
        (DAY - timedelta(days=367), None, False),
        (DAY - timedelta(days=999), DAY, True),
        (DAY - timedelta(days=999), DAY - timedelta(days=1), False),
    ],
)
def test_a_known_label_is_cited_by_the_award_that_the_text_can_speak_of(db, awarded_on, valid_until, is_cited):
    award, label = a_label(awarded_on, valid_until=valid_until)
    revision = import_draft(imported(labels=(label,)))
    assert list(revision.awards.all()) == ([award] if is_cited else [])
    assert doubts(revision) == ([] if is_cited else [("labels", "Villes exemplaires")])


def test_of_two_awards_the_text_speaks_of_the_latest(db):
    _, label = a_label(DAY - timedelta(days=300))
    latest, _ = a_label(DAY - timedelta(days=2))
    a_label(DAY + timedelta(days=2))
    assert list(import_draft(imported(labels=(label,))).awards.all()) == [latest]


def test_a_label_of_a_text_without_date_is_a_doubt(db):
    _, label = a_label()
    revision = import_draft(imported(date=None, labels=(label,)))
    assert doubts(revision) == [("labels", "Villes exemplaires")]
    assert revision.awards.count() == 0


def test_an_unknown_label_is_proposed_and_created_with_its_award_on_choice_only(db):
    value = imported(labels=(ImportedLabel("Ville Sage", None, "ville sage"),))
    assert [one.key for one in actions.proposals(value)] == ["label:Ville Sage"]
    assert doubts(import_draft(value)) == [("labels", "ville sage")]
    assert Label.objects.count() == 0
    revision = import_draft(value, create=["label:Ville Sage"])
    award = LabelAward.objects.get()
    assert (award.label.name, award.label.slug, award.awarded_on) == ("Ville Sage", "ville-sage", DAY)
    assert (award.announced_in, award.public_on) == (revision.communique, None)
    assert list(revision.awards.all()) == [award]
    assert [one.why for one in revision.doubts.all()] == ["Label créé : précisez sa sorte, son organisme, sa durée."]


def test_what_was_created_with_an_import_goes_on_when_its_draft_is_given_up(db):
    writer = make_user()
    value = imported(labels=(ImportedLabel("Ville Sage", None, "ville sage"),))
    actions.discard(import_draft(value, by=writer, create=["label:Ville Sage"]), by=writer, now=NOW)
    assert LabelAward.objects.get().announced_in is None
    assert list(LabelAward.objects.public(NOW)) == []


def test_a_choice_that_was_never_proposed_creates_nothing(db):
    value = imported(blocks=(quote(),), contacts=(CONTACT,), labels=(ImportedLabel("Ville Sage", None, "…"),))
    import_draft(
        value, create=["person:Quelqu’un d’Autre", "contact:Autre", "label:Autre", "user:admin", "n’importe quoi"]
    )
    assert created() == [0, 0, 0, 0, 0, 0]


def test_a_label_that_was_created_since_the_reading_is_linked(db):
    award, _ = a_label()
    revision = import_draft(imported(labels=(ImportedLabel(LABEL, None, "…"),)), create=[f"label:{LABEL}"])
    assert list(revision.awards.all()) == [award]


def test_the_doubts_of_the_reading_are_kept_with_their_words(db):
    revision = import_draft(imported(doubts=(Doubt("date", "Mercredi 4 février 2021", "C’était un jeudi."),)))
    assert [(one.field, one.words, one.why) for one in revision.doubts.all()] == [
        ("date", "Mercredi 4 février 2021", "C’était un jeudi.")
    ]


def test_a_text_that_is_too_long_for_its_field_is_cut_and_told(db):
    revision = import_draft(imported(title="t" * 251, kicker="k" * 121, subtitle="s" * 250, place="p" * 81))
    assert [len(getattr(revision, name)) for name in ("title", "kicker", "subtitle", "place")] == [250, 120, 250, 80]
    assert [field for field, _ in doubts(revision)] == ["kicker", "title", "place"]


def test_words_that_are_too_long_for_the_lists_break_nothing(db):
    """PostgreSQL refuses what SQLite takes."""
    name = "Aa " * 80 + "Bb"
    value = imported(
        blocks=(quote(name, "r" * 999), ImportedQuote("Des mots.", "C" * 200, "r" * 999, "a" * 999, None)),
        contacts=(ImportedContact("n" * 300, "", ("+33476763921",)), ImportedContact("", "e" * 300 + "@x.fr", ())),
        labels=(ImportedLabel("l" * 300, None, "l" * 300),),
    )
    revision = import_draft(value, create=[one.key for one in actions.proposals(value)])
    assert revision.revision_contacts.count() == 1  # an address cannot be cut
    assert [field for field, _ in doubts(revision)] == ["contacts", "labels"]
    assert Quote.objects.filter(parent=revision, spokesperson=None).count() == 0
    assert revision.revision_awards.count() == 1


def test_two_notes_of_one_mark_are_both_kept_and_told(db):
    revision = import_draft(
        imported(
            footnotes=(
                ImportedFootnote("*", "Une note."),
                ImportedFootnote("*", "Une autre."),
                ImportedFootnote("(1000)", "Longue."),
                ImportedFootnote("(1001)", "Longue aussi."),
            )
        )
    )
    assert [note.text for note in revision.footnotes.all()] == ["Une note.", "Une autre.", "Longue.", "Longue aussi."]
    assert [note.mark for note in revision.footnotes.all()] == ["*", "1", "2", "3"]
    assert [words for _, words in doubts(revision)] == ["* Une autre.", "(1000) Longue.", "(1001) Longue aussi."]


def test_someone_without_the_right_imports_nothing(db):
    with pytest.raises(PermissionDenied):
        import_draft(imported(), by=make_user(None))
    assert Revision.objects.count() == 0


def test_someone_without_the_lists_imports_and_creates_nothing_else(db):
    writer = make_user(None)
    for codename in ("add_revision", "change_revision"):
        writer.user_permissions.add(Permission.objects.get(codename=codename))
    import_draft(imported(blocks=(quote(),)), by=writer)
    with pytest.raises(PermissionDenied) as caught:
        import_draft(imported(blocks=(quote(),)), by=writer, create=["person:Dominique Témoin"])
    assert str(caught.value) == "Votre compte ne permet pas de créer une personne, un contact ou un label."
    assert Revision.objects.count() == 1


def test_the_importer_is_told_what_the_room_holds(db):
    award, _ = a_label()
    Label.objects.filter(pk=award.label_id).update(aliases="Villes Exemplaires\n\n  VE  \n")
    person = make_spokesperson("Camille", "Exemple")
    known = actions.known()
    assert [(one.id, one.name, one.aliases) for one in known.labels] == [
        (award.label_id, LABEL, ("Villes Exemplaires", "VE"))
    ]
    assert [(one.id, one.name) for one in known.people] == [(person.pk, "Camille Exemple")]
