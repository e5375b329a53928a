"""May this person? The roles, the groups of the migration, and the four eyes."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied

from releases import permissions
from releases.permissions import ROLES
from tests.factories import fresh, make_draft, make_submitted, make_user


def test_the_groups_of_the_migration_are_the_roles(db):
    groups = {group.name: sorted(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()}
    assert groups == {name: sorted(codenames) for name, codenames in ROLES.items()}


def test_every_permission_of_a_role_exists_once(db):
    for codenames in ROLES.values():
        assert len(codenames) == len(set(codenames))
        found = Permission.objects.filter(codename__in=codenames).values_list("codename", flat=True)
        assert sorted(found) == sorted(codenames)


def test_no_role_may_delete_a_communique_its_history_or_what_is_frozen():
    forbidden = {
        f"{verb}_{model}"
        for verb in ("add", "change", "delete")
        for model in ("communique", "address", "frozen", "transition")
    }
    forbidden |= {"delete_revision"}
    for codenames in ROLES.values():
        assert forbidden & set(codenames) == set()


def test_writers_do_not_approve_and_do_not_delete_from_the_lists():
    assert {"approve_revision", "withdraw_revision"} & set(ROLES["Rédaction"]) == set()
    assert {name for name in ROLES["Rédaction"] if name.startswith("delete_")} == {
        f"delete_{part}" for part in permissions.PARTS
    }
    assert {"approve_revision", "withdraw_revision"} <= set(ROLES["Validation"])
    assert set(ROLES["Validation"]) < set(ROLES["Administration"])


def test_only_the_administration_keeps_the_accounts():
    accounts = {"view_user", "add_user", "change_user", "delete_user", "view_group"}
    assert {name: accounts & set(codenames) for name, codenames in ROLES.items()} == {
        "Rédaction": set(),
        "Validation": set(),
        "Administration": accounts,
    }


QUESTIONS = {
    "write": lambda person, revision: permissions.may_write(person),
    "edit": permissions.may_edit,
    "submit": lambda person, revision: permissions.may_submit(person),
    "approve": permissions.may_approve,
    "send_back": permissions.may_send_back,
    "recall": lambda person, revision: permissions.may_recall(person),
    "withdraw": lambda person, revision: permissions.may_withdraw(person),
    "keep_the_lists": lambda person, revision: permissions.may_keep_the_lists(person),
}
CHECKS = {
    "write": lambda person, revision: permissions.check_can_write(person),
    "edit": permissions.check_can_edit,
    "submit": lambda person, revision: permissions.check_can_submit(person),
    "approve": permissions.check_can_approve,
    "send_back": permissions.check_can_send_back,
    "recall": lambda person, revision: permissions.check_can_recall(person),
    "withdraw": lambda person, revision: permissions.check_can_withdraw(person),
    "keep_the_lists": lambda person, revision: permissions.check_can_keep_the_lists(person),
}
WRITER = {"write", "edit", "submit", "keep_the_lists"}
APPROVER = {"write", "edit", "submit", "keep_the_lists", "approve", "send_back", "recall", "withdraw"}
# Who → what they may do with a draft that they did not submit.
MAY = {
    "Rédaction": WRITER,
    "Validation": APPROVER,
    "Administration": APPROVER,
    None: set(),
    "superuser": APPROVER,
    "inactive superuser": set(),
}


def person(role):
    match role:
        case "superuser":
            return User.objects.create_superuser("super")
        case "inactive superuser":
            return User.objects.create_superuser("ancien", is_active=False)
    return make_user(role)


@pytest.mark.parametrize("role", MAY, ids=str)
def test_each_role_may_what_it_may_and_is_refused_the_rest_in_french(db, role):
    someone, draft = person(role), make_draft()
    assert {name for name, may in QUESTIONS.items() if may(someone, draft)} == MAY[role]
    for name, check in CHECKS.items():
        if name in MAY[role]:
            check(someone, draft)
            continue
        with pytest.raises(PermissionDenied) as caught:
            check(someone, draft)
        assert str(caught.value).endswith(".")
        assert "ne permet pas" in str(caught.value)


@pytest.mark.parametrize("role", ["Validation", "Administration", "superuser"])
def test_whoever_submitted_does_not_approve_whatever_the_role(db, role):
    someone = person(role)
    mine, theirs = make_submitted(someone), make_submitted()
    assert permissions.may_approve(someone, theirs) is True
    assert permissions.may_approve(someone, mine) is False
    with pytest.raises(PermissionDenied) as caught:
        permissions.check_can_approve(someone, mine)
    assert str(caught.value) == "Vous avez soumis ce communiqué : une autre personne doit l’approuver."


def test_a_writer_may_take_back_only_what_they_submitted(db):
    writer = make_user()
    assert permissions.may_send_back(writer, make_submitted(writer)) is True
    assert permissions.may_send_back(writer, make_submitted()) is False


def test_whoever_left_the_desk_may_not_even_take_back_what_they_submitted(db):
    writer, moved = make_user(), make_user()
    theirs, movers = make_submitted(writer), make_submitted(moved)
    writer.is_active = False
    moved.groups.clear()
    assert permissions.may_send_back(writer, theirs) is False
    assert permissions.may_send_back(User.objects.get(pk=moved.pk), movers) is False


def test_only_a_draft_is_edited(db):
    writer = make_user()
    assert permissions.may_edit(writer, make_draft()) is True
    assert permissions.may_edit(writer, make_submitted()) is False


def test_a_right_taken_away_is_gone_at_the_next_request(db):
    writer = make_user()
    assert permissions.may_write(writer) is True
    writer.groups.clear()
    assert permissions.may_write(User.objects.get(pk=writer.pk)) is False
    assert permissions.may_edit(User.objects.get(pk=writer.pk), fresh(make_draft())) is False
