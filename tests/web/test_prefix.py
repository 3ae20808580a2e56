"""Every page finds its style and the others where a prefix stands before all paths, as behind another server."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from planner.web.app import web_app
from planner.web.oidc.pages import signed_in
from planner.web.oidc.registration import LEFT, RETURN, START
from planner.web.people.routes import DOOR, PASSWORD, WELCOME
from tests.web.api.counter import Counter
from tests.web.oidc.browsers import behind
from tests.web.people.persons import LOGIN, link_for
from tests.web.people.persons import PASSWORD as KNOWN

PREFIX = "/binome"
AT = f"https://testserver{PREFIX}"
NAMED = re.compile(r'(?:href|src|action)="([^"#]+)"')
STOP = "/messages/stop/" + "A" * 43


class Stripped:
    """A server that stands before ours and takes its prefix away; what lies elsewhere is not ours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        own = path.removeprefix(PREFIX) if path.startswith(f"{PREFIX}/") else "/elsewhere"
        await self._app({**scope, "path": own, "raw_path": own.encode()}, receive, send)


@pytest.fixture
def browser(counter: Counter) -> TestClient:
    """Before a system with both doors, whose provider does not answer."""
    link_for(counter, password=KNOWN)
    app = web_app(behind(counter, "http://127.0.0.1:1", public_url=AT))
    return TestClient(Stripped(app), base_url="https://testserver")


def named_by(page: str, text: str) -> set[str]:
    """Paths that a page names, as a browser understands them there; what stands in the page itself asks nobody."""
    asked = [each for each in NAMED.findall(text) if not each.startswith("data:")]
    return {urlsplit(urljoin(page, each)).path for each in asked}


@pytest.mark.parametrize("path", [DOOR, WELCOME, START, RETURN, LEFT, STOP])
def test_what_a_page_names_is_behind_the_prefix(browser: TestClient, path: str) -> None:
    """Its style above all, at whatever depth it lies."""
    page = f"{PREFIX}{path}"
    answer = browser.get(page)
    named = named_by(page, answer.text)
    assert f"{PREFIX}/static/page.css" in named
    assert [each for each in named if not each.startswith(f"{PREFIX}/")] == []
    assert browser.get(f"{PREFIX}/static/page.css").status_code == 200


def test_somebody_signs_in_and_goes_about_behind_the_prefix(browser: TestClient) -> None:
    """By what the pages themselves name."""
    page = f"{PREFIX}{DOOR}"
    mark = re.search(r'name="marque" value="(\w+)"', browser.get(page).text)
    assert mark is not None
    given = {"marque": mark[1], "identifiant": LOGIN, "mot-de-passe": KNOWN}
    home = browser.post(page, data=given)
    assert (home.status_code, home.url.path) == (200, f"{PREFIX}/")
    named = named_by(home.url.path, home.text)
    assert f"{PREFIX}{PASSWORD}" in named
    assert [each for each in named if not each.startswith(f"{PREFIX}/")] == []
    assert browser.get(f"{PREFIX}{PASSWORD}").status_code == 200


def test_the_page_after_signing_in_at_the_provider_finds_its_style() -> None:
    text = bytes(signed_in(f"{PREFIX}/", PREFIX).body).decode()
    assert named_by(f"{PREFIX}{RETURN}", text) >= {f"{PREFIX}/static/page.css", f"{PREFIX}/"}
