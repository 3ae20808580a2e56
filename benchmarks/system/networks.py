"""networks: basins in the store, each with a week that people were given."""

import re
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.instances.families import basin
from benchmarks.system.ground import Ground
from config.figures import load_figures
from planner.answer import answer
from planner.core.components import fingerprint
from planner.core.limits import Limits
from planner.services.network.import_network import Wish, import_network
from planner.services.network.importing.from_problem import state_problem
from schemas.agent import History
from schemas.employer import Employer
from schemas.objective import RungValue
from schemas.problem import Problem
from schemas.roster import Baseline, Roster
from schemas.time import week_monday

_DATES = re.compile(r'(?<=["/])\d{4}-\d{2}-\d{2}(?=["T])')
"""Dates, and those of instants, in names too; no week between two changes of the clock has another offset."""
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


def week_after_week(problem: Problem, count: int) -> Iterator[Problem]:
    """A published week, and the same some weeks later, so many in all: people were given them at one time.

    People and their skills stay as they are; what stood before the week is known of the first one alone.
    """
    for number in range(count):
        yield problem if number == 0 else _later(problem, number)


def _later(problem: Problem, weeks: int) -> Problem:
    assert problem.baseline is not None  # noqa: S101 - a published week
    away = timedelta(weeks=weeks)
    text = _DATES.sub(lambda found: str(date.fromisoformat(found[0]) + away), problem.model_dump_json())
    year, week, _ = (week_monday(problem.week) + away).isocalendar()
    moved = Problem.model_validate_json(text.replace(problem.week, f"{year}-W{week:02d}"))
    assert moved.baseline is not None  # noqa: S101 - it was moved as a whole
    people = {agent.id: agent for agent in problem.agents}
    agents = tuple(
        agent.model_copy(update={"skills": people[agent.id].skills, "history": History()}) for agent in moved.agents
    )
    whole = moved.model_copy(update={"now": problem.now, "agents": agents})
    parts = tuple(
        part.model_copy(
            update={
                "fingerprint": fingerprint(whole, load_figures(), frozenset(part.sites)),
                "objective": tuple(map(_without_proof, part.objective)),
            }
        )
        for part in moved.baseline.components
    )
    given = {"published_at": problem.now, "frozen_until": problem.now, "components": parts}
    return whole.model_copy(update={"baseline": moved.baseline.model_copy(update=given)})


def _without_proof(rung: RungValue) -> RungValue:
    """What comfort comes to hangs on the weeks before, so nothing is proved of it."""
    return rung.model_copy(update={"bound": 0}) if rung.level == "comfort" else rung


def import_all(ground: Ground, problems: Iterable[Problem]) -> None:
    """Bring them into the store, as `binome import` does."""
    store = ground.store()
    for problem in problems:
        now = ground.now()
        # What one week states of those before it is not what the next one states.
        wish = Wish(delete=True)
        import_network(store, [problem.basin], partial(state_problem, problem=problem, now=now), now, wish)
    store.close()
