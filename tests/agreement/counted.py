"""counted: what the model counts of a roster, and what the checker counts, rung by rung."""

from collections.abc import Mapping

from ortools.sat.python import cp_model

from config.figures import load_figures
from planner.check.case import lay
from planner.check.rungs import costs, values
from planner.check.rungs.service import unmet
from planner.core.facts.component import read_facts
from planner.core.model.draft import Draft, Scope
from planner.core.model.grid import full_grid
from planner.core.model.reading import fix
from planner.core.rules import LAWS
from planner.core.rungs import RUNGS
from schemas.objective import Level
from schemas.problem import Problem
from schemas.roster import Roster
from tests.modelled import as_taken, fix_bookings, timetable_of

COUNTED: tuple[Level, ...] = ("label", "published_hours", "stability", "service", "comfort")
"""Rungs that the model counts exactly; of `service` its demand. What bookings cost is settled when they are placed."""


def by_checker(problem: Problem, roster: Roster) -> dict[Level, int]:
    """The rungs of a roster as the checker counts them, appointments aside."""
    case = lay(problem, roster, load_figures())
    found = dict(values(costs(case)))
    found["service"] = sum(unmet(case, site) for site in case.sites.values())
    return {level: found[level] for level in COUNTED}


def by_model(problem: Problem, roster: Roster, scope: Scope = Scope()) -> Mapping[Level, int] | None:  # noqa: B008 (frozen)
    """The same as the model counts them; None where it cannot have the roster."""
    facts = read_facts(as_taken(problem, roster), load_figures())
    draft = Draft(facts, full_grid(facts), scope)
    for law in LAWS:
        law.post(draft)
    measured = {rung.LEVEL: rung.measure(draft) for rung in RUNGS}
    if not fix(draft, timetable_of(facts, roster)) or not fix_bookings(draft, roster):
        return None
    draft.model.minimize(sum(measured.values(), 0))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(draft.model) != cp_model.OPTIMAL:
        return None
    return {level: round(solver.value(measured[level])) for level in COUNTED}
