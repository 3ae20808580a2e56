"""People sign in at a real provider: those for whom an account was prepared, and nobody else."""

from collections.abc import Iterator

import pytest
from sqlmodel import select, text

from planner.services.access.subjects import unbind
from planner.web.access.identify import COOKIE
from planner.web.oidc.hint import HINT
from planner.web.oidc.routes import ATTEMPT_COOKIE
from schemas.tables.access import AccountRow, InvitationRow, SubjectRow
from schemas.tables.audit import AuditRow
from schemas.tables.every import TABLES
from tests.web.api.counter import Counter
from tests.web.oidc.browsers import EMAIL, LEA, Browser, asked, door, prepared


@pytest.fixture
def browser(counter: Counter, issuer: str) -> Iterator[Browser]:
    """A browser before a system whose people sign in at the provider."""
    with Browser(door(counter, issuer)) as made:
        yield made


def test_an_account_that_waits_for_an_address_is_given_to_whom_it_is_for(
    counter: Counter, issuer: str, browser: Browser
) -> None:
    """Once; from then on the person is known by the subject, whatever the address is."""
    account = prepared(counter, issuer)
    answer = browser.signs_in("s-lea", **LEA)
    assert (answer.status_code, browser.who()) == (200, account)
    with counter.store.reading() as session:
        assert session.exec(select(InvitationRow)).all() == []
        assert [(row.subject, row.account) for row in session.exec(select(SubjectRow))] == [("s-lea", account)]
        deeds = session.exec(select(AuditRow).where(AuditRow.subject == account)).all()
        assert [row.action for row in deeds][-2:] == ["account.bound", "account.signed_in"]
        assert EMAIL not in repr(deeds)
    with Browser(browser.ours.app) as later:
        later.signs_in("s-lea", email="other@mairie.example", verified="true")
        assert later.who() == account
    with Browser(browser.ours.app) as other:
        assert other.signs_in("s-max", **LEA).status_code == 403


def test_what_the_provider_signs_of_people_is_read(counter: Counter, issuer: str) -> None:
    """As ProConnect does it, where nothing else is taken."""
    with Browser(door(counter, issuer, client_id="signed", signed_userinfo=True)) as browser:
        account = prepared(counter, issuer)
        assert browser.signs_in("s-signed", **LEA).status_code == 200
        assert browser.who() == account


def test_whom_nobody_prepared_for_is_told_what_to_do(counter: Counter, browser: Browser) -> None:
    """In French, with what a coordinator needs; signing in makes no account and gives no role."""
    answer = browser.signs_in("s-<b>nobody", **LEA)
    assert (answer.status_code, browser.who()) == (403, None)
    assert "Votre compte n’est pas prêt" in answer.text
    assert "s-&lt;b&gt;nobody" in answer.text
    with counter.store.reading() as session:
        assert session.exec(select(AccountRow)).all() == []


@pytest.mark.parametrize("verified", ["false", ""])
def test_an_address_counts_where_the_provider_answers_for_it(counter: Counter, issuer: str, verified: str) -> None:
    """It says so of each; or is believed to, which has to be set."""
    given = {"email": EMAIL} | ({"verified": verified} if verified else {})
    with Browser(door(counter, issuer)) as browser:
        prepared(counter, issuer)
        assert browser.signs_in("s-unverified", **given).status_code == 403
    with Browser(door(counter, issuer, trusts_email=True)) as browser:
        assert browser.signs_in("s-unverified", **given).status_code == 200


def test_a_subject_can_be_prepared_for(counter: Counter, issuer: str, browser: Browser) -> None:
    """And taken back: what is open then ends."""
    account = prepared(counter, issuer, email=None, subject="s-known")
    assert browser.signs_in("s-known").status_code == 200
    assert browser.who() == account
    with counter.store.transaction() as session:
        row = session.get(AccountRow, account)
        assert row is not None
        unbind(session, row, counter.now, "/test")
    assert browser.who() is None
    assert browser.signs_in("s-known").status_code == 403


def test_an_account_that_may_not_sign_in_does_not(counter: Counter, issuer: str, browser: Browser) -> None:
    """Whatever the provider says."""
    account = prepared(counter, issuer, subject="s-off")
    with counter.store.transaction() as session:
        row = session.get(AccountRow, account)
        assert row is not None
        row.disabled = True
        session.add(row)
    assert browser.signs_in("s-off", **LEA).status_code == 403


def test_the_provider_is_asked_how_closely_to_look(counter: Counter, issuer: str) -> None:
    """Where it is set; in a form that ProConnect takes."""
    with Browser(door(counter, issuer, acr=("eidas2",))) as browser:
        prepared(counter, issuer, subject="s-acr")
        out = browser.goes_out()
        assert '"values":["eidas2"]' in asked(out)["claims"]
        assert browser.arrives(browser.comes_back(out, "s-acr", acr="eidas2")).status_code == 200


def test_cookies_are_of_this_host_and_read_by_no_script(counter: Counter, issuer: str, browser: Browser) -> None:
    """The one for the way is sent along from elsewhere, lives ten minutes, and is gone at the end of it."""
    prepared(counter, issuer, subject="s-cookies")
    start = browser.ours.get("/connexion/sso")
    way = start.headers["set-cookie"]
    assert way.startswith(f"{ATTEMPT_COOKIE}=")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax", "Max-Age=600"} <= set(way.split("; "))
    end = browser.arrives(browser.comes_back(start.headers["location"], "s-cookies"))
    given = {each.partition("=")[0]: set(each.split("; ")) for each in end.headers.get_list("set-cookie")}
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=strict"} <= given[COOKIE]
    assert {"HttpOnly", "Secure", "Path=/api/v1/session", "SameSite=strict"} <= given[HINT]
    assert "Max-Age=0" in given[ATTEMPT_COOKIE]
    assert end.headers["cache-control"] == "no-store"
    assert 'http-equiv="refresh" content="0; url=/"' in end.text


def test_no_token_of_the_provider_is_stored(counter: Counter, issuer: str, browser: Browser) -> None:
    """Nor the address, the secret of the way, or what follows from it."""
    prepared(counter, issuer)
    out = browser.goes_out()
    secret = browser.ours.cookies[ATTEMPT_COOKIE]
    back = browser.comes_back(out, "s-stored", **LEA)
    id_token = str(browser.arrives(back).cookies.get(HINT, path="/api/v1/session"))
    with counter.store.reading() as session:
        names = [kind.__tablename__ for kind in TABLES]
        kept = repr([session.connection().execute(text(f'SELECT * FROM "{name}"')).all() for name in names])  # noqa: S608 - our own names
    for never in (id_token, secret, EMAIL, asked(out)["state"], asked(out)["nonce"], asked(back)["code"]):
        assert never not in kept


def test_signing_out_ends_it_at_the_provider_too(counter: Counter, issuer: str, browser: Browser) -> None:
    """It is said where; the login here is over before the browser goes there."""
    prepared(counter, issuer, subject="s-out")
    browser.signs_in("s-out")
    left = browser.ours.post("/api/v1/session/leave", headers=browser.csrf())
    assert (left.status_code, browser.who()) == (200, None)
    way = left.json()["leave"]
    assert way.startswith(f"{issuer}/session/end?")
    assert len(asked(way)["state"]) >= 32
    form = browser.theirs.get(way)
    assert form.status_code == 200, form.text
    xsrf = form.text.partition('name="xsrf" value="')[2].partition('"')[0]
    done = browser.theirs.post(f"{issuer}/session/end/confirm", data={"xsrf": xsrf, "logout": "yes"})
    assert done.headers["location"].startswith("https://testserver/connexion/sso/fin?")
    assert "Vous êtes déconnecté" in browser.arrives(done.headers["location"]).text
    assert "/interaction/" in browser.theirs.get(browser.goes_out()).headers["location"]


def test_passwords_can_be_switched_off(counter: Counter, issuer: str) -> None:
    """Nobody signs in by one then, and nobody chooses one."""
    with Browser(door(counter, issuer, passwords=False)) as browser:
        given = {"login": "lea", "password": "un mot de passe"}
        assert browser.ours.post("/api/v1/session", json=given).status_code == 403
        given = {"link": "x", "password": "un mot de passe"}
        assert browser.ours.post("/api/v1/password", json=given).status_code == 403
