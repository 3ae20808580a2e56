"""The pages in a real browser: by keyboard alone, without a script, on a telephone, and by the rules of axe-core."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from planner.web.app import web_app
from planner.web.serving import serving
from schemas.role import Role
from tests.browser.chromium import DESKTOP, PHONE, a_window, barriers, is_wider_than_the_window
from tests.web.api.counter import Counter
from tests.web.behind import behind_of
from tests.web.people.persons import LOGIN, PASSWORD, link_for

NEW = "tout un autre mot de passe"


@pytest.fixture
def place(counter: Counter) -> Iterator[str]:
    """Where the pages are; a browser takes this machine for a safe place, as with TLS."""
    with serving(web_app(behind_of(counter)), ("127.0.0.1", 0)) as port:
        yield f"http://localhost:{port}"


def signs_in(page: Page) -> None:
    page.goto("/connexion")
    page.get_by_label("Identifiant").fill(LOGIN)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("heading", name=f"Bonjour {LOGIN}").wait_for()


def test_a_link_is_opened_by_keyboard_alone(chromium: Browser, counter: Counter, place: str) -> None:
    """Its secret is in no address once the page is there; then the way out, as it came."""
    link = link_for(counter)
    with a_window(chromium, place, DESKTOP) as page:
        page.goto(f"/bienvenue#{link}")
        page.wait_for_function("document.activeElement.id === 'nouveau'")
        assert link not in page.url
        assert not page.get_by_label("Lien reçu").is_visible()
        for key in (NEW, "Tab", NEW, "Enter"):
            (page.keyboard.type if key == NEW else page.keyboard.press)(key)
        page.get_by_role("heading", name=f"Bonjour {LOGIN}").wait_for()
        page.get_by_role("button", name="Se déconnecter", exact=True).press("Enter")
        page.get_by_role("heading", name="Vous êtes déconnecté").wait_for()
        page.go_back()
        page.reload()
        assert page.url.endswith("/connexion")


def test_a_link_is_pasted_where_there_are_no_scripts(chromium: Browser, counter: Counter, place: str) -> None:
    link = link_for(counter)
    with a_window(chromium, place, PHONE, scripts=False) as page:
        page.goto(f"/bienvenue#{link}")
        page.get_by_label("Lien reçu").fill(page.url)
        page.get_by_label("Mot de passe").fill(NEW)
        page.get_by_label("Le même").fill(NEW)
        page.get_by_role("button", name="Choisir").click()
        page.get_by_role("heading", name=f"Bonjour {LOGIN}").wait_for()
        assert not page.url.partition("#")[2], "the secret is in no address any more"


def test_what_went_wrong_is_said_where_it_is_heard(chromium: Browser, counter: Counter, place: str) -> None:
    """As an alert, named by the title too, and tied to its field; what was written stays, but for the password."""
    link_for(counter, password=PASSWORD)
    with a_window(chromium, place, DESKTOP) as page:
        page.goto("/connexion")
        page.get_by_label("Identifiant").fill(LOGIN)
        page.get_by_label("Mot de passe").fill("x" * 12)
        page.get_by_role("button", name="Se connecter").click()
        alert = page.get_by_role("alert")
        alert.wait_for()
        assert page.title().startswith("Erreur")
        field = page.get_by_label("Identifiant")
        assert (field.input_value(), field.get_attribute("aria-invalid")) == (LOGIN, "true")
        described = str(field.get_attribute("aria-describedby")).split()
        assert page.locator(f"#{described[-1]}").inner_text() == alert.inner_text()
        assert page.get_by_label("Mot de passe").input_value() == ""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_has_a_barrier_or_is_wider_than_its_window(
    chromium: Browser, counter: Counter, place: str, size: ViewportSize
) -> None:
    """Every page there is, with and without an error, with an address that was just given, and a partner's slots."""
    link_for(counter, Role.PARTNER, password=PASSWORD)
    wrong: list[str] = []

    def look(page: Page, what: str) -> None:
        wrong.extend(f"{what}: {each}" for each in barriers(page))
        wrong.extend([f"{what}: wider than the window"] if is_wider_than_the_window(page) else [])

    with a_window(chromium, place, size) as page:
        for path in ("/connexion", "/bienvenue", "/bienvenue#" + "A" * 43, "/messages/stop/" + "A" * 43):
            page.goto("about:blank")
            page.goto(path)
            look(page, path)
        page.goto("/bienvenue")
        page.get_by_label("Lien reçu").fill("x")
        page.get_by_label("Mot de passe").fill("court")
        page.get_by_label("Le même").fill("court")
        page.get_by_role("button", name="Choisir").click()
        page.get_by_role("alert").wait_for()
        look(page, "a wrong link")
        signs_in(page)
        look(page, "home")
        page.get_by_role("button", name="Obtenir une adresse").click()
        page.get_by_role("heading", name="Votre nouvelle adresse").wait_for()
        look(page, "home with an address")
        slots = page.get_by_role("link", name="Voir les créneaux").get_attribute("href")
        page.goto("/mot-de-passe")
        look(page, "another password")
        assert slots is not None
        page.goto("/feeds/" + slots.rpartition("/")[2])
        look(page, "a partner's slots")
        page.goto("/")
        page.get_by_role("button", name="Se déconnecter", exact=True).click()
        page.get_by_role("heading", name="Vous êtes déconnecté").wait_for()
        look(page, "left")
    assert wrong == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_week_has_no_barrier_and_fits_its_window(
    chromium: Browser, counter: Counter, place: str, size: ViewportSize
) -> None:
    """Its style is there under the policy of every page: a window that refused it would say so."""
    link_for(counter, Role.COORDINATOR, password=PASSWORD)
    with a_window(chromium, place, size) as page:
        signs_in(page)
        page.get_by_role("link", name="Planning de la semaine").click()
        page.get_by_role("heading", name="Planning de la semaine").wait_for()
        assert page.locator("table.grid").first.evaluate("each => getComputedStyle(each).borderCollapse") == "collapse"
        assert barriers(page) == []
        assert not is_wider_than_the_window(page)
        page.get_by_role("link", name="Accueil").click()
        page.get_by_role("heading", name=f"Bonjour {LOGIN}").wait_for()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_what_is_kept_has_no_barrier_and_fits_its_window(
    chromium: Browser, counter: Counter, place: str, size: ViewportSize
) -> None:
    """Long texts in it too; the file comes down under its name."""
    link_for(counter, Role.AGENT, password=PASSWORD)
    with a_window(chromium, place, size) as page:
        signs_in(page)
        page.get_by_role("link", name="Tout ce que Binôme garde").click()
        page.get_by_role("heading", name="Vos données").wait_for()
        assert barriers(page) == []
        assert not is_wider_than_the_window(page)
        with page.expect_download() as coming:
            page.get_by_role("link", name="Tout télécharger").click()
        assert coming.value.suggested_filename == "mes-donnees.json"
