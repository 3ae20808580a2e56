"""as_it_is: a roster as it really stands once people are away and doors are shut."""

from itertools import pairwise

from planner.services.slots.told_slot import Slot
from planner.services.spans import minus, utc
from schemas.ids import AppointmentId
from schemas.problem import Problem
from schemas.roster import Appointment, Opening, Roster
from schemas.shift import Shift
from schemas.time import wall_text
from tests.builders import a_problem


def as_it_is(problem: Problem, roster: Roster, slots: list[Slot]) -> Roster:
    """What is really so: who is there, which doors are open with two trained people behind them, and these slots."""
    away = {agent.id: [utc(each.start, each.end) for each in agent.unavailable] for agent in problem.agents}
    openable = {
        site.id: [
            utc(part.start, part.end)
            for window in site.openable_hours
            for part in a_problem().intervals(f"{window.day} {wall_text(window.start)}-{wall_text(window.end)}")
            if part.start.date() not in site.closed_on
        ]
        for site in problem.sites
    }
    shifts = tuple(
        Shift(agent=shift.agent, site=shift.site, start=start, end=end)
        for shift in roster.shifts
        for start, end in minus(utc(shift.start, shift.end), away[shift.agent])
    )
    openings = []
    for opening in roster.openings:
        there = [utc(shift.start, shift.end) for shift in shifts if shift.site == opening.site]
        shut = minus(utc(opening.start, opening.end), openable[opening.site])
        moments = sorted({opening.start, opening.end, *(at for span in there for at in span)})
        inside = [at for at in moments if opening.start <= at <= opening.end]
        short = [
            (first, last)
            for first, last in pairwise(inside)
            if sum(start <= first and last <= end for start, end in there) < 2
        ]
        openings += [
            Opening(site=opening.site, start=start, end=end)
            for start, end in minus(utc(opening.start, opening.end), [*short, *shut])
        ]
    appointments = tuple(
        Appointment(
            id=AppointmentId(slot.id),
            site=slot.site,
            partner=slot.partner,
            referent=slot.referent,
            agent=slot.agent,
            start=slot.start,
            end=slot.end,
            modality=slot.modality,
            state="offered",
        )
        for slot in slots
    )
    return roster.model_copy(update={"shifts": shifts, "openings": tuple(openings), "appointments": appointments})
