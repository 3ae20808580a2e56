"""modelled: the solver's model asked what it thinks of a roster that somebody else made.

The roster is fixed in a draft of every slot of the week, at every site, and the laws are posted: what a law refuses
makes the model infeasible. Appointments on offer are asked about as if they were taken, since the model places none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ortools.sat.python import cp_model

from config.figures import load_figures
from planner.core import rules
from planner.core.facts.component import Facts, read_facts
from planner.core.facts.week import clipped, united
from planner.core.model.booked import settled_bookings
from planner.core.model.draft import Draft, Scope
from planner.core.model.grid import Grid, whole_week_grid
from planner.core.model.reading import fix
from planner.core.timetable import Door, Presence, Timetable
from schemas.ids import RuleId
from schemas.partner import Booking
from schemas.problem import Problem
from schemas.roster import Appointment, Roster
from schemas.time import week_monday
from tests.week import make

LEANS_ON = {
    "work.rest_break": ("shift.gap", "agent.travel", "work.daily_max"),
    "work.part_time_gap": ("shift.gap", "agent.travel"),
    "work.daily_max": ("agent.travel",),
    "work.weekly_max": ("agent.travel",),
    "work.average_max": ("agent.travel",),
    "work.contract_max": ("agent.travel",),
}
"""Laws that a law's model takes for granted: gaps are as long as they are, and journeys are made in one order."""
FROZEN = "plan.frozen"


@dataclass(frozen=True)
class Opinion:
    """What the model thinks of a roster."""

    refused: bool
    narrowed: bool
    """Whether lawful rosters may be refused as well."""


def objection(rule: RuleId, problem: Problem, roster: Roster, broken: bool) -> str:
    """Why the model does not see a row of a law's table as the checker does; empty where it does.

    What breaks a law is refused with the laws it leans on; what keeps it is accepted by that law alone.
    """
    leaning = LEANS_ON.get(rule, ()) if broken else ()
    opinion = asked(problem, roster, {rule, *leaning})
    if broken and not opinion.refused:
        return "the model accepts it"
    if opinion.refused and not broken and not opinion.narrowed:
        return "the model refuses it"
    return ""


def asked(problem: Problem, roster: Roster, laws: Iterable[str] | None = None) -> Opinion:
    """What the model thinks of a roster under some laws, or under all of them."""
    named = None if laws is None else set(laws)
    facts = read_facts(as_taken(problem, roster), load_figures())
    draft = Draft(facts, days_of(problem, roster, whole_week_grid(facts)), Scope(everywhere=True))
    for law in rules.LAWS:
        if named is None or law.ID in named:
            law.post(draft)
    history = named is None or FROZEN in named
    sayable = fix(draft, timetable_of(facts, roster)) and fix_bookings(draft, roster)
    copied = not history or stands(read_facts(problem, load_figures()), roster)
    refused = not sayable or not copied or not feasible(draft.model)
    return Opinion(refused, bool(draft.narrowed))


def days_of(problem: Problem, roster: Roster, grid: Grid) -> Grid:
    """The days of a grid on which a roster, its baseline or its pins have anything: nothing lies on the others."""
    given = problem.baseline
    shifts = (*roster.shifts, *problem.pins, *(given.shifts if given else ()))
    dates = {shift.start.date() for shift in shifts} | {opening.start.date() for opening in roster.openings}
    dates |= {one.start.date() for one in roster.appointments} | {one.start.date() for one in problem.bookings}
    days = {(date - week_monday(problem.week)).days for date in dates}
    return Grid({key: segments for key, segments in grid.days.items() if key[1] in days}, grid.full)


def feasible(model: cp_model.CpModel) -> bool:
    """Whether a model has a solution."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in {cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE}, solver.status_name(status)
    return status != cp_model.INFEASIBLE


def timetable_of(facts: Facts, roster: Roster) -> Timetable:
    """The shifts and openings of a roster in minutes of the week."""
    minute = facts.week.minute
    return Timetable(
        tuple(Presence(s.agent, s.site, minute(s.start), minute(s.end)) for s in roster.shifts),
        tuple(Door(o.site, minute(o.start), minute(o.end)) for o in roster.openings),
    )


def as_taken(problem: Problem, roster: Roster) -> Problem:
    """The problem with every appointment of the roster taken at its time."""
    stated = {appointment.id: appointment for appointment in roster.appointments}
    bookings = [_at(booking, stated.get(booking.appointment)) for booking in problem.bookings]
    offered = [each for each in roster.appointments if each.state == "offered"]
    taken = [
        make(Booking, appointment=each.id, site=each.site, partner=each.partner, referent=each.referent, **_times(each))
        for each in offered
    ]
    return problem.model_copy(update={"bookings": (*bookings, *taken)})


def _times(stated: Appointment) -> dict[str, datetime]:
    return {"start": stated.start, "end": stated.end}


def _at(booking: Booking, stated: Appointment | None) -> Booking:
    if stated is None or stated.state == "withdrawn":
        return booking
    return booking.model_copy(update={"site": stated.site, **_times(stated)})


def fix_bookings(draft: Draft, roster: Roster) -> bool:
    """Let the draft keep the appointments that the roster holds, with who attends them; False where it cannot."""
    stated = {each.id: each for each in roster.appointments if each.state != "withdrawn"}
    sayable = True
    for booked in draft.booked:
        held = stated.get(booked.booking.appointment)
        draft.model.add(booked.kept == int(held is not None))
        for agent, attends in booked.attends.items():
            draft.model.add(attends == int(held is not None and held.agent == agent))
        alone = held is not None and held.modality == "on_site"
        sayable = sayable and not (alone and held is not None and held.agent is not None)
    return sayable


def stands(facts: Facts, roster: Roster) -> bool:
    """Whether a roster has before now what the model copies: presence, openings, and the appointments that began."""
    week, gone = timetable_of(facts, roster), [(0, facts.now)]
    for agent in facts.agents.values():
        for site in facts.all_sites:
            mine = clipped([(s.start, s.end) for s in week.shifts if (s.agent, s.site) == (agent.id, site)], gone)
            if mine != united((a, b) for place, a, b in agent.past if place == site):
                return False
    for site, past in facts.past_openings.items():
        if clipped([(door.start, door.end) for door in week.doors if door.site == site], gone) != past:
            return False
    begun = {b.appointment: b.start for b in settled_bookings(facts)}
    held = (each for each in roster.appointments if each.state != "withdrawn")
    return begun == {each.id: each.start for each in held if facts.week.minute(each.start) < facts.now}
