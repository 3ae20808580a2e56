"""`python -m benchmarks.replan`: from an absence to its roster, through the running system, on either way to run."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.instances.week import at
from benchmarks.report import describe
from benchmarks.system.absences import burst
from benchmarks.system.bookings import confirmations
from benchmarks.system.ground import CALM_SECONDS, Ground, Grounds, scaled_out
from benchmarks.system.latency import latencies
from benchmarks.system.networks import import_all, network, published, week_after_week
from benchmarks.system.outside import Sender
from benchmarks.system.process import Kind, Solves, running, usual
from benchmarks.system.resting import Rested, at_rest
from benchmarks.system.results import add, percentiles
from benchmarks.system.storing import storing
from benchmarks.system.topic import reading
from schemas.problem import Problem

_BEGINS = at(-3, 960)
"""The Friday before the week of the instances, in the afternoon."""
_FIRST_PLAN_SECONDS = 60.0
_REST_SECONDS = 4 * 3600.0

Part = Callable[[Grounds, Path, argparse.Namespace], Iterator[tuple[str, dict[str, Any]]]]


def main() -> None:
    """Measure what the arguments name; the results file is written after every part."""
    given = _arguments()
    for name in given.on.split(","):
        with tempfile.TemporaryDirectory(prefix="binome-bench-") as folder, _GROUNDS[name](Path(folder)) as grounds:
            for part in given.parts.split(","):
                conditions = describe("python -m benchmarks.replan " + " ".join(sys.argv[1:]))
                conditions["load"] = f"{os.getloadavg()[0]:.1f}"
                for title, row in _PARTS[part](grounds, Path(folder), given):
                    line = {"on": grounds.name, **row}
                    print(f"{title}: {line}", flush=True)
                    add(given.output, conditions, title, line)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replan", description=__doc__)
    parser.add_argument("--on", default="embedded", help=f"of {', '.join(_GROUNDS)}, with commas between them")
    parser.add_argument("--parts", default="latency,facts", help=f"of {', '.join(_PARTS)}")
    parser.add_argument("--sites", type=int, default=30, help="of the basin that is replanned")
    parser.add_argument("--absences", type=int, default=20, help="one at a time")
    parser.add_argument("--burst", type=int, default=5000, help="absences that wait on the bus")
    parser.add_argument("--bookings", type=int, default=50, help="one at a time")
    parser.add_argument("--slots", type=int, default=100_000, help="in the topic that is read")
    parser.add_argument("--basins", type=int, default=20, help="over which a burst is brought to rest")
    parser.add_argument("--weeks", type=int, default=12, help="of each of these basins")
    parser.add_argument(
        "--calm", type=int, default=CALM_SECONDS, help="seconds of a plan without hurry when brought to rest; 2: none"
    )
    parser.add_argument("--cache", type=Path, default=Path("build/replan"), help="where first plans are kept")
    parser.add_argument("--output", type=Path, default=Path(__file__).parent, help="folder of the results")
    return parser.parse_args()


def _basin(given: argparse.Namespace, number: int, sites: int) -> Problem:
    return published(network(f"b{number:02d}", sites, number), _FIRST_PLAN_SECONDS, given.cache)


def _latency(grounds: Grounds, folder: Path, given: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """With real solves, whose answers are kept; then the same absences again, answered from what was kept."""
    problem = _basin(given, 0, given.sites)
    answers = folder / f"answers-{grounds.name}"
    answers.mkdir()
    kinds: tuple[tuple[str, Kind], ...] = (
        ("An absence to its roster", "recorded"),
        ("The same, with a solve that costs nothing", "free"),
    )
    for title, kind in kinds:
        found = latencies(grounds.fresh(), problem, kind, answers, given.absences)
        told = {**percentiles(found.seconds), **_cost(found.processor, given.absences)}
        yield title, {"sites": given.sites, "answered": len(found.seconds), "missing": found.missing, **told}


def _facts(grounds: Grounds, _: Path, given: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """Absences of one large basin, and of many small ones."""
    for title, problems in (
        ("Facts stored, one basin", [_basin(given, 0, given.sites)]),
        ("Facts stored, twenty basins", [_basin(given, number, 3) for number in range(1, 21)]),
    ):
        found = storing(grounds.fresh(), problems, given.burst)
        told: dict[str, Any] = {"a second": f"{found.rate:.0f}", **_cost(found.processor, found.absences)}
        told |= {"applied": found.applied, "marked": found.versions}
        yield title, {"absences": given.burst, **told}


def _bookings(grounds: Grounds, folder: Path, given: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """Slots taken one at a time, without a solve."""
    found = confirmations(grounds.fresh(), _basin(given, 0, given.sites), folder, given.bookings)
    told = percentiles(found.seconds) | _cost(found.processor, len(found.seconds))
    yield "A booking to its confirmation", {"answered": len(found.seconds), **told}


def _slots(grounds: Grounds, _: Path, given: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """A whole topic of slots."""
    taken, worked = reading(grounds.fresh(), given.slots)
    told = {"seconds": f"{taken:.1f}", "processor s": f"{worked:.1f}"}
    yield "A topic of slots read into their state", {"slots": given.slots, **told}


def _workers(grounds: Grounds, folder: Path, given: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """One absence in each of twenty basins, planned by one worker and by two; then by a solve that only waits."""
    problems = [_basin(given, number, 3) for number in range(1, 21)]
    answers = folder / f"shared-{grounds.name}"
    answers.mkdir()
    for title, solves in (
        ("One worker and two, with real solves", Solves("recorded", str(answers))),
        ("One worker and two, with a solve that only waits", Solves("waiting", str(answers), 1.0)),
    ):
        rates = [_planned(grounds.fresh(), problems, solves, workers, len(problems)) for workers in (1, 2)]
        one, two = (found.solves / found.seconds for found in rates)
        yield title, {"one": f"{one:.2f} a second", "two": f"{two:.2f} a second", "times": f"{two / one:.2f}"}


def _rest(grounds: Grounds, _: Path, given: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """A burst over many basins and weeks, until nothing waits."""
    basins = [_basin(given, number, 3) for number in range(1, given.basins + 1)]
    problems = [week for problem in basins for week in week_after_week(problem, given.weeks)]
    found = _planned(grounds.fresh(given.calm), problems, Solves(), 2, given.burst)
    counted = {name: getattr(found, name) for name in ("solves", "applied", "lost", "repeated")}
    told = {
        "weeks": given.weeks,
        "absences": given.burst,
        "calm s": given.calm,
        "seconds": f"{found.seconds:.0f}",
        **counted,
    }
    yield "A burst brought to rest", {"basins": given.basins, **told}


def _planned(ground: Ground, problems: list[Problem], solves: Solves, workers: int, count: int) -> Rested:
    import_all(ground, problems)
    with Sender(ground) as sender:
        sender.send([away.reported(sender, number) for number, away in enumerate(burst(problems, count))])
    with running(ground, solves, usual(ground, workers)):
        return at_rest(ground, count, len(problems), _REST_SECONDS)


def _cost(processor: float, absences: int) -> dict[str, str]:
    return {"processor ms": f"{1000 * processor / absences:.2f}"}


@contextmanager
def _embedded(folder: Path) -> Iterator[Grounds]:
    yield Grounds(folder, _BEGINS, None)


_GROUNDS: dict[str, Callable[[Path], AbstractContextManager[Grounds]]] = {
    "embedded": _embedded,
    "kafka": partial(scaled_out, begins=_BEGINS),
}
_PARTS: dict[str, Part] = {
    "latency": _latency,
    "facts": _facts,
    "workers": _workers,
    "rest": _rest,
    "bookings": _bookings,
    "slots": _slots,
}


if __name__ == "__main__":
    main()
