"""What the tests share: the sorting into suites, the real communiqué, the browser, the live room, the verifiers.

Tests use pytest-django's `db`, which rolls back: triggers keep approved revisions from change, hence from a flush too.
"""

import hypothesis
import pytest
from playwright.sync_api import sync_playwright

from releases.pages import PerEdition
from tests.verifiers import accessibility, html, tools
from tests.verifiers import live_room as rooms

hypothesis.settings.register_profile("house", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("house")

DATA_FIXTURES = {"db", "transactional_db", "django_db_setup", "admin_user", "admin_client"}
BROWSER_FIXTURES = {"chromium", "page", "live_room", "validate_html", "axe"}


def pytest_collection_modifyitems(items):
    """Each test finds its suites by what it uses. The browser's go last: Playwright forbids the ORM in its thread."""
    for item in items:
        used = set(getattr(item, "fixturenames", ()))
        if used & BROWSER_FIXTURES:
            item.add_marker("browser")
        if used & DATA_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker("data")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(autouse=True)
def pages_forgotten():
    """Busy pages are kept while nothing public changes; here a test's database follows another's."""
    PerEdition.forget()


@pytest.fixture(scope="session")
def seed():
    """The path of the real communiqué, which the city sent and which is no part of this repository."""
    path = rooms.ROOT.parent / "shared" / "seed" / "communique-2021-02-04.md"
    if not path.exists():
        pytest.skip("the real communiqué (../shared/seed/) does not come with the repository")
    return path


@pytest.fixture(scope="session")
def live_room():
    """The demonstration room, served by granian: see tests.verifiers.live_room.LiveRoom."""
    with rooms.served() as room:
        yield room


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium, driven by Playwright: one browser for the session."""
    path = tools.chromium() or tools.missing("Chromium (apt install chromium)")
    flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, live_room):
    """A page of a fresh reader in Grenoble, without a cookie; relative addresses are the live room's."""
    context = chromium.new_context(base_url=live_room.url, locale="fr-FR", timezone_id="Europe/Paris")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def validate_html():
    """A function: list of (name, html) → list of the W3C validator's errors."""
    if not tools.VNU_JAR.exists():
        tools.missing("the HTML validator (npm ci in tests/verifiers)")
    if not tools.java():
        tools.missing("Java, for the HTML validator (apt install default-jre-headless)")
    return html.errors


@pytest.fixture
def axe():
    """A function: Playwright page → list of axe's violations."""
    return accessibility.violations
