"""Revisions: numbered, one published and one proposed at most, and their rows say what their documents say."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from planner.store import revision_rows, revisions
from planner.store.revisions import Made
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.roster import Roster
from schemas.tables.basin import BasinRow
from schemas.tables.revision import RevisionRow
from tests.builders import a_roster, a_usual_problem

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
PROBLEM = a_usual_problem().build()
BASIN, WEEK = str(PROBLEM.basin), PROBLEM.week
MADE = Made(version=3, at=NOON, cause=("e1", "e2"), cause_count=2)


@pytest.fixture(autouse=True)
def _basin(store: Store) -> None:
    with store.transaction() as session:
        add_rows(session, [BasinRow(id=BASIN)])


def the_roster() -> Roster:
    return a_roster(PROBLEM).staff("s1", ("a1", "a2"), "mon 08:30-12:00").build()


def publish(session: Session, row: RevisionRow) -> RevisionRow:
    return revisions.publish(session, row, at=NOON, frozen_until=NOON + timedelta(days=1), by="u1")


def test_a_roster_is_stored_as_a_proposal_with_its_rows(store: Store) -> None:
    """The document comes back as it went in, the rows in its order."""
    with store.transaction() as session:
        stored = revisions.add(session, the_roster(), MADE)
        assert (stored.revision, stored.version, stored.state, stored.supersedes) == (1, 3, "proposed", None)
    with store.reading() as session:
        row = revisions.proposed(session, BASIN, WEEK)
        assert row is not None
        assert revisions.roster_of(row) == the_roster()
        assert (row.cause, row.cause_count, row.created_at) == (["e1", "e2"], 2, NOON)
        shifts = revision_rows.shifts(session, BASIN, WEEK, 1)
        assert [(s.agent, s.start) for s in shifts] == [(s.agent, s.start) for s in the_roster().shifts]
        assert len(revision_rows.openings(session, BASIN, WEEK, 1)) == 1
        assert list(revision_rows.appointments(session, BASIN, WEEK, 1)) == []


def test_a_newer_revision_supersedes_the_one_in_its_place(store: Store) -> None:
    """A proposal the proposal, a published one the published one; numbers are never used again."""
    with store.transaction() as session:
        publish(session, revisions.add(session, the_roster(), MADE))
        revisions.add(session, the_roster(), MADE)
        third = revisions.add(session, the_roster(), MADE)
        assert third.supersedes == 1
        publish(session, third)
    with store.reading() as session:
        found = {row.revision: row.state for row in revisions.of_week(session, BASIN, WEEK)}
        assert found == {3: "published", 2: "superseded", 1: "superseded"}
        newest, published = revisions.newest(session, BASIN, WEEK), revisions.published(session, BASIN, WEEK)
        assert newest == published
        assert revisions.proposed(session, BASIN, WEEK) is None


def test_a_published_revision_is_the_baseline_of_the_next_plan(store: Store) -> None:
    """With when it was given out, and until when it stays; a proposal is none."""
    with store.transaction() as session:
        proposal = revisions.add(session, the_roster(), MADE)
        with pytest.raises(ValueError, match="never published"):
            revisions.baseline_of(proposal)
        baseline = revisions.baseline_of(publish(session, proposal))
    assert (baseline.published_at, baseline.frozen_until) == (NOON, NOON + timedelta(days=1))
    assert baseline.shifts == the_roster().shifts


def test_a_proposal_can_be_put_aside(store: Store) -> None:
    """Rejected by somebody, or overtaken; neither is proposed any more."""
    with store.transaction() as session:
        revisions.reject(session, revisions.add(session, the_roster(), MADE), by="u1")
        revisions.add(session, the_roster(), MADE)
        revisions.withdraw(session, BASIN, WEEK)
        states = [(row.state, row.by) for row in revisions.of_week(session, BASIN, WEEK)]
        assert states == [("superseded", None), ("rejected", "u1")]


@pytest.mark.parametrize("state", ["published", "proposed"])
def test_two_of_a_week_in_one_place_are_refused(store: Store, state: str) -> None:
    """By the database itself, whatever anybody writes."""
    with store.transaction() as session:
        stored = revisions.add(session, the_roster(), MADE)
        content = stored.model_dump() | {"state": state}
        session.delete(stored)
        add_rows(session, [RevisionRow(**content)])
        with pytest.raises(IntegrityError), session.begin_nested():
            add_rows(session, [RevisionRow(**content | {"revision": 9})])
