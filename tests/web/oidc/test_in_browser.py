"""The way to a real provider and back in a real browser: it works there, and no page of it has a barrier."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from planner.web.app import web_app
from planner.web.listening import listening
from planner.web.oidc.registration import LEFT, RETURN
from planner.web.serving import serving
from tests.browser.chromium import DESKTOP, PHONE, a_window, barriers, is_wider_than_the_window
from tests.provider.real import started
from tests.web.api.counter import Counter
from tests.web.oidc.browsers import EMAIL, behind, prepared


@pytest.fixture
def place(counter: Counter) -> Iterator[str]:
    """Where the pages are, beside a provider that sends people back there."""
    listener = listening("127.0.0.1", 0)
    at = f"http://localhost:{listener.getsockname()[1]}"
    with started(at) as issuer:
        app = web_app(behind(counter, issuer, public_url=at))
        prepared(counter, issuer)
        with serving(app, listener):
            yield at


def goes_out(page: Page, login: str, email: str) -> None:
    """By the door, to the provider, and back once it knows who that is."""
    page.goto("/connexion")
    page.get_by_role("link", name="service d’identité").click()
    page.get_by_label("login").fill(login)
    page.get_by_label("email").fill(email)
    page.get_by_role("button").click()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_people_come_in_and_no_page_on_the_way_has_a_barrier(chromium: Browser, place: str, size: ViewportSize) -> None:
    """The door with both ways in, those who are not expected, a way that is over, a way that was left, and in."""
    wrong: list[str] = []

    def look(page: Page, heading: str) -> None:
        page.get_by_role("heading", level=1, name=heading).wait_for()
        wrong.extend(f"{heading}: {each}" for each in barriers(page))
        wrong.extend([f"{heading}: wider than the window"] if is_wider_than_the_window(page) else [])
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 0, "it has no style"

    with a_window(chromium, place, size) as page:
        page.goto("/connexion")
        look(page, "Se connecter")
        page.goto(f"{RETURN}?state=x&code=x")
        look(page, "La connexion n’a pas abouti")
        goes_out(page, "s-nobody", "nobody@mairie.example")
        look(page, "Votre compte n’est pas prêt")
        page.goto(LEFT)
        look(page, "Vous êtes déconnecté")
    with a_window(chromium, place, size) as page:
        page.route(f"{place}/", lambda route: route.fulfill(status=204))  # a browser stays where it is then
        goes_out(page, "s-lea", EMAIL)
        look(page, "Vous êtes connecté")
        page.unroute(f"{place}/")
        page.get_by_role("link", name="Continuer").click()
        look(page, "Bonjour lea")
    assert wrong == []
