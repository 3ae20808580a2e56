"""People who sign in: cookies that scripts and other sites cannot use, ends that come, tries that cost time."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from planner.services.access.accounts import Person, close_account, make_account, make_link, open_account
from planner.services.access.logins import IDLE, LONGEST
from planner.services.access.subjects import account_named
from planner.web.access.identify import COOKIE
from planner.web.api.standing import TRIES_A_MINUTE
from schemas.role import Role
from tests.web.api.counter import BASIN, Counter

LEA = {"login": "lea", "password": "un mot de passe"}
SPAN = {"start": "2026-12-03T08:00:00+01:00", "end": "2026-12-03T09:00:00+01:00"}


class Browser:
    """Somebody at a screen."""

    def __init__(self, counter: Counter) -> None:
        self.client = TestClient(counter.app, base_url="https://testserver", raise_server_exceptions=False)
        self.csrf = ""

    def signs_in(self, **given: str) -> int:
        answer = self.client.post("/session", json=LEA | given)
        self.csrf = answer.json().get("csrf", "")
        return answer.status_code

    def sees(self) -> int:
        return self.client.get("/me").status_code

    def reports(self, csrf: str | None = None) -> int:
        headers = {b"x-csrf-token": (self.csrf if csrf is None else csrf).encode()}
        return self.client.post("/absences", json={"agent": "a1", **SPAN}, headers=headers).status_code


@pytest.fixture
def browser(counter: Counter) -> Browser:
    """A browser of somebody who has an account, and chose a password by the link that came with it."""
    with counter.store.transaction() as session:
        account = make_account(session, Person("lea", Role.COORDINATOR, (f"basin:{BASIN}",)), counter.now, "/test")
        link = make_link(session, account, counter.now)
    made = Browser(counter)
    given = {"link": link, "password": LEA["password"]}
    assert made.client.post("/password", json=given | {"password": "court"}).status_code == 422
    assert [made.client.post("/password", json=given).status_code for _ in range(2)] == [204, 401]
    return made


def test_a_cookie_is_of_this_host_alone_and_read_by_no_script(browser: Browser) -> None:
    """Nothing in it says who it is."""
    cookie = browser.client.post("/session", json=LEA).headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert COOKIE.startswith("__Host-")
    assert "domain" not in cookie.lower()
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}
    assert "lea" not in cookie


def test_what_is_changed_by_cookie_repeats_what_only_our_page_knows(browser: Browser, counter: Counter) -> None:
    """Else it is as if nobody had signed in."""
    assert browser.signs_in() == 201
    assert browser.sees() == 200
    other = Browser(counter)
    assert other.signs_in() == 201
    assert [browser.reports(csrf) for csrf in ("", "0" * 64, "é", other.csrf)] == [401] * 4
    assert browser.reports() == 201
    assert browser.client.get("/session").json() == {"csrf": browser.csrf}


def test_a_login_ends_unused_and_at_the_latest_after_half_a_day(browser: Browser, counter: Counter) -> None:
    """Whoever goes on stays in until then."""
    browser.signs_in()
    began = counter.now
    while counter.now + IDLE / 2 < began + LONGEST:
        counter.now += IDLE / 2
        assert browser.sees() == 200
    counter.now = began + LONGEST
    assert browser.sees() == 401
    browser.signs_in()
    counter.now += IDLE
    assert browser.sees() == 401


def test_signing_out_ends_this_login_or_all(browser: Browser, counter: Counter) -> None:
    """The cookie is worth nothing then, also where it was kept."""
    other = Browser(counter)
    assert (browser.signs_in(), other.signs_in()) == (201, 201)
    kept = browser.client.cookies[COOKIE]
    assert browser.client.delete("/session", headers={"x-csrf-token": browser.csrf}).status_code == 204
    browser.client.cookies.set(COOKIE, kept)
    assert (browser.sees(), other.sees()) == (401, 200)
    browser.signs_in()
    assert other.client.delete("/sessions", headers={"x-csrf-token": other.csrf}).status_code == 204
    assert (browser.sees(), other.sees()) == (401, 401)


def test_a_closed_account_ends_what_is_open_and_lets_nobody_in(browser: Browser, counter: Counter) -> None:
    assert (browser.signs_in(), browser.sees()) == (201, 200)
    with counter.store.transaction() as session:
        close_account(session, account_named(session, "lea"), counter.now, "/test")
    assert (browser.sees(), browser.signs_in()) == (401, 401)
    with counter.store.transaction() as session:
        open_account(session, account_named(session, "lea"), counter.now, "/test")
    assert (browser.signs_in(), browser.sees()) == (201, 200)


def test_nobody_learns_which_logins_there_are(browser: Browser) -> None:
    """A wrong login and a wrong password are answered alike, and so are too many tries of either."""
    answers = {}
    for login in ("lea", "nobody"):
        told = [browser.client.post("/session", json={"login": login, "password": "x" * 12}) for _ in range(12)]
        answers[login] = [(each.status_code, each.text) for each in told]
    assert answers["lea"] == answers["nobody"]
    assert [status for status, _ in answers["lea"]] == [401] * TRIES_A_MINUTE + [429] * (12 - TRIES_A_MINUTE)


def test_after_ten_wrong_passwords_the_right_one_waits_a_minute(browser: Browser, counter: Counter) -> None:
    """Also in another process, which has counted nothing."""
    for _ in range(10):
        browser.signs_in(password="x" * 12)
    elsewhere = Browser(Counter(counter.store))
    assert elsewhere.signs_in() == 401
    later = Counter(counter.store)
    later.now += timedelta(minutes=1)
    assert Browser(later).signs_in() == 201
