"""What caches may keep: until the end of the minute, and never what is not public."""

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory

from releases import actions
from releases.caching import make_public, public
from releases.middleware import ClosedByDefault
from tests.factories import NOW, fresh, make_approved, make_corrected, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def max_age(response):
    return int(response["Cache-Control"].partition("max-age=")[2])


@pytest.mark.parametrize(
    "path", ["/", "/communiques/", "/communiques/inconnu/", "/nulle-part/", "/flux/communiques.rss"]
)
@pytest.mark.parametrize("second", [0, 1, 30, 59])
def test_a_public_answer_is_kept_until_the_end_of_its_minute_and_no_longer(client, clock, path, second):
    clock.move_to(NOW + timedelta(seconds=second, microseconds=999_999))
    response = client.get(path)
    assert response["Cache-Control"] == f"public, max-age={59 - second}"


def test_an_answer_kept_before_the_hour_is_dropped_at_the_hour(client, clock):
    hour = NOW + timedelta(minutes=7)
    make_approved(title="À l’heure", publish_at=hour)
    for seconds in (60, 59.5, 30, 1, 0.001):
        clock.move_to(hour - timedelta(seconds=seconds))
        response = client.get("/communiques/a-l-heure/")
        assert response.status_code == 404
        assert hour - timedelta(seconds=seconds) + timedelta(seconds=max_age(response)) < hour
    clock.move_to(hour)
    assert client.get("/communiques/a-l-heure/").status_code == 200


def test_the_lifetime_is_the_same_whatever_is_scheduled(client):
    before = client.get("/")["Cache-Control"]
    make_approved(publish_at=NOW + timedelta(minutes=1))
    assert client.get("/")["Cache-Control"] == before


def test_what_a_reader_has_is_answered_304_until_it_changes(client):
    revision = make_approved(title="Un texte", now=NOW - timedelta(hours=1))
    first = client.get("/communiques/un-texte/")
    headers = {"if-none-match": first["ETag"]}
    again = client.get("/communiques/un-texte/", headers=headers)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Cache-Control"] == first["Cache-Control"]
    make_corrected(fresh(revision), now=NOW)
    assert client.get("/communiques/un-texte/", headers=headers).status_code == 200


def test_head_answers_as_get_without_the_body(client):
    make_approved(title="Un texte")
    for path in ("/", "/communiques/un-texte/", "/flux/communiques.rss"):
        got, head = client.get(path), client.head(path)
        assert (head.status_code, sorted(head.items())) == (got.status_code, sorted(got.items()))
        assert head.content == b""


def test_a_withdrawal_is_seen_at_once(client):
    revision = make_approved(title="Un texte", now=NOW - timedelta(hours=1))
    assert b"Un texte" in client.get("/").content.replace(b"\xc2\xa0", b" ")
    actions.withdraw(revision.communique, by=make_user("Validation"), now=NOW, kind="withdrawn", reason="Erreur.")
    assert b"Un texte" not in client.get("/").content.replace(b"\xc2\xa0", b" ")


def answer(view, prepare=lambda request: None):
    request = RequestFactory().get("/x/")
    prepare(request)
    middleware = ClosedByDefault(lambda request: view(request))
    request.is_public = True

    def get_response(request):
        middleware.process_view(request, view, (), {})
        return view(request)

    middleware.get_response = get_response
    return middleware(request)


def test_a_view_that_does_not_say_it_is_public_is_kept_by_nobody():
    response = answer(lambda request: HttpResponse("secret"))
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.has_header("ETag")


def test_a_public_view_that_sets_a_cookie_is_kept_by_nobody():
    @public
    def view(request):
        response = HttpResponse("x")
        response.set_cookie("a", "b")
        return response

    assert answer(view)["Cache-Control"] == "private, no-store"


def test_a_public_view_that_reads_the_session_is_kept_by_nobody(client):
    class Session:
        accessed = True

    def touch(request):
        request.session = Session()

    assert answer(public(lambda request: HttpResponse("x")), touch)["Cache-Control"] == "private, no-store"
    assert "public" in answer(public(lambda request: HttpResponse("x")))["Cache-Control"]


@pytest.mark.parametrize("status", [400, 403, 405, 500, 503])
def test_an_error_that_may_pass_is_not_stored(status):
    response = make_public(RequestFactory().get("/"), HttpResponse(status=status), NOW)
    assert response["Cache-Control"] == "no-store"


def test_the_desk_is_never_stored(client):
    client.force_login(make_user("Rédaction"))
    for path in ("/admin/", "/admin/releases/revision/", "/admin/login/", "/admin/nulle-part/"):
        response = client.get(path)
        assert response["Cache-Control"] == "private, no-store", path
        assert "noindex" in response["X-Robots-Tag"], path


def test_public_pages_allow_no_script_style_or_frame_from_elsewhere(client):
    policy = dict(part.split(" ", 1) for part in client.get("/")["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
