"""A basin as it announces itself, with its appointments placed."""

from datetime import datetime
from time import perf_counter

from benchmarks.announced import announced
from benchmarks.instances.catalogue import instance
from config.figures import load_figures
from planner.core.appointments.budget import Budget
from planner.core.appointments.place import place
from planner.core.facts.component import read_facts
from planner.core.timetable import Placed
from schemas.ids import AppointmentId
from schemas.roster import Appointment, Opening, Roster
from schemas.shift import Interval, Shift
from tests.core.appointments.week import Week


def announced_week(family: str, seed: int, seconds: float = 1.0) -> tuple[Week, float]:
    """A generated instance with its appointments placed, and the seconds that took."""
    facts = read_facts(instance(family, seed), load_figures())
    shifts, doors = announced(facts)
    began = perf_counter()
    placement = place(facts, shifts, doors, Budget(seconds), seed=1)
    return Week(facts, shifts, doors, placement), perf_counter() - began


def _offer(each: Placed, start: datetime) -> AppointmentId:
    return AppointmentId(f"{each.site}/{each.partner}/{each.referent}/{start.isoformat()}")


def roster(week: Week) -> Roster:
    """The week as a roster, for the checker."""
    at, problem = week.facts.week.instant, week.facts.problem
    appointments = [
        Appointment(
            id=each.booking or _offer(each, at(each.start)),
            site=each.site,
            partner=each.partner,
            referent=each.referent,
            agent=each.agent,
            start=at(each.start),
            end=at(each.end),
            modality=each.modality,
            state=each.state,
            previous=each.previous and Interval(start=at(each.previous[0]), end=at(each.previous[1])),
        )
        for each in week.placement.appointments
    ]
    return Roster(
        basin=problem.basin,
        week=problem.week,
        status="feasible",
        shifts=tuple(Shift(agent=s.agent, site=s.site, start=at(s.start), end=at(s.end)) for s in week.shifts),
        openings=tuple(Opening(site=d.site, start=at(d.start), end=at(d.end)) for d in week.doors),
        appointments=tuple(appointments),
    )
