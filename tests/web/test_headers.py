"""Every answer of a process tells browsers what not to do, also where there is nothing."""

import re
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from planner.web.app import web_app
from planner.web.headers import HEADERS
from tests.web.api.counter import Counter
from tests.web.behind import behind_of


@pytest.fixture
def process(counter: Counter) -> TestClient:
    """All that is answered over HTTP."""
    return TestClient(web_app(behind_of(counter)), raise_server_exceptions=False)


@pytest.mark.parametrize(
    "path",
    ["/live", "/nothing", "/connexion", "/feeds/x.ics", "/static/page.css", "/api/v1/me", "/api/v1/openapi.json"],
)
def test_every_answer_is_guarded(process: TestClient, path: str) -> None:
    """With the same words, unless it has its own."""
    headers = process.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == dict(HEADERS)


def test_what_browsers_are_told() -> None:
    """No way without TLS for a year at least, no frame, no address of ours in a question to others."""
    age = re.search(r"max-age=(\d+)", HEADERS["strict-transport-security"])
    assert age is not None
    assert int(age[1]) >= timedelta(days=365).total_seconds()
    assert (HEADERS["x-frame-options"], HEADERS["referrer-policy"]) == ("DENY", "no-referrer")
    assert HEADERS["x-content-type-options"] == "nosniff"


def test_no_script_and_no_style_stands_inside_of_a_page() -> None:
    """Nor does anything come from elsewhere, or stand in a frame."""
    policy = HEADERS["content-security-policy"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & set(policy.replace(";", " ").split())
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_the_style_of_pages_is_sent_once(process: TestClient) -> None:
    """Whoever has it is told so."""
    first = process.get("/static/page.css")
    assert (first.status_code, first.headers["content-type"]) == (200, "text/css; charset=utf-8")
    again = process.get("/static/page.css", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_body_that_is_too_long_is_not_read(process: TestClient) -> None:
    """Whether it says how long it is or not."""
    long = b"x" * 300_000
    assert process.post("/api/v1/session", content=long).status_code == 413
    assert process.post("/api/v1/session", content=iter([long])).status_code == 413
