"""A disk without room, and a clock that goes back: whoever works waits, or takes the time that was."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.faults.campaign import End, at_the_end, differences
from tests.faults.child import CLOCK, PAGES
from tests.faults.holding import faults
from tests.faults.network import Weeks
from tests.faults.story import Told, beginning, middle
from tests.faults.way import Way
from tests.faults.world import World

OF_ANY_TURN = ("absence", "availability", "closure", "dead_letter", "request", "waiting_event")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def test_a_disk_without_room_is_waited_for(
    alone: Callable[[], Way], weeks: Weeks, tmp_path: Path, reference: list[End]
) -> None:
    """Nothing is half stored meanwhile; once there is room, all goes on by itself."""
    room = tmp_path / "pages"
    with World(alone(), tmp_path, weeks) as world:
        world.end("run")
        world.start("run", settings={PAGES: str(room)})
        world.tell(*beginning(weeks))
        world.rest()
        with world.store.reading() as session:
            room.write_text(str(session.connection().execute(text("PRAGMA page_count")).scalar_one()))
        world.tell(*(_in_any_turn(each) for each in middle(weeks)))
        world.until(lambda: world.logged("run", "StoreFullError", 5), "a full disk, again and again")
        room.unlink()
        world.rest()
        assert faults(world) == []
        found = at_the_end(world).facts
        assert {table: found[table] for table in OF_ANY_TURN} == {
            table: reference[-1].facts[table] for table in OF_ANY_TURN
        }


@pytest.mark.parametrize("made", ["alone", "together"])
def test_a_clock_that_is_set_back_changes_nothing(
    made: str, request: pytest.FixtureRequest, weeks: Weeks, tmp_path: Path, reference: list[End]
) -> None:
    """By an hour, under processes that run: times of our own events go on growing, facts and rungs are the same."""
    way: Callable[[], Way] = request.getfixturevalue(made)
    seconds, (first, *others) = tmp_path / "seconds", middle(weeks)
    with World(way(), tmp_path, weeks) as world:
        for kind in world.way.kinds:
            world.end(kind)
            world.start(kind, settings={CLOCK: str(seconds)})
        for each in (*beginning(weeks), first):
            world.tell(each)
            world.rest()
        seconds.write_text("-3600")
        ends = []
        for each in others:
            world.tell(each)
            world.rest()
            ends.append(at_the_end(world))
        assert faults(world) == []
        assert differences(ends, reference[-len(others) :]) == []


def _in_any_turn(told: Told) -> Told:
    """One by one, bookings come after what another topic has closed meanwhile: they may end as refused."""
    return replace(told, ends="duplicate") if told.topic == "binome.slot-bookings" else told
