"""The way to a real provider and back: of one browser, once, soon, and to nowhere but here."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi import FastAPI

from planner.services.access.attempts import LASTS
from planner.web.api.standing import Standing
from planner.web.oidc.provider import Provider
from planner.web.oidc.registration import RETURN, Registration
from planner.web.oidc.routes import sign_in_pages
from planner.web.rate_limit import RateLimit
from tests.provider.real import PUBLIC
from tests.web.api.counter import Counter
from tests.web.oidc.browsers import CLOCK, Browser, asked, door, prepared

SOMEBODY = "s-way"


@pytest.fixture
def browser(counter: Counter, issuer: str) -> Iterator[Browser]:
    """A browser of somebody for whom an account was prepared."""
    with Browser(door(counter, issuer)) as made:
        prepared(counter, issuer, email=None, subject=SOMEBODY)
        yield made


def test_the_way_back_is_open_once(browser: Browser) -> None:
    """The same answer of the provider opens nothing a second time, not even with the cookie that was kept."""
    out = browser.goes_out()
    kept = dict(browser.ours.cookies)
    back = browser.comes_back(out, SOMEBODY)
    assert browser.arrives(back).status_code == 200
    browser.ours.cookies.clear()
    browser.ours.cookies.update(kept)
    again = browser.arrives(back)
    assert (again.status_code, browser.who()) == (400, None)
    assert "Recommencez" in again.text


def test_the_way_back_is_that_of_the_browser_that_went_out(browser: Browser) -> None:
    """Else whoever sent somebody an address would have them signed in as somebody else."""
    back = browser.comes_back(browser.goes_out(), SOMEBODY)
    with Browser(browser.ours.app) as victim:
        assert (victim.arrives(back).status_code, victim.who()) == (400, None)
        victim.goes_out()
        assert (victim.arrives(back).status_code, victim.who()) == (400, None)


def test_a_stolen_code_is_worth_nothing(browser: Browser) -> None:
    """In another browser the provider asks for what only the first one has (PKCE)."""
    stolen = asked(browser.comes_back(browser.goes_out(), SOMEBODY))["code"]
    with Browser(browser.ours.app) as thief:
        state = asked(thief.goes_out())["state"]
        answer = thief.arrives(f"{RETURN}?code={stolen}&state={state}")
        assert (answer.status_code, thief.who()) == (502, None)


@pytest.mark.parametrize("state", ["", "0" * 64, "é"])
def test_a_wrong_state_opens_nothing(browser: Browser, state: str) -> None:
    """And the way is over: it cannot be tried again with the right one."""
    back = browser.comes_back(browser.goes_out(), SOMEBODY)
    wrong = browser.ours.get(RETURN, params=asked(back) | {"state": state})
    assert (wrong.status_code, browser.who()) == (400, None)
    assert browser.arrives(back).status_code == 400


def test_the_way_back_closes_after_ten_minutes(counter: Counter, browser: Browser) -> None:
    """To the moment."""
    back = browser.comes_back(browser.goes_out(), SOMEBODY)
    counter.now += LASTS - timedelta(seconds=1)
    assert browser.arrives(back).status_code == 200
    back = browser.comes_back(browser.goes_out(), SOMEBODY)
    counter.now += LASTS
    assert browser.arrives(back).status_code == 400


@pytest.mark.parametrize(
    "wanted",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\t/evil.example", "x"],
)
def test_nobody_is_sent_elsewhere_afterwards(browser: Browser, wanted: str) -> None:
    """What is no path of ours is as if nothing had been wanted."""
    answer = browser.signs_in(SOMEBODY, wanted)
    assert answer.status_code == 200
    assert 'href="/"' in answer.text
    assert "evil" not in answer.text


def test_one_comes_to_the_page_that_was_wanted(browser: Browser) -> None:
    """With what stands behind it, and nothing of it is read as HTML."""
    answer = browser.signs_in(SOMEBODY, '/bassins/38?semaine=2026-W49&x="><b>')
    assert 'href="/bassins/38?semaine=2026-W49&amp;x=&#34;&gt;&lt;b&gt;"' in answer.text


@pytest.mark.parametrize(("error", "said"), [("access_denied", "abandonnée"), ("server_error", "refusée")])
def test_what_the_provider_refuses_is_said_in_plain_words(browser: Browser, error: str, said: str) -> None:
    """Its own are not repeated."""
    state = asked(browser.goes_out())["state"]
    given = {"error": error, "error_description": "<b>their words</b>", "state": state}
    answer = browser.ours.get(RETURN, params=given)
    assert said in answer.text
    assert "their words" not in answer.text


def test_an_answer_in_another_provider_s_name_is_refused(browser: Browser) -> None:
    """Where it says whose it is (RFC 9207)."""
    back = browser.comes_back(browser.goes_out(), SOMEBODY)
    answer = browser.ours.get(RETURN, params=asked(back) | {"iss": "https://other.example"})
    assert (answer.status_code, browser.who()) == (502, None)


def test_who_goes_out_too_often_waits_a_minute(counter: Counter, issuer: str) -> None:
    """Each way is kept for ten minutes."""
    seconds = 0.0
    store, provider = counter.store, Provider(Registration(issuer, "plain", None, PUBLIC))
    limit = RateLimit(2, lambda: seconds)
    standing = Standing(store.transaction, store.reading, CLOCK, provider=provider, starts=limit)
    app = FastAPI()
    app.include_router(sign_in_pages(standing))
    with Browser(app) as browser:
        assert [browser.ours.get("/connexion/sso").status_code for _ in range(3)] == [303, 303, 429]
        seconds = 30.0
        assert browser.ours.get("/connexion/sso").status_code == 303


def test_a_provider_that_is_away_takes_nothing_else_with_it(counter: Counter) -> None:
    """It is said so, and passwords go on."""
    with Browser(door(counter, "http://127.0.0.1:1")) as browser:
        answer = browser.ours.get("/connexion/sso")
        assert answer.status_code == 503
        assert "ne répond pas" in answer.text
        given = {"login": "nobody", "password": "un mot de passe"}
        assert browser.ours.post("/api/v1/session", json=given).status_code == 401
