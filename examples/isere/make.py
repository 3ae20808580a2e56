# ruff: noqa: INP001 - a script that is run where it stands, not a package
"""Makes the problem files of this folder from the official list, the staff and the weeks; always the same bytes.

Call: `python examples/isere/make.py [FOLDER]`; without a folder, it writes beside itself.
"""

import sys
import tomllib
from pathlib import Path
from typing import Any

from planner.network.compose import Network, compose
from planner.network.importing import Source, read_network
from planner.network.moments import Span
from planner.network.staff import Staff, StaffAgent, StaffBooking
from schemas.problem import Problem
from schemas.reading import parse_problem, read_roster
from schemas.roster import Baseline
from schemas.writing import json_text

HERE = Path(__file__).parent

Entry = dict[str, Any]
"""A table of weeks.toml."""


def problems() -> dict[str, Problem]:
    """The problem of each week, by the name of its file."""
    network, _ = read_network(_source("liste-fs-20240801.csv"), _source("staff.toml"), "38")
    weeks: dict[str, Entry] = tomllib.loads((HERE / "weeks.toml").read_text(encoding="utf-8"))
    complete = {name: {**weeks.get(week.get("like", ""), {}), **week} for name, week in weeks.items()}
    return {f"{name}.problem.json": _problem(network, week) for name, week in complete.items()}


def _source(name: str) -> Source:
    return Source(name, (HERE / name).read_bytes())


def _problem(network: Network, week: Entry) -> Problem:
    """One week: the network's problem with what befalls it, and the roster that people have, once there is one."""
    there = Network(network.territory, network.counters, _befallen(network.staff, week))
    problem = compose(there, week["week"], week.get("now"))
    given = HERE / week.get("baseline", "")
    return problem.model_copy(update={"baseline": _baseline(given, week, problem)}) if given.is_file() else problem


def _befallen(staff: Staff, week: Entry) -> Staff:
    """The staff with the week's absences and trainings, and the appointments that were taken."""
    agents = tuple(_away(agent, week) for agent in staff.agents)
    taken = tuple(StaffBooking.model_validate({**entry, **_times(entry)}) for entry in week.get("bookings", []))
    return staff.model_copy(update={"agents": agents, "bookings": staff.bookings + taken})


def _away(agent: StaffAgent, week: Entry) -> StaffAgent:
    absences, trainings = (
        tuple(Span.model_validate(_times(entry)) for entry in week.get(key, []) if entry["agent"] == agent.id)
        for key in ("absences", "trainings")
    )
    return agent.model_copy(update={"absences": agent.absences + absences, "trainings": agent.trainings + trainings})


def _times(entry: Entry) -> dict[str, str]:
    return {key: entry[key].isoformat() for key in ("start", "end")}


def _baseline(roster: Path, week: Entry, problem: Problem) -> Baseline:
    """A solved roster as the one that people were given at that moment."""
    zone = problem.now.tzinfo
    moments = {key: week[key].replace(tzinfo=zone) for key in ("published_at", "frozen_until")}
    return Baseline.model_validate({**dict(read_roster(roster)), **moments})


def main(folder: Path) -> None:
    """Write every problem file, each read again first."""
    for name, problem in problems().items():
        text = json_text(problem)
        parse_problem(text.encode())
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
