import pytest
from django.test import Client

from tests.factories import make_user

GROUPS = ["Rédaction", "Validation", "Administration"]


@pytest.fixture
def log_in(db):
    """A function: a group, None, or a user → the client of that person, as `client.person`."""

    def enter(who):
        person = who if hasattr(who, "pk") else make_user(who)
        client = Client()
        client.force_login(person)
        client.person = person
        return client

    return enter
