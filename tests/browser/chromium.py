"""chromium: one browser for the tests of a file, and its pages; a page that complains fails its test."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser.modules import axe
from tests.node_files import NodeFilesNotToBeHadError

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "Chromium is needed to look at pages (Debian: apt-get install chromium)."
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 375, "height": 812}
_RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"


def found() -> str:
    """The browser's program; fails where there is none, and says how to get it."""
    for name in NAMES:
        place = shutil.which(name)
        if place is not None:
            return place
    pytest.fail(MISSING)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser, without a screen; while it is open its thread has a loop that no other test could run beside."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def a_window(chromium: Browser, place: str, size: ViewportSize, *, scripts: bool = True) -> Iterator[Page]:
    """A window of somebody new; whatever the browser complains of, a refused policy say, fails the test."""
    context: BrowserContext = chromium.new_context(
        base_url=place,
        viewport=size,
        java_script_enabled=scripts,
        locale="fr-FR",
    )
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        yield page
    finally:
        context.close()
    refused = [each for each in complaints if "status of 4" not in each]  # a form that was refused is no complaint
    assert refused == []


def barriers(page: Page) -> list[str]:
    """What axe-core finds on a page, rule and place; it runs beside the page's policy, and changes nothing."""
    try:
        source = axe().read_text(encoding="utf-8")
    except NodeFilesNotToBeHadError as error:
        pytest.fail(str(error))
    page.evaluate(source)
    violations: list[dict[str, Any]] = page.evaluate(_RUN)
    return [f"{each['id']}: {node['html'][:120]}" for each in violations for node in each["nodes"]]


def is_wider_than_the_window(page: Page) -> bool:
    """Whether somebody has to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
