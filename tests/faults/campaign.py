"""campaign: the same story told to a system without faults and to one with faults, and what each has at its end."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.faults import snapshot
from tests.faults.holding import faults
from tests.faults.story import beginning, middle
from tests.faults.world import World


@dataclass(frozen=True)
class End:
    """What a run leaves."""

    facts: dict[str, list[tuple[object, ...]]]
    deeds: Counter[tuple[str, str, str | None]]
    rungs: dict[str, list[tuple[str, int]]]
    versions: dict[str, int]


def at_the_end(world: World) -> End:
    """What there is now."""
    with world.store.reading() as session:
        return End(
            snapshot.facts(session), snapshot.deeds(session), snapshot.rungs(session), snapshot.versions(session)
        )


def step_by_step(world: World, first: int = 0, last: int | None = None) -> list[End]:
    """Tell one event after the other, wait for rest after each, and see that all holds."""
    ends = []
    for each in (*beginning(world.weeks), *middle(world.weeks))[first:last]:
        world.tell(each)
        world.rest()
        found = faults(world)
        assert found == [], f"after {each.id}: {found}"
        ends.append(at_the_end(world))
    return ends


def all_at_once(world: World) -> End:
    """Tell everything in one go, but what comes first."""
    world.tell(*beginning(world.weeks))
    world.rest()
    world.tell(*middle(world.weeks))
    world.rest()
    found = faults(world)
    assert found == [], found
    return at_the_end(world)


def differences(found: Sequence[End], wanted: Sequence[End]) -> list[str]:
    """Where two runs that rested after each event differ; empty where they do nowhere."""
    assert len(found) == len(wanted)
    return [
        f"event {number}, {what}: {getattr(one, what)} instead of {getattr(other, what)}"
        for number, (one, other) in enumerate(zip(found, wanted, strict=True))
        for what in ("facts", "deeds", "rungs", "versions")
        if getattr(one, what) != getattr(other, what)
    ]
