"""Many cases at once: each has the slot that is its due, and a burst of them costs one look at those that wait."""

from datetime import timedelta

from sqlmodel import col, select

from planner.handlers.dispatch import dispatch
from planner.services.alerts.keep_cases import booking_of
from planner.services.facts.settle_weeks import settle_touched
from planner.store.rows import add_rows
from planner.store.session import Store
from planner.store.weeks import lock_basin
from schemas.envelope import Envelope
from schemas.events import TYPE_OF
from schemas.events.cases import CaseAnswered, CaseOpened
from schemas.ids import BasinId, CaseId, EventId, PartnerId, SiteId
from schemas.tables.alert import AlertRow
from schemas.tables.case import CaseRow
from schemas.tables.row import Row
from schemas.tables.slot import SlotRow
from tests.builders import a_problem, at
from tests.services.stored import StoredWeek, stored
from tests.store.questions import questions

LATE = at("fri-1 19:00")
"""When a case of Monday has been due for an hour or more, and one of Friday is not."""


def a_week(store: Store) -> StoredWeek:
    """A site and its partner; nothing is planned."""
    return stored(store, a_problem().with_site("s1").with_agents(2).with_partner("caf").build(), LATE)


def a_slot(week: StoredWeek, start: str, case: str | None = None) -> SlotRow:
    """Half an hour, on offer, or reserved for a case."""
    return SlotRow(
        id=start if case is None else f"of-{case}",
        basin=week.problem.basin,
        week=week.problem.week,
        site="s1",
        partner="caf",
        referent="r1",
        start=at(start),
        end=at(start) + timedelta(minutes=30),
        modality="video",
        state="offered" if case is None else "booked",
        booking=None if case is None else booking_of(case),
        sequence=1,
        revision=1,
    )


def a_case(week: StoredWeek, case: str, slot: str | None = None) -> CaseRow:
    """One that is due, with its slot."""
    return CaseRow(
        id=case,
        basin=week.problem.basin,
        site="s1",
        partner="caf",
        deadline=at("mon 18:00"),
        slot=slot,
        time=week.now,
        event_id="before",
    )


def put(week: StoredWeek, *rows: Row) -> None:
    """These are there."""
    with week.store.transaction() as session:
        add_rows(session, rows)


def opened(case: str, deadline: str) -> CaseOpened:
    return CaseOpened(case=CaseId(case), site=SiteId("s1"), partner=PartnerId("caf"), deadline=at(deadline))


def answered(case: str) -> CaseAnswered:
    return CaseAnswered(case=CaseId(case), site=SiteId("s1"), partner=PartnerId("caf"))


def tell_together(week: StoredWeek, *told: CaseOpened | CaseAnswered) -> list[str]:
    """What one transaction takes in; what it asked the store."""
    week.now += timedelta(seconds=1)
    with week.store.transaction() as session, questions(week.store) as asked:
        lock_basin(session, week.problem.basin)
        for number, data in enumerate(told):
            event = Envelope(
                id=EventId(f"{week.now:%H%M%S}-{number}"),
                source="/site",
                type=TYPE_OF[type(data)].name,
                subject=data.case,
                time=week.now,
                basin=BasinId(week.problem.basin),
                data=data,
            )
            assert dispatch(session, event, week.now).end == "applied"
        settle_touched(session, week.now)
    return asked


def waiting(week: StoredWeek) -> list[str]:
    """Cases of which an alert stands."""
    with week.store.reading() as session:
        asked = select(AlertRow.occurrence).where(col(AlertRow.cleared_at).is_(None), AlertRow.kind == "case_deadline")
        return sorted(session.exec(asked))


def test_cases_that_come_together_have_the_slots_by_their_deadlines(store: Store) -> None:
    """None has that of another; for whom none is left, an alert is raised in the same transaction."""
    week = a_week(store)
    put(week, a_slot(week, "mon 09:00"), a_slot(week, "mon 10:00"))
    tell_together(week, opened("c", "mon 18:00"), opened("b", "mon 12:00"), opened("a", "mon 09:45"))
    held = {slot.booking: f"{slot.start.astimezone(at('mon 00:00').tzinfo):%H:%M}" for slot in week.slots()}
    assert held == {"case/a": "09:00", "case/b": "10:00"}
    assert waiting(week) == ["c"]


def test_what_is_opened_and_answered_together_takes_nothing(store: Store) -> None:
    """Neither a slot nor an alert; and what is answered clears the alert that stood."""
    week = a_week(store)
    tell_together(week, opened("a", "mon 18:00"))
    assert waiting(week) == ["a"]
    put(week, a_slot(week, "mon 10:00"))
    tell_together(week, answered("a"), opened("b", "mon 18:00"), answered("b"))
    assert (waiting(week), [slot.state for slot in week.slots()]) == ([], ["offered"])


def test_a_burst_asks_no_more_where_many_cases_wait(store: Store) -> None:
    """Neither for each of those that wait already, with or without a slot, nor for all of them with each event."""
    week, costs = a_week(store), []
    for line in (range(2), range(2, 12)):
        put(week, *(a_slot(week, "mon 09:00", f"served-{number}") for number in line))
        put(week, *(a_case(week, f"served-{number}", f"of-served-{number}") for number in line))
        put(week, *(a_case(week, f"waits-{number}") for number in line))
        tell_together(week, opened(f"wakes-{line.start}", "fri 18:00"))
        assert len(waiting(week)) == line.stop
        costs.append(len(tell_together(week, *(opened(f"{line.start}-{number}", "fri 18:00") for number in range(5)))))
    assert costs[0] == costs[1]
