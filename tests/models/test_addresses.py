"""An address, once a communiqué's, is never another's; the old ones stay known."""

import pytest

from releases import actions
from releases.models import Address, Communique
from tests.factories import NOW, fresh, make_approved, make_draft, make_user
from tests.models.whole import execute, refused

TAKEN = "Cette adresse est, ou a été, celle d’un autre communiqué."
KEPT = "Un communiqué approuvé a une adresse, et garde toutes celles qu’il a eues."


def addresses(communique):
    return sorted(communique.addresses.values_list("slug", flat=True))


@pytest.fixture
def communique(db):
    return fresh(make_approved(title="La halle")).communique


def test_a_draft_has_no_address(db):
    draft = make_draft(title="La halle")
    assert draft.communique.slug is None
    assert Address.objects.count() == 0


def test_the_first_approval_gives_the_address_that_the_title_says(communique):
    assert communique.slug == "la-halle"
    assert addresses(communique) == ["la-halle"]


def test_an_old_address_is_kept_whatever_changes_the_new_one(communique):
    Communique.objects.filter(pk=communique.pk).update(slug="les-halles")
    communique.slug = "la-grande-halle"
    communique.save()
    communique.slug = "la-toute-grande-halle"
    Communique.objects.bulk_update([communique], ["slug"])
    execute("UPDATE releases_communique SET slug = 'halle' WHERE id = %s", communique.pk)
    assert addresses(communique) == ["halle", "la-grande-halle", "la-halle", "la-toute-grande-halle", "les-halles"]


def test_a_communique_may_take_its_own_old_address_again(communique):
    Communique.objects.filter(pk=communique.pk).update(slug="les-halles")
    Communique.objects.filter(pk=communique.pk).update(slug="la-halle")
    assert addresses(communique) == ["la-halle", "les-halles"]


def test_nobody_takes_an_address_that_another_has_or_had(communique):
    Communique.objects.filter(pk=communique.pk).update(slug="les-halles")
    other = Communique.objects.create(created_at=NOW, created_by=make_user())
    with refused(TAKEN):
        Communique.objects.filter(pk=other.pk).update(slug="la-halle")
    with refused():
        Communique.objects.filter(pk=other.pk).update(slug="les-halles")
    other.slug = "la-halle"
    with refused(TAKEN):
        other.save()
    with refused(TAKEN):
        Communique.objects.bulk_update([other], ["slug"])
    with refused(TAKEN):
        Communique.objects.create(slug="la-halle", created_at=NOW, created_by=make_user())
    with refused(TAKEN):
        Communique.objects.bulk_create([Communique(slug="la-halle", created_at=NOW, created_by=make_user())])
    with refused(TAKEN):
        Address.objects.bulk_create(
            [Address(slug="la-halle", communique=other)],
            update_conflicts=True,
            update_fields=["communique"],
            unique_fields=["slug"],
        )
    assert addresses(communique) == ["la-halle", "les-halles"]
    assert addresses(other) == []


def test_a_communique_that_is_born_with_an_address_keeps_it_too(db):
    born = Communique.objects.create(slug="nee-ainsi", created_at=NOW, created_by=make_user())
    Communique.objects.filter(pk=born.pk).update(slug="changee")
    assert addresses(born) == ["changee", "nee-ainsi"]


def test_the_addresses_of_a_public_communique_cannot_be_given_away_or_lost(communique):
    other = make_draft().communique
    with refused(KEPT):
        Address.objects.filter(slug="la-halle").update(communique=other)
    with refused(KEPT):
        execute("UPDATE releases_address SET slug = 'autre' WHERE slug = 'la-halle'")
    with refused(KEPT):
        Address.objects.filter(slug="la-halle").delete()
    with refused(KEPT):
        execute("DELETE FROM releases_address WHERE slug = 'la-halle'")
    with refused(KEPT):
        Communique.objects.filter(pk=communique.pk).update(slug=None)
    with refused(KEPT):
        Communique.objects.filter(pk=communique.pk).update(slug="")
    assert addresses(communique) == ["la-halle"]


def test_a_draft_that_was_recalled_and_given_up_frees_its_address(db):
    revision = make_approved(title="La halle", publish_at=NOW.replace(hour=18))
    approver = make_user("Validation")
    actions.discard(actions.recall(revision, by=approver, now=NOW), by=approver, now=NOW)
    assert Address.objects.count() == 0
    assert fresh(make_approved(title="La halle")).communique.slug == "la-halle"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("L’élu·e reçoit 2 prix : œuvre d’été", "l-elu-e-recoit-2-prix-oeuvre-d-ete"),
        ("2021", "communique-2021"),
        ("!!!", "communique"),
        ("mot " * 60, "-".join(["mot"] * 20)),
    ],
)
def test_the_address_is_made_of_the_words_of_the_title(db, title, slug):
    assert fresh(make_approved(title=title)).communique.slug == slug


def test_two_communiques_of_one_title_have_two_addresses_that_count_nothing(db):
    first, second, third = (fresh(make_approved(title="La halle")).communique.slug for _ in range(3))
    assert first == "la-halle"
    assert second.startswith("la-halle-")
    assert third.startswith("la-halle-")
    assert len({first, second, third}) == 3
    assert len(second) == len(third) == len("la-halle-") + 6
