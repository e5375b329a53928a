import pytest

from tests.factories import make_user
from tests.search.corpus import approve_all


@pytest.fixture
def corpus(db):
    """The corpus, live: key → revision."""
    return approve_all(make_user(), make_user("Validation"))
