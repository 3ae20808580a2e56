"""networks: basins in the store, each with a week that people were given."""

import re
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from benchmarks.instances.families import basin
from benchmarks.system.ground import Ground
from config.figures import load_figures
from planner.answer import answer
from planner.core.limits import Limits
from planner.services.network.import_network import Wish, import_network
from planner.services.network.importing.from_problem import state_problem
from schemas.employer import Employer
from schemas.problem import Problem
from schemas.roster import Baseline, Roster

_IDS = re.compile(r'"((?:s|a|e)-\d+|r-[a-z-]+-\d+)"')


def network(name: str, sites: int, seed: int) -> Problem:
    """A basin of its own, all of whose ids begin with its name; its employers publish at once."""
    drawn = basin(seed, sites=sites)
    problem = Problem.model_validate_json(_IDS.sub(rf'"{name}-\1"', drawn.model_dump_json()))
    auto = tuple(Employer(**{**dict(each), "publication": "auto"}) for each in problem.employers)
    return problem.model_copy(update={"basin": name, "employers": auto})


def published(problem: Problem, seconds: float, cache: Path) -> Problem:
    """The problem with a roster that people were given; planned once, then read from the folder.

    No comfort is looked for: its proof would take all of the seconds, and nothing that is measured hangs on it.
    """
    file = cache / f"{problem.basin}-{len(problem.sites)}.roster.json"
    if not file.exists():
        roster = answer(problem, load_figures(), Limits(seconds, time.monotonic), workers=2, until="service")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(roster.model_dump_json(), encoding="utf-8")
    roster = Roster.model_validate_json(file.read_bytes())
    given = Baseline(**dict(roster), published_at=problem.now, frozen_until=problem.now)
    return problem.model_copy(update={"baseline": given})


def import_all(ground: Ground, problems: Iterable[Problem]) -> None:
    """Bring them into the store, as `binome import` does."""
    store = ground.store()
    for problem in problems:
        now = ground.now()
        import_network(store, [problem.basin], partial(state_problem, problem=problem, now=now), now, Wish())
    store.close()
