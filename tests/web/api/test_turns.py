"""Who asks is looked at before anything else is told, also of what is wrong with the asking."""

import pytest
from starlette.testclient import TestClient

from planner.services.access.tokens import all_tokens, revoke_token
from planner.web.api.app import ROUTERS
from planner.web.api.turns import Turn
from schemas.role import Role
from tests.wall import WEEK
from tests.web.api.counter import BASIN, Counter

WRONG = (f"/basins/{BASIN}/weeks/2026-W99/roster", f"/basins/{BASIN}/slots?limit=0")
RIGHT = f"/basins/{BASIN}/weeks/{WEEK}/roster"


@pytest.mark.parametrize("path", WRONG)
def test_what_is_wrong_with_a_request_is_told_to_those_alone_who_may_ask(counter: Counter, path: str) -> None:
    nobody = TestClient(counter.app, raise_server_exceptions=False)
    elsewhere, partner = counter.as_(Role.COORDINATOR, "basin:39"), counter.as_(Role.PARTNER, "partner:caf")
    assert nobody.get(path).status_code == 401
    assert elsewhere.get(path).status_code == 404
    assert partner.get(path).status_code == (403 if "roster" in path else 422)
    assert counter.coordinator().get(path).status_code == 422


def test_a_token_that_was_taken_back_gets_nothing_from_then_on(counter: Counter) -> None:
    """Also where the same was told it a moment before."""
    asker = counter.coordinator()
    tag = asker.get(RIGHT).headers["etag"]
    with counter.store.transaction() as session:
        assert revoke_token(session, all_tokens(session)[-1].id, counter.now, "/test")
    assert asker.get(RIGHT).status_code == 401
    assert asker.get(RIGHT, headers={"if-none-match": tag}).status_code == 401


def test_every_route_looks_at_who_asks() -> None:
    """One of another kind would be handed somebody of whom nothing is known."""
    assert all(isinstance(route, Turn) for router in ROUTERS for route in router.routes)
