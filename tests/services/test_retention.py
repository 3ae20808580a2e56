"""What is about people goes once its time is over, and its number stays."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, select

from config.retention import Retention
from planner.services.people.apply_retention import ACTION, apply_retention, due
from planner.store import audit
from planner.store.audit import Deed
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.tables.absence import AbsenceRow
from schemas.tables.audit import AuditRow
from schemas.tables.basin import BasinRow
from schemas.tables.revision import RevisionRow

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)


def an_absence(name: str, end: datetime) -> AbsenceRow:
    return AbsenceRow(id=name, basin="38", agent="a1", start=end - A_DAY, end=end, time=end, event_id=f"e-{name}")


def a_roster(revision: int, state: str, at: datetime) -> RevisionRow:
    return RevisionRow(
        basin="38",
        week="2025-W40",
        revision=revision,
        version=1,
        state=state,
        roster="{}",
        short_sites=0,
        created_at=at,
    )


def absences(session: Session) -> set[str]:
    return {row.id for row in session.exec(select(AbsenceRow))}


def test_absences_go_a_year_after_their_end(store: Store) -> None:
    """On the day itself they stay."""
    year_ago = datetime(2025, 11, 26, 12, tzinfo=UTC)
    with store.transaction() as session:
        add_rows(session, [an_absence("on the day", year_ago), an_absence("before", year_ago - A_DAY)])
    with store.transaction() as session:
        apply_retention(session, Retention(), NOW, "/test")
        assert absences(session) == {"on the day"}


def test_numbers_stay_by_month_without_anybody_in_them(sqlite_store: Store) -> None:
    ends = [datetime(2025, 3, 1, tzinfo=UTC), datetime(2025, 3, 9, tzinfo=UTC), datetime(2025, 4, 1, tzinfo=UTC)]
    with sqlite_store.transaction() as session:
        add_rows(session, [an_absence(str(number), end) for number, end in enumerate(ends)])
    with sqlite_store.transaction() as session:
        apply_retention(session, Retention(), NOW, "/test")
        (kept,) = session.exec(select(AuditRow))
        assert (kept.action, kept.subject, kept.detail) == (ACTION, "absences", {"2025-03": 2, "2025-04": 1})


def test_a_look_changes_nothing_and_doing_it_twice_neither(sqlite_store: Store) -> None:
    with sqlite_store.transaction() as session:
        add_rows(session, [an_absence("old", NOW - 500 * A_DAY)])
    with sqlite_store.reading() as session:
        assert {each.kind: each.count for each in due(session, Retention(), NOW) if each.count} == {"absences": 1}
        assert absences(session) == {"old"}
    for number in (1, 0):
        with sqlite_store.transaction() as session:
            assert sum(each.count for each in apply_retention(session, Retention(), NOW, "/test")) == number


def test_of_rosters_what_people_had_last_stays(sqlite_store: Store) -> None:
    old = NOW - 500 * A_DAY
    with sqlite_store.transaction() as session:
        states = ("superseded", "rejected", "published")
        rows = [a_roster(number, state, old) for number, state in enumerate(states, 1)]
        add_rows(session, [BasinRow(id="38"), *rows, a_roster(4, "superseded", NOW)])
    with sqlite_store.transaction() as session:
        apply_retention(session, Retention(), NOW, "/test")
        assert {row.revision for row in session.exec(select(RevisionRow))} == {3, 4}


def test_the_numbers_outlive_the_audit(sqlite_store: Store) -> None:
    with sqlite_store.transaction() as session:
        for action in ("absence.reported", ACTION):
            audit.add(session, "38", Deed(action, "a", "/test"), NOW - 2000 * A_DAY)
    with sqlite_store.transaction() as session:
        apply_retention(session, Retention(), NOW, "/test")
        assert [row.subject for row in session.exec(select(AuditRow)) if row.action == ACTION] == ["a", "audit"]
        assert not [row for row in session.exec(select(AuditRow)) if row.action != ACTION]
