"""Audit: deeds are found by what their detail says, letter by letter."""

import pytest
from sqlmodel import col, select

from planner.store import audit
from planner.store.audit import Deed
from planner.store.session import Store
from schemas.tables.audit import AuditRow
from tests.builders import at

AGENTS = ("a1", "A1", "a10", "a_1", "ab1", "a%1", "a|1", 'a"1', "a\\1", "é1", "É1")


@pytest.mark.parametrize("agent", AGENTS)
def test_a_deed_is_found_by_the_very_word_in_its_detail(store: Store, agent: str) -> None:
    """Not by one in other letters, by a part of one, nor by one that a sign in it would stand for."""
    with store.transaction() as session:
        for each in AGENTS:
            deed = Deed("feed.created", f"feed of {each}", "somebody", detail={"kind": "agent", "subject": each})
            audit.add(session, "38", deed, at("mon 09:00"))
    with store.reading() as session:
        found = session.exec(select(col(AuditRow.subject)).where(audit.detail_holds(session, [agent]))).all()
    assert found == [f"feed of {agent}"]
