"""Topics read again from their beginning, and events that come twice and in any order: nothing changes by it."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, update
from sqlmodel import Session, select

from schemas.tables.offset import OffsetRow
from schemas.tables.outbox import OutboxRow
from schemas.tables.revision import RevisionRow
from tests.faults.campaign import End, all_at_once, at_the_end
from tests.faults.holding import faults
from tests.faults.network import Weeks
from tests.faults.story import beginning, middle
from tests.faults.way import Way
from tests.faults.world import World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

ORDERED = {"visit-1", "visit-2", "away-1"}
"""A slot is taken and given back in the order of its key; of two events under one id the first counts."""


def counted(session: Session) -> tuple[int, int]:
    """Everything that was ever sent, and every roster that was ever stored."""
    return (
        session.exec(select(func.count()).select_from(OutboxRow)).one(),
        session.exec(select(func.count()).select_from(RevisionRow)).one(),
    )


@pytest.mark.parametrize("way", ["alone", "together"])
def test_everything_is_read_again(way: str, request: pytest.FixtureRequest, weeks: Weeks, tmp_path: Path) -> None:
    """No fact, no plan, no message comes of it."""
    new: Callable[[], Way] = request.getfixturevalue(way)
    with World(new(), tmp_path, weeks) as world:
        before = all_at_once(world)
        kinds = list(world.running)
        for name in kinds:
            world.end(name)
        with world.store.transaction() as session:
            sent = counted(session)
            session.exec(update(OffsetRow).values(next=0))
        for kind in world.way.kinds:
            world.start(kind)
        world.rest()
        assert faults(world) == []
        assert at_the_end(world) == before
        with world.store.reading() as session:
            assert counted(session) == sent


@pytest.mark.parametrize("seed", range(3))
def test_every_event_twice_in_any_order(
    seed: int, alone: Callable[[], Way], weeks: Weeks, tmp_path: Path, reference: list[End]
) -> None:
    """The facts are those of a run in which each came once, in its turn."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    told = [replace(each, ends="duplicate") for each in (*beginning(weeks), *middle(weeks))]
    free = [each for each in told if each.id is None or each.id[1] not in ORDERED]
    first = next(each for each in told if each.id is not None and each.id[1] == "away-1")
    twice = [first, *free, *free, first]
    dice.shuffle(twice)
    with World(alone(), tmp_path, weeks) as world:
        for start in range(0, len(twice), 7):
            world.tell(*twice[start : start + 7])
        world.rest()
        assert faults(world) == []
        found = at_the_end(world).facts
    for table in ("absence", "availability", "closure", "request", "waiting_event"):
        assert found[table] == reference[-1].facts[table]
