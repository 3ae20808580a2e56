"""What is taken already: appointments that people booked and shifts that must stay."""

from collections import defaultdict
from datetime import datetime, timedelta
from random import Random

from benchmarks.instances.week import at, number
from schemas.agent import Agent
from schemas.ids import AppointmentId
from schemas.partner import Booking, Referent
from schemas.problem import Problem
from schemas.shift import Shift
from schemas.site import Site

Busy = defaultdict[str, list[tuple[datetime, datetime]]]
"""When a site's room or a referent is taken, by id."""

_LEAST_SHIFT = 120


def with_bookings(draw: Random, problem: Problem) -> Problem:
    """The same problem with up to three bookings a site, each of which could be kept by itself."""
    busy: Busy = defaultdict(list)
    bookings: list[Booking] = []
    for site in problem.sites:
        for target in site.partner_targets:
            serving = [one for one in problem.referents if one.partner == target.partner and site.id in one.sites]
            span = _span(draw, problem, site, serving[0], timedelta(minutes=target.minutes), busy) if serving else None
            if span is None:
                continue
            for key in (site.id, serving[0].id):
                busy[key].append(span)
            bookings.append(
                Booking(
                    appointment=AppointmentId(f"appt-{len(bookings) + 1}"),
                    site=site.id,
                    partner=target.partner,
                    referent=serving[0].id,
                    start=span[0],
                    end=span[1],
                )
            )
    return problem.model_copy(update={"bookings": tuple(bookings)})


def with_pins(draw: Random, problem: Problem) -> Problem:
    """The same problem with a pinned shift at every other site, on announced hours of somebody who is there."""
    pins: list[Shift] = []
    for site in problem.sites[::2]:
        windows = [window for window in site.published_hours if window.end - window.start >= _LEAST_SHIFT]
        window = draw.choice(windows)
        start, end = at(number(window.day), window.start), at(number(window.day), window.end)
        able = [agent for agent in problem.agents if agent.home_site == site.id and _free(agent, start, end)]
        if able:
            pins.append(Shift(agent=draw.choice(able).id, site=site.id, start=start, end=end))
    return problem.model_copy(update={"pins": tuple(pins)})


def _span(
    draw: Random, problem: Problem, site: Site, referent: Referent, length: timedelta, busy: Busy
) -> tuple[datetime, datetime] | None:
    """A time at which the room and the referent are free and somebody could attend; None where none is found."""
    starts = _starts(site, referent, length)
    draw.shuffle(starts)
    taken = [*busy[site.id], *busy[referent.id]]
    for start in starts:
        end = start + length
        clash = any(start < until and since < end for since, until in taken)
        if not clash and _attended(problem, site, referent, start, end):
            return start, end
    return None


def _starts(site: Site, referent: Referent, length: timedelta) -> list[datetime]:
    found: list[datetime] = []
    for window in site.published_hours:
        first, last = at(number(window.day), window.start), at(number(window.day), window.end)
        for free in referent.availability:
            start = max(first, free.start)
            while start + length <= min(last, free.end):
                found.append(start)
                start += timedelta(minutes=10)
    return found


def _attended(problem: Problem, site: Site, referent: Referent, start: datetime, end: datetime) -> bool:
    if referent.modality == "on_site":
        return True
    return any(
        site.id in agent.sites and agent.holds(referent.partner, start.date()) and _free(agent, start, end)
        for agent in problem.agents
    )


def _free(agent: Agent, start: datetime, end: datetime) -> bool:
    return all(gone.end <= start or end <= gone.start for gone in agent.unavailable)
