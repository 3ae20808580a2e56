"""Tokens: kept as hashes, shown once, worth nothing after their end; nobody learns why one is refused."""

from datetime import timedelta

import pytest
from sqlmodel import select

from planner.services.access.tokens import revoke_token
from schemas.errors import InvalidInput
from schemas.role import Role, require_scopes
from schemas.tables.access import TokenRow
from tests.web.api.counter import Counter


def test_a_token_is_known_by_its_hash_alone(counter: Counter) -> None:
    """What the store holds opens nothing."""
    asker = counter.coordinator()
    secret = asker.headers["authorization"].removeprefix("Bearer ")
    assert len(secret) >= len("binome_") + 43
    with counter.store.reading() as session:
        row = session.exec(select(TokenRow)).one()
    assert secret not in repr(row)
    assert counter.with_token(row.hash).get("/me").status_code == 401


def test_no_token_and_every_bad_token_are_refused_alike(counter: Counter) -> None:
    """Unknown, over, taken back, malformed: the same status, body and headers."""
    over, revoked = counter.as_(Role.AUDITOR, "basin:38", ends_in=timedelta(hours=1)), counter.coordinator()
    token = revoked.get("/me").json()["id"]
    assert over.get("/me").status_code == 200
    counter.now += timedelta(hours=1)
    with counter.store.transaction() as session:
        assert revoke_token(session, token, counter.now, "/test")
    askers = [over, revoked, counter.with_token("binome_x"), counter.with_token(""), counter.with_token("x" * 5000)]
    answers = [asker.get("/me") for asker in askers]
    assert {(each.status_code, each.text, str(each.headers)) for each in answers} == {
        (401, answers[0].text, str(answers[0].headers))
    }
    assert answers[0].headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("role", "scopes"),
    [
        (Role.COORDINATOR, ()),
        (Role.COORDINATOR, ("site:s1",)),
        (Role.AGENT, ("agent:a1", "agent:a2")),
        (Role.PARTNER, ("basin:38",)),
        (Role.SITE_MANAGER, ("site:",)),
        (Role.MACHINE, ("right:sites.read",)),
    ],
)
def test_a_role_has_the_scopes_of_its_kind(role: Role, scopes: tuple[str, ...]) -> None:
    """What it looks after is said, and nothing else."""
    with pytest.raises(InvalidInput):
        require_scopes(role, scopes)
    require_scopes(Role.PARTNER, ("partner:caf", "basin:38"))


def test_a_machine_may_what_its_token_says(counter: Counter) -> None:
    """And nothing more, in its basins."""
    asker = counter.as_(Role.MACHINE, "basin:38", "right:sites.read")
    assert asker.get("/basins/38/sites").status_code == 200
    assert asker.get("/basins/73/sites").status_code == 404
    refused = asker.get("/basins/38/agents")
    assert (refused.status_code, refused.json()["detail"]) == (403, "the right agents.read is needed")
