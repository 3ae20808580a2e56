"""A basin as it announces itself: everybody at home in all announced hours, doors open where enough are there."""

from datetime import datetime
from itertools import pairwise
from time import perf_counter

from benchmarks.instances.catalogue import instance
from config.figures import load_figures
from planner.core.appointments.place import place
from planner.core.facts import Facts, read_facts
from planner.core.timetable import Door, Placed, Presence
from planner.core.week import Span, united, without
from schemas.ids import AppointmentId
from schemas.roster import Appointment, Opening, Roster
from schemas.shift import Interval, Shift
from tests.core.appointments.week import Week


def announced_week(family: str, seed: int, seconds: float = 1.0) -> tuple[Week, float]:
    """A generated instance with its appointments placed, and the seconds that took."""
    facts = read_facts(instance(family, seed), load_figures())
    shifts = tuple(
        Presence(agent.id, agent.source.home_site, start, end)
        for agent in facts.agents.values()
        for start, end in without(facts.sites[agent.source.home_site].announced, agent.unavailable)
    )
    doors = tuple(Door(site, start, end) for site in facts.sites for start, end in _open(facts, site, shifts))
    began = perf_counter()
    placement = place(facts, shifts, doors, seconds=seconds, seed=1)
    return Week(facts, shifts, doors, placement), perf_counter() - began


def _open(facts: Facts, site: str, shifts: tuple[Presence, ...]) -> tuple[Span, ...]:
    there = [s for s in shifts if s.site == site and facts.agents[s.agent].core[s.start // 1440]]
    points = sorted({point for shift in there for point in (shift.start, shift.end)})
    least = next(facts.sites[key].min_agents for key in facts.sites if key == site)
    return united(
        (a, b) for a, b in pairwise(points) if sum(shift.start <= a and b <= shift.end for shift in there) >= least
    )


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
