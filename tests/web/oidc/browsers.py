"""browsers: people who sign in at a provider, in a browser that keeps the cookies of both sides apart.

browser = Browser(door(counter, issuer))
browser.signs_in("lea", email="lea@mairie.example", verified="true").status_code
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Self
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx
import httpx2
from pydantic import SecretStr
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from config.settings import Settings
from planner.cli.clock import the_clock
from planner.services.access.accounts import Person, make_account
from planner.services.access.subjects import bind_subject, invite
from planner.web.app import Behind, web_app
from planner.web.oidc.provider import Provider
from planner.web.oidc.registration import START, Registration
from schemas.role import Role
from tests.provider.real import PUBLIC
from tests.web.api.counter import BASIN, Counter
from tests.web.behind import behind_of

EMAIL = "lea@mairie.example"
LEA = {"email": EMAIL, "verified": "true"}
CLOCK = the_clock(Settings.model_construct(clock=None))
"""Providers keep real time."""


def door(
    counter: Counter,
    issuer: str,
    *,
    passwords: bool = True,
    timer: Callable[[], float] = time.monotonic,
    **agreed: Any,  # noqa: ANN401 - as each test agrees on it
) -> ASGIApp:
    """All that is answered over HTTP, where people sign in at a provider."""
    return web_app(behind(counter, issuer, passwords=passwords, timer=timer, **agreed))


def behind(
    counter: Counter,
    issuer: str,
    *,
    passwords: bool = True,
    timer: Callable[[], float] = time.monotonic,
    **agreed: Any,  # noqa: ANN401 - as each test agrees on it
) -> Behind:
    """What stands behind it."""
    known = Registration(issuer, "plain", SecretStr("of-a-test"), PUBLIC)
    counter.now = CLOCK()
    return behind_of(
        counter,
        provider=Provider(replace(known, **agreed), timer),
        passwords=passwords,
    )


def prepared(counter: Counter, issuer: str, *, email: str | None = EMAIL, subject: str | None = None) -> str:
    """A coordinator's account that waits for an address, or for a subject; its id."""
    with counter.store.transaction() as session:
        account = make_account(session, Person("lea", Role.COORDINATOR, (f"basin:{BASIN}",)), counter.now, "/test")
        if email is not None:
            invite(session, account, issuer, email, counter.now, "/test")
        if subject is not None:
            bind_subject(session, account, issuer, subject, counter.now, "/test")
    return account.id


class Browser:
    """Somebody's browser: our side, and the provider's."""

    def __init__(self, app: ASGIApp) -> None:
        self.ours = TestClient(app, base_url=PUBLIC, follow_redirects=False)
        self.theirs = httpx.Client()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.theirs.close()

    def goes_out(self, wanted: str = "") -> str:
        """Where it is sent."""
        answer = self.ours.get(START, params={"vers": wanted} if wanted else {})
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"])

    def comes_back(self, address: str, login: str, **shown: str) -> str:
        """Whither the provider sends it, once somebody has signed in there."""
        while not address.startswith(PUBLIC):
            screen = {"login": login, **shown} if "/interaction/" in address else {}
            answer = self.theirs.get(address, params=screen) if screen else self.theirs.get(address)
            assert answer.is_redirect, answer.text
            address = urljoin(address, answer.headers["location"])
        return address

    def signs_in(self, login: str, wanted: str = "", **shown: str) -> httpx2.Response:
        """What is answered at the end of the way."""
        return self.arrives(self.comes_back(self.goes_out(wanted), login, **shown))

    def arrives(self, address: str) -> httpx2.Response:
        """What our side answers."""
        return self.ours.get(address)

    def who(self) -> str | None:
        """The account that is signed in."""
        answer = self.ours.get("/api/v1/me")
        return answer.json()["id"] if answer.status_code == 200 else None

    def csrf(self) -> dict[str, str]:
        """What a page of ours repeats."""
        return {"x-csrf-token": self.ours.get("/api/v1/session").json()["csrf"]}


def asked(address: str) -> dict[str, str]:
    """What stands in an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
