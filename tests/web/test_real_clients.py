"""A real client follows an agent's calendar: what moves moves there, what goes is cancelled, nothing doubles."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from planner.services.calendars.keep_seats import keep_week
from planner.services.calendars.wanted import Wanted
from planner.store.session import Store
from planner.store.weeks import lock_basin
from planner.web.serving import serving
from schemas.events.absences import AbsenceCancelled, AbsenceReported
from schemas.ids import AbsenceId, AgentId
from tests.builders import at
from tests.services.stored import stored
from tests.services.weeks import light, two_sites
from tests.web.feeds import Read, read_over_http
from tests.web.subscriber import Subscriber

pytestmark = pytest.mark.slow
MONDAY = "2026-11-30"


@pytest.fixture
def a_week(sqlite_store: Store) -> Read:
    week = stored(sqlite_store, light(two_sites("fri-1 10:00", e1="auto", e2="auto")).build())
    week.plan()
    return read_over_http(week)


@pytest.fixture
def subscribed(a_week: Read, tmp_path: Path) -> Iterator[Subscriber]:
    """Somebody who has the calendar of a1."""
    made = a_week.open("agent", "a1")
    with serving(a_week.app, ("127.0.0.1", 0)) as port:
        subscriber = Subscriber(tmp_path, f"http://127.0.0.1:{port}/feeds/{made.token}.ics")
        subscriber.sync()
        yield subscriber


def test_a_subscriber_sees_what_is_published_and_every_change_once(a_week: Read, subscribed: Subscriber) -> None:
    """Ill for a week: all is shown as cancelled beside the absence; well again: all is there, and nothing doubles."""
    week = a_week.week
    mine = sorted(f"{s.start:%Y-%m-%dT%H:%M}" for s in week.published().shifts if s.agent == "a1")
    before = subscribed.events(MONDAY)
    assert [each.start for each in before] == mine
    assert not any(each.cancelled for each in before)

    week.tell(
        AbsenceReported(absence=AbsenceId("ill"), agent=AgentId("a1"), start=at("mon 08:00"), end=at("fri 18:00")),
        "/hr",
    )
    week.replan()
    subscribed.sync()
    ill = subscribed.events(MONDAY)
    assert sorted(each.start for each in ill if each.cancelled) == mine
    assert {each.title for each in ill if not each.cancelled} == {"Absence"}

    week.tell(AbsenceCancelled(absence=AbsenceId("ill")), "/hr")
    week.replan()
    subscribed.sync()
    subscribed.sync()
    there = sorted(f"{s.start:%Y-%m-%dT%H:%M}" for s in week.published().shifts if s.agent == "a1")
    assert [each.start for each in subscribed.events(MONDAY) if not each.cancelled] == there

    week.now += timedelta(days=40)
    subscribed.sync(emptied=True)
    assert subscribed.events(MONDAY) == [], "what lies behind the window leaves the feed, and the client with it"


def test_a_client_that_goes_by_uids_moves_the_event_that_it_has(a_week: Read, tmp_path: Path) -> None:
    """A shift that begins later is the same one; so is one that goes, and is cancelled there."""
    made, client = a_week.open("agent", "a1"), Subscriber(tmp_path, "http://127.0.0.1:9/none")
    client.take(a_week.feed(made).content)
    first, *others = client.events(MONDAY)
    shifts = [shift for shift in a_week.week.published().shifts if shift.agent == "a1"]
    moved = min(shifts, key=lambda shift: shift.start)
    kept = [shift for shift in shifts if shift is not moved][1:]
    later = moved.model_copy(update={"start": moved.start + timedelta(minutes=45)})
    wanted = [Wanted("shift", each.agent, each.site, each.start, each.end) for each in (later, *kept)]
    with a_week.week.store.transaction() as session:
        basin = lock_basin(session, "38")
        assert basin is not None
        keep_week(session, basin, a_week.week.problem.week, wanted, a_week.week.now)
    client.take(a_week.feed(made).content)
    after = client.events(MONDAY)
    assert [each.uid for each in after] == [each.uid for each in (first, *others)]
    assert after[0].start == f"{later.start:%Y-%m-%dT%H:%M}"
    assert [each.cancelled for each in after].count(True) == 1
