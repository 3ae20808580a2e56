"""Revisions: numbered, one published and one proposed at most, and their rows say what their documents say."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, delete, event
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from planner.store import revision_rows, revisions
from planner.store.documents import document_of, document_of_problem, roster_in
from planner.store.revisions import Made
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.roster import Baseline, Roster
from schemas.tables.basin import BasinRow
from schemas.tables.revision import RevisionRow, ShiftRow
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


def a_long_roster() -> Roster:
    """A week of two openings a day, with more rows than are written one by one."""
    roster = a_roster(PROBLEM)
    for day in ("mon", "tue", "wed", "thu", "fri"):
        roster = roster.staff("s1", ("a1", "a2"), f"{day} 08:30-12:00").staff("s1", ("a1", "a2"), f"{day} 13:30-17:00")
    return roster.build()


def changed(roster: Roster) -> Roster:
    """One shift less, one later, another in between; the openings as they were."""
    first, second, third, *rest = roster.shifts
    later = rest[-1].model_copy(update={"end": rest[-1].end + timedelta(minutes=30)})
    return roster.model_copy(update={"shifts": (first, third, second, *rest[1:-1], later)})


@pytest.mark.parametrize("is_there", [True, False])
def test_the_rows_of_a_changed_revision_are_those_of_its_own_document(store: Store, is_there: bool) -> None:
    """Also where the rows that it shares with the one before are gone from there."""
    with store.transaction() as session:
        revisions.add(session, a_long_roster(), MADE)
        if not is_there:
            session.execute(delete(ShiftRow))
        second = revisions.add(session, changed(a_long_roster()), MADE).revision
    with store.reading() as session:
        told = [
            (row.ordinal, row.agent, row.site, row.start, row.end)
            for row in revision_rows.shifts(session, BASIN, WEEK, second)
        ]
        stated = enumerate(changed(a_long_roster()).shifts)
        assert told == [(n, each.agent, each.site, each.start, each.end) for n, each in stated]
        openings = revision_rows.openings(session, BASIN, WEEK, second)
        assert [row.start for row in openings] == [each.start for each in a_long_roster().openings]
        assert len(revision_rows.openings(session, BASIN, WEEK, 1)) == len(openings)


def test_rows_that_are_as_before_are_copied_by_the_database(store: Store) -> None:
    """None of them is sent to it, which took longer than all the rest of storing a plan."""
    written: list[tuple[str, int]] = []

    def note(
        _: Connection, _cursor: object, statement: str, parameters: Sequence[object], _c: object, many: bool
    ) -> None:
        if many and statement.startswith(("INSERT INTO shift", "INSERT INTO opening")):
            written.append((statement.split()[2], len(parameters)))

    roster = a_long_roster()
    event.listen(store.engine, "before_cursor_execute", note)
    with store.transaction() as session:
        revisions.add(session, roster, MADE)
        assert dict(written) == {"shift": len(roster.shifts), "opening": len(roster.openings)}
        written.clear()
        revisions.add(session, roster, MADE)
        assert written == []


def test_a_problem_with_a_stored_baseline_reads_as_if_it_was_written_anew(store: Store) -> None:
    with store.transaction() as session:
        baseline = revisions.baseline_of(publish(session, revisions.add(session, a_long_roster(), MADE)))
    anew = Baseline(**dict(a_long_roster()), published_at=NOON, frozen_until=NOON + timedelta(days=1))
    assert baseline == anew
    problem = PROBLEM.model_copy(update={"baseline": baseline})
    assert document_of_problem(problem) == PROBLEM.model_copy(update={"baseline": anew}).model_dump_json()
    assert document_of_problem(PROBLEM) == PROBLEM.model_dump_json()


def test_a_document_is_neither_read_nor_written_twice() -> None:
    text = a_long_roster().model_dump_json()
    roster = roster_in(text)
    assert roster_in(text) is roster
    assert document_of(roster) is text
    assert document_of(roster.model_copy(update={"shifts": ()})) != text


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
