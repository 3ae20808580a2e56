"""Two deliveries about one thing at the same time, over two connections: it ends as the newer one has it."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from sqlmodel import Session, select

from planner.handlers.receive_delivery import receive_delivery
from planner.store.session import Store
from schemas.tables.absence import AbsenceRow
from schemas.tables.identity import IdentityRow
from schemas.tables.outer_hours import OuterHoursRow
from tests.builders import a_problem
from tests.events.adapters.sent import absence, delivery, rdv, stretch
from tests.handlers.test_partner_deliveries import SYSTEM, TUESDAY, WEDNESDAY, free, known
from tests.services.stored import StoredWeek, stored
from tests.services.test_slot_life import planned

ROUNDS = 6
Deliver = Callable[[], Mapping[str, int]]


@pytest.fixture
def week(store: Store) -> StoredWeek:
    """A referent who has not said when they receive, and an agent that the tool calls 12."""
    problem = a_problem().with_site("s1", stations=1).with_agents(3).with_partner("caf").with_referent("r1", [], "caf")
    made = known(stored(store, problem.build()))
    with store.transaction() as session:
        session.add(IdentityRow(system=SYSTEM, kind="agent", external="12", ours="a1"))
    return made


def sent(week: StoredWeek, body: bytes) -> Deliver:
    """A delivery on its way; each over a connection of its own."""
    return lambda: receive_delivery(week.store.transaction, body, week.now + timedelta(minutes=1))


def at_once(*deliveries: Deliver) -> None:
    """All of them, at one signal."""
    signal = Barrier(len(deliveries), timeout=60)

    def deliver(one: Deliver) -> None:
        signal.wait()
        one()

    with ThreadPoolExecutor(len(deliveries)) as hands:
        list(hands.map(deliver, deliveries))


def before(week: StoredWeek, seconds: int) -> str:
    """So many seconds ago, as the tool writes it."""
    return (week.now - timedelta(seconds=seconds)).isoformat()


def hours(week: StoredWeek, number: int, days: Mapping[str, str], seconds: int, event: str = "updated") -> Deliver:
    """A delivery about a stretch, made so long ago."""
    start, end = (f"{8 + number + more:02d}:00:00" for more in (0, 1))
    data = stretch(**days, id=number, start_time=start, end_time=end)
    return sent(week, delivery(data, model="PlageOuverture", event=event, at=before(week, seconds)))


def test_hours_that_are_told_of_twice_at_once_are_those_of_the_newer_word(week: StoredWeek) -> None:
    """Whichever comes first; and it is remembered as the last that was said."""
    for number in range(ROUNDS):
        at_once(hours(week, number, TUESDAY, 20, "created"), hours(week, number, WEDNESDAY, 10))
    assert free(week) == [f"02 08:00-{8 + ROUNDS:02d}:00"]
    with week.store.reading() as session:
        assert {row.time for row in session.exec(select(OuterHoursRow))} == {week.now - timedelta(seconds=10)}


@pytest.mark.parametrize(("one", "other"), [(20, 10), (10, 20)])
def test_nothing_comes_between_what_was_said_and_what_is_made_of_it(week: StoredWeek, one: int, other: int) -> None:
    """Another delivery that uses the first moment at which this one has let go of the store finds it done."""
    days = {10: WEDNESDAY, 20: TUESDAY}
    waiting = [hours(week, 3, days[other], other)]

    @contextmanager
    def transactions() -> Iterator[Session]:
        with week.store.transaction() as session:
            yield session
        while waiting:
            waiting.pop()()

    body = delivery(stretch(**days[one], start_time="11:00:00"), model="PlageOuverture", at=before(week, one))
    receive_delivery(transactions, body, week.now)
    assert [span[:2] for span in free(week)] == ["02"]


def test_days_that_repeat_are_those_of_the_newer_word(week: StoredWeek) -> None:
    """What it takes out stays out, whichever comes first."""
    for number in range(ROUNDS):
        two = absence(**TUESDAY, id=number, rrule="FREQ=WEEKLY;COUNT=2")
        one = absence(**TUESDAY, id=number, rrule="FREQ=WEEKLY;COUNT=1")
        at_once(
            sent(week, delivery(two, at=before(week, 20))),
            sent(week, delivery(one, event="updated", at=before(week, 10))),
        )
    with week.store.reading() as session:
        standing = {row.id for row in session.exec(select(AbsenceRow)) if not row.cancelled}
    assert standing == {f"{SYSTEM}/{number}/2026-12-01" for number in range(ROUNDS)}


def test_an_appointment_that_is_moved_while_it_is_made_has_one_slot(store: Store) -> None:
    """That of the newer word."""
    week = known(planned(store, 2))
    first, second = (slot.start for slot in week.free())
    at_once(booked(week, first, "created", 20), booked(week, second, "updated", 10))
    assert {slot.start: slot.state for slot in week.slots()} == {first: "offered", second: "booked"}


def booked(week: StoredWeek, start: datetime, event: str, seconds: int) -> Deliver:
    """A delivery about the appointment, made so long ago."""
    data = rdv(starts_at=start.isoformat())
    return sent(week, delivery(data, model="Rdv", event=event, at=before(week, seconds)))
