"""What is kept of somebody is handed over whole, and goes with them; their past stays under a pseudonym."""

import re
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from planner.services.access.accounts import Person, make_account
from planner.services.access.subjects import bind_subject
from planner.services.messages.contacts import put_contact
from planner.services.people.forget_agent import Forgotten, forget_agent
from planner.services.people.held_about import held_about, names_an_agent
from planner.store import audit, revisions
from planner.store.audit import Deed
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.events.absences import AbsenceReported
from schemas.events.data import Span
from schemas.ids import AbsenceId, AgentId
from schemas.role import Role
from schemas.tables.access import AccountRow
from schemas.tables.agent import AgentRow
from schemas.tables.alert import AlertRow
from schemas.tables.basin import BasinRow
from schemas.tables.every import TABLES
from schemas.tables.row import Row
from tests.builders import a_roster, a_usual_problem, at
from tests.services.stored import StoredWeek, stored
from tests.store.questions import questions
from tests.store.test_revisions import MADE


@pytest.fixture
def week(sqlite_store: Store) -> StoredWeek:
    """A week of a site that was given out, with an absence of the first agent after it."""
    problem = a_usual_problem(3).build()
    made = stored(sqlite_store, problem)
    with sqlite_store.transaction() as session:
        put_contact(session, "a1", "a1@example.fr", made.now, "somebody", wanted=True)
        for login, role, scopes in (
            ("lea-of-a1", Role.AGENT, ("agent:a1",)),
            ("max", Role.SITE_MANAGER, ("site:s1",)),
        ):
            account = make_account(session, Person(login, role, scopes), made.now, "somebody")
            bind_subject(session, account, "https://id.example", f"sub-of-{login}", made.now, "somebody")
        for agent, feed in (("a1", "f-of-1"), ("a10", "f-of-10"), ("A1", "f-of-capital-1")):
            detail = {"kind": "agent", "subject": agent}
            audit.add(session, "38", Deed("feed.created", feed, "somebody", detail=detail), made.now)
    made.plan()
    span = Span(start=at("mon+1 08:00", problem.week), end=at("mon+1 18:00", problem.week))
    made.tell(AbsenceReported(absence=AbsenceId("gone"), agent=AgentId("a1"), start=span.start, end=span.end))
    return made


def everything(session: Session) -> str:
    """All rows of the store, as text."""
    return "\n".join(repr(row) for kind in TABLES for row in session.exec(select(kind)))


def test_what_is_kept_of_somebody_is_told_table_by_table(week: StoredWeek) -> None:
    with week.store.reading() as session:
        held = held_about(session, "a1")
    assert held is not None
    assert {
        "agent",
        "contract",
        "skill",
        "absence",
        "shift",
        "audit",
        "contact",
        "message",
        "account",
        "subject",
    } <= set(held)
    assert [row["login"] for row in held["account"]] == ["lea-of-a1"]
    assert [row["id"] for row in held["absence"]] == ["gone"]
    assert {row["agent"] for row in held["shift"]} == {"a1"}
    deeds = {(row["action"], row["subject"]) for row in held["audit"]}
    assert ("feed.created", "f-of-1") in deeds, "also where only the detail of a deed names them"
    assert not deeds & {("feed.created", "f-of-10"), ("feed.created", "f-of-capital-1")}, "they are of others"
    assert not any("hash" in name for rows in held.values() for row in rows for name in row)


def test_of_nobody_nothing_is_kept(week: StoredWeek) -> None:
    with week.store.reading() as session:
        assert held_about(session, "nobody") is None


def test_a_table_that_points_to_agents_names_them_where_they_are_looked_for() -> None:
    """A new table with an agent under another name would be missing from what is handed over."""
    pointing = [kind for kind in TABLES if _points_to_agents(kind)]
    assert pointing
    assert all(names_an_agent(kind) for kind in pointing)


def _points_to_agents(kind: type[Row]) -> bool:
    table = kind.metadata.tables[str(kind.__tablename__)]
    return any(key.target_fullname == "agent.id" for key in table.foreign_keys)


def test_who_is_to_work_still_is_not_forgotten(week: StoredWeek) -> None:
    with week.store.transaction() as session:
        assert forget_agent(session, "a1", week.now, "/test") == "planned"
        assert forget_agent(session, "nobody", week.now, "/test") == "unknown"
        assert held_about(session, "a1") is not None


def test_somebody_who_has_left_is_a_pseudonym_in_past_rosters_and_nothing_else(week: StoredWeek) -> None:
    later = week.now + timedelta(weeks=8)
    told = {"text": "{agent:a1} n’est pas là."}
    with week.store.transaction() as session:
        session.add(AlertRow(id="old", kind="late_absence", basin="38", raised_at=week.now, data=told))
    with week.store.transaction() as session:
        done = forget_agent(session, "a1", later, "/test")
        assert isinstance(done, Forgotten)
    with week.store.reading() as session:
        assert held_about(session, "a1") is None
        row = revisions.published(session, "38", week.problem.week)
        assert row is not None
        shifts = revisions.roster_of(row).shifts
        assert {shift.agent for shift in shifts} == {done.pseudonym, "a2", "a3"}
        assert "Agent a1" not in everything(session)
        assert "a1@example.fr" not in everything(session)
        assert "of-lea" not in everything(session).replace("sub-of-max", "")
        assert [row.login for row in session.exec(select(AccountRow))] == ["max"]
        alert = session.get(AlertRow, "old")
        assert alert is not None
        assert alert.data == {"text": f"{{agent:{done.pseudonym}}} n’est pas là."}
        assert re.search(r"\ba1\b", _without_the_bus(session)) is None


def test_rosters_are_rewritten_one_by_one_and_only_those_that_name_somebody(store: Store) -> None:
    """However many there are, PostgreSQL is never left waiting while they are read and written."""
    problem = a_usual_problem(3).build()
    staffs = (("a1", "a2"), ("a2", "a3"), ("a1", "a3"), ("a2", "a3"))
    with store.transaction() as session:
        add_rows(
            session,
            [
                BasinRow(id=problem.basin),
                AgentRow(id="a1", basin=problem.basin, name="A", employer="e", home_site="s1"),
            ],
        )
        for staff in staffs:
            revisions.add(session, a_roster(problem).staff("s1", staff, "mon 08:30-12:00").build(), MADE)
    with store.transaction() as session, questions(store) as asked:
        assert isinstance(forget_agent(session, "a1", at("mon+8 08:00"), "/test"), Forgotten)
    of_rosters = re.compile(r"^(?:UPDATE revision SET roster|SELECT .*revision\.roster\b.*FROM)", re.DOTALL)
    assert [each.split()[0] for each in asked if of_rosters.match(each)] == ["SELECT", "UPDATE"] * 2


def _without_the_bus(session: Session) -> str:
    """What is on its way, or came in, is the bus's."""
    bus = {"outbox", "bus_message", "inbox"}
    kinds = [kind for kind in TABLES if str(kind.__tablename__) not in bus]
    return "\n".join(repr(row) for kind in kinds for row in session.exec(select(kind)))
