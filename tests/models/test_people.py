"""Who speaks for the city, and whom a journalist can call."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from releases.models import ContactPhone, Mandate, PressContact, Spokesperson
from tests.factories import make_contact, make_image, make_spokesperson


@pytest.mark.parametrize("typed", ["04 76 76 39 21", "04.76.76.39.21", "+33 4 76 76 39 21", "0476763921"])
def test_a_telephone_number_is_kept_in_one_form(db, typed):
    phone = ContactPhone(contact=make_contact(), number=typed)
    phone.full_clean()
    phone.save()
    assert ContactPhone.objects.get(pk=phone.pk).number == "+33476763921"
    assert str(phone) == "04\u00a076\u00a076\u00a039\u00a021"


@pytest.mark.parametrize("typed", ["12", "04 76 76 39", "presse", "+33 0 00 00 00 00"])
def test_what_is_no_telephone_number_is_refused_in_french(db, typed):
    with pytest.raises(ValidationError) as caught:
        ContactPhone(contact=make_contact(), number=typed).full_clean()
    assert caught.value.message_dict == {
        "number": ["Ce numéro de téléphone n’existe pas : écrivez-le comme « 04 76 76 39 21 »."]
    }


def test_a_contact_may_have_no_line_out_of_hours(db):
    contact = PressContact(name="Service presse", email="autre@example.fr")
    contact.full_clean()
    assert contact.out_of_hours_phone == ""


def test_several_phones_keep_their_order(db):
    contact = PressContact.objects.create(name="Service presse", email="autre@example.fr")
    for ordering, number in ((2, "+33476763921"), (1, "+33476761142"), (3, "+33465710001")):
        ContactPhone.objects.create(contact=contact, ordering=ordering, number=number)
    assert [phone.number for phone in contact.phones.all()] == ["+33476761142", "+33476763921", "+33465710001"]


def test_people_are_sorted_by_family_name_without_accents(db):
    for first, last in (("Zoé", "Abel"), ("Anne", "Élan"), ("Anne", "d’Estaing"), ("Bob", "Zola"), ("Ève", "Abel")):
        make_spokesperson(first, last, title="")
    assert [person.name for person in Spokesperson.objects.all()] == [
        "Ève Abel",
        "Zoé Abel",
        "Anne Élan",
        "Anne d’Estaing",
        "Bob Zola",
    ]


def test_a_mandate_is_read_in_words(db):
    person = make_spokesperson(title="")
    mandate = Mandate(spokesperson=person, title="adjointe", delegation="à la Culture", starts_on=date(2020, 7, 1))
    assert str(mandate) == "adjointe à la Culture (depuis le 1er juillet 2020)"
    mandate.ends_on = date(2026, 3, 28)
    assert mandate.period == "du 1er juillet 2020 au 28 mars 2026"


@pytest.mark.parametrize(
    ("fields", "described"),
    [({}, False), ({"alt_text": "Une halle"}, True), ({"is_decorative": True}, True)],
)
def test_an_image_is_described_or_said_to_be_decorative(db, fields, described):
    assert make_image(**fields).is_described is described


def test_the_address_of_a_file_cannot_be_guessed(db):
    tokens = {make_image().token for _ in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {32}
