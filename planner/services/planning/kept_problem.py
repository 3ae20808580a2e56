"""kept_problem: what is solved for the part of a week that waits, every shift frozen to the end of the week.

So nobody there is changed but those who cannot come.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from planner.services.spans import minus, utc
from schemas.ids import SiteId
from schemas.partner import Availability, Referent
from schemas.problem import Problem
from schemas.roster import Appointment, Baseline, Opening, Roster
from schemas.shift import Shift
from schemas.time import week_dates

Placed = TypeVar("Placed", Shift, Opening, Appointment)


def kept_problem(problem: Problem, new: Roster, waiting: Collection[SiteId]) -> Problem:
    """The part of a problem that waits, frozen to the end of the week.

    Consents are left out: they were given to a change that waits. Of referents who serve other sites too, the time of
    the new roster's bookings there is taken already. No component is known from before, so that all are looked at.
    Where no lawful roster keeps these shifts (status `none`: their site was closed, say), all waits.
    """
    agents = tuple(agent for agent in problem.agents if not set(waiting).isdisjoint(agent.sites))
    members = {agent.id for agent in agents}
    return problem.model_copy(
        update={
            "sites": tuple(site for site in problem.sites if site.id in waiting),
            "agents": agents,
            "travel_minutes": tuple(w for w in problem.travel_minutes if {w.origin, w.destination} <= set(waiting)),
            "referents": tuple(_free(problem.referents, new, waiting)),
            "bookings": tuple(booking for booking in problem.bookings if booking.site in waiting),
            "pins": tuple(pin for pin in problem.pins if pin.agent in members),
            "consents": (),
            "baseline": None if problem.baseline is None else _frozen(problem, problem.baseline, waiting),
        }
    )


def outside(placed: Iterable[Placed], waiting: Collection[SiteId]) -> tuple[Placed, ...]:
    """What is placed at other sites than those that wait."""
    return tuple(each for each in placed if each.site not in waiting)


def _frozen(problem: Problem, baseline: Baseline, waiting: Collection[SiteId]) -> Baseline:
    next_monday = week_dates(problem.week)[0] + timedelta(weeks=1)
    end = datetime.combine(next_monday, time(), ZoneInfo(problem.timezone))
    return baseline.model_copy(
        update={
            "shifts": tuple(each for each in baseline.shifts if each.site in waiting),
            "openings": tuple(each for each in baseline.openings if each.site in waiting),
            "appointments": tuple(each for each in baseline.appointments if each.site in waiting),
            "guarantees": (),
            "components": (),
            "frozen_until": datetime.fromisoformat(end.isoformat()),
        }
    )


def _free(referents: tuple[Referent, ...], new: Roster, waiting: Collection[SiteId]) -> Iterator[Referent]:
    """Referents of the sites that wait, with the time that is left to them."""
    for referent in referents:
        places = tuple(site for site in referent.sites if site in waiting)
        if places:
            taken = (a for a in outside(new.appointments, waiting) if a.referent == referent.id)
            busy = [utc(a.start, a.end) for a in taken if a.state == "booked"]
            left = tuple(
                Availability(start=start, end=end)
                for each in referent.availability
                for start, end in minus(utc(each.start, each.end), busy)
            )
            yield referent.model_copy(update={"sites": places, "availability": left})
