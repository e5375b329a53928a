"""What the city was awarded, what it is worth today, and what may be told of it."""

from datetime import date, datetime, timedelta

import pytest

from releases import actions
from releases.models import Label, LabelAward, LabelKind, Validity, WithdrawalKind
from releases.models.labels import validity
from releases.text.french import PARIS
from tests.factories import NOW, make_approved, make_award, make_draft, make_user

DAY = timedelta(days=1)
END = date(2024, 2, 3)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2021, 2, 4), "en cours"),
        (END - 181 * DAY, "en cours"),
        (END - 180 * DAY, "à renouveler"),
        (END - DAY, "à renouveler"),
        (END, "à renouveler"),
        (END + DAY, "échu"),
        (date(2031, 3, 12), "échu"),
    ],
)
def test_validity_is_computed_from_today(today, expected):
    assert validity(END, today).value == expected
    assert LabelAward(valid_until=END).validity(today).value == expected


def test_an_award_that_nothing_ends_is_in_course_for_ever():
    assert validity(None, date(2999, 12, 31)) == Validity.CURRENT


@pytest.mark.parametrize(
    ("notice", "today", "expected"),
    [
        (timedelta(days=0), END, Validity.TO_RENEW),
        (timedelta(days=0), END - DAY, Validity.CURRENT),
        (timedelta(days=30), END - 30 * DAY, Validity.TO_RENEW),
        (timedelta(days=30), END - 31 * DAY, Validity.CURRENT),
    ],
)
def test_the_notice_of_renewal_is_a_setting(settings, notice, today, expected):
    settings.LABEL_RENEWAL_NOTICE = notice
    assert validity(END, today) == expected


@pytest.fixture
def seed_awards(db):
    """The label of 4 February 2021 and the distinction that came with it (see french.md, section 3)."""
    label = Label.objects.create(
        name="Territoires, Villes et Villages Internet",
        slug="territoires-villes-et-villages-internet",
        issuer="association Villes Internet",
    )
    distinction = Label.objects.create(
        name="Territoire d’Excellence Numérique",
        slug="territoire-d-excellence-numerique",
        kind=LabelKind.DISTINCTION,
        issuer="association Villes Internet",
    )
    day = date(2021, 2, 4)
    return (
        LabelAward.objects.create(label=label, edition=22, year=2021, awarded_on=day, awarded_count=219),
        LabelAward.objects.create(
            label=distinction, year=2021, awarded_on=day, valid_from=day, valid_until=END, awarded_count=14
        ),
    )


def test_the_award_of_the_seed_is_the_22nd_edition_given_to_219(seed_awards):
    award = LabelAward.objects.get(label__kind=LabelKind.LABEL)
    award.full_clean()
    assert (award.edition, award.awarded_on, award.awarded_count) == (22, date(2021, 2, 4), 219)
    assert award.validity(date(2031, 3, 12)) == Validity.CURRENT
    assert str(award) == "Territoires, Villes et Villages Internet (2021)"


def test_the_distinction_of_the_seed_went_to_14_for_three_years(seed_awards):
    award = LabelAward.objects.get(label__kind=LabelKind.DISTINCTION)
    award.full_clean()
    assert award.awarded_count == 14
    assert award.valid_until + DAY == award.awarded_on.replace(year=2024)
    days = [date(2021, 2, 4), date(2023, 8, 6), date(2023, 8, 7), date(2024, 2, 3), date(2024, 2, 4)]
    assert [award.validity(day).value for day in days] == [
        "en cours",
        "en cours",
        "à renouveler",
        "à renouveler",
        "échu",
    ]


def test_an_award_is_hidden_until_a_live_version_cites_it_or_it_is_made_public_by_hand(db):
    announced, cited, by_hand, hidden = (make_award(name) for name in ("Annoncé", "Cité", "À la main", "Caché"))
    later = NOW + timedelta(hours=1)
    revision = make_approved(awards=[cited], publish_at=later)
    announced.announced_in = revision.communique
    announced.save()
    by_hand.public_on = (later + DAY).date()
    by_hand.save()
    make_draft(awards=[hidden])

    def public(at):
        return {award.label.name for award in LabelAward.objects.public(at)}

    assert public(later - timedelta(microseconds=1)) == set()
    assert public(later) == {"Cité"}
    midnight = datetime(2031, 3, 13, tzinfo=PARIS)
    assert public(midnight - timedelta(microseconds=1)) == {"Cité"}
    assert public(midnight) == {"Cité", "À la main"}
    gone = {"kind": WithdrawalKind.WITHDRAWN, "reason": "Une erreur."}
    actions.withdraw(revision.communique, by=make_user("Validation"), now=midnight, **gone)
    assert public(midnight) == {"À la main"}


def test_an_award_that_two_communiques_cite_is_told_once(db):
    award = make_award()
    make_approved(awards=[award])
    make_approved(awards=[award])
    assert list(LabelAward.objects.public(NOW)) == [award]
