"""`make faults`: kills the system again and again, on both ways to run, and prints what it counted."""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from events.steps import Step
from tests.faults.campaign import End, all_at_once, differences, step_by_step
from tests.faults.network import Weeks
from tests.faults.places import NewWay, on_servers, on_sqlite
from tests.faults.way import now
from tests.faults.world import Death, World

DEATHS = 24
"""That are prepared for one run of the story; those that do not come about are not counted."""
LONGEST = 1.5
"""Seconds after which a process is killed at the latest, where no step is chosen."""


def main() -> int:
    """Both ways, as many kills as asked for."""
    asked = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    asked.add_argument("--embedded", type=int, default=150, metavar="KILLS")
    asked.add_argument("--kafka", type=int, default=50, metavar="KILLS")
    asked.add_argument("--seed", type=int, default=0)
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="binome-faults-") as folder:
        for name, kills, places in (
            ("embedded", wanted.embedded, on_sqlite),
            ("kafka", wanted.kafka, on_servers),
        ):
            if kills:
                path = Path(folder) / name
                path.mkdir()
                _campaign(name, kills, random.Random(wanted.seed), places(path), path)  # noqa: S311 - no secret
    return 0


def _campaign(name: str, kills: int, dice: random.Random, places: AbstractContextManager[NewWay], folder: Path) -> None:
    began, died, runs, events = time.monotonic(), Counter[str](), 0, 0
    weeks = Weeks.of(now())
    with places as new:
        with World(new(), folder, weeks) as world:
            wanted = step_by_step(world)
        while died.total() < kills:
            runs += 1
            with World(new(), folder, weeks, _deaths(dice)) as world:
                _judge(world, wanted, at_once=runs % 3 == 0)
                died.update(_named(death) for death in world.met)
                events += len(world.told)
            print(f"{name}: {died.total()} of {kills} kills, {runs} runs", file=sys.stderr, flush=True)
    print(f"{name}: {died.total()} kills in {runs} runs, {events} events told, {time.monotonic() - began:.0f} s")
    for step, count in sorted(died.items()):
        print(f"  {count:4}  {step}")
    print("  nothing lost, nothing twice, nothing unlawful", flush=True)


def _judge(world: World, wanted: list[End], *, at_once: bool) -> None:
    """Everything holds, and is what it is without faults."""
    if not at_once:
        found = differences(step_by_step(world), wanted)
        assert found == [], found
        return
    end = all_at_once(world)
    assert (end.facts, end.deeds) == (wanted[-1].facts, wanted[-1].deeds)


def _deaths(dice: random.Random) -> Iterator[Death]:
    """Two in three at a step, the others at any time from the start of the process on."""
    for _ in range(DEATHS):
        if dice.random() < 2 / 3:
            yield Death(dice.choice(list(Step)), time=dice.choice((1, 1, 2, 3)))
        else:
            yield Death(after=dice.uniform(0.0, LONGEST))


def _named(death: Death) -> str:
    return "at any time" if death.step is None else death.step.value


if __name__ == "__main__":
    sys.exit(main())
