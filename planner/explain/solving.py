"""solving: a changed problem solved again, for the component of one site, on the rungs that say when doors are open."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from config.figures import Figures
from planner.check.report import check
from planner.core.components import components
from planner.core.facts.component import Facts, read_facts
from planner.core.limits import Limits
from planner.core.model.draft import Draft, Sum
from planner.core.model.grid import event_grid, full_grid
from planner.core.search import TOP, Effort, Found, Search
from planner.core.timetable import Timetable
from planner.core.writing import appointments_of, openings_of, shifts_of
from schemas.ids import SiteId
from schemas.objective import Level
from schemas.problem import Problem
from schemas.roster import Guarantee, Roster

ON_EVENTS, ON_SLOTS, SPARING = 1.0, 2.0, 0.5
"""Of the solver's deterministic time: on the events' grid, on every slot (one site alone), to ask little of people."""
HELD: tuple[Level, ...] = ("label", "bookings", "published_hours")

Spare = Callable[[Draft], Sum]
"""What is asked of people, as an expression over a draft."""


@dataclass(frozen=True)
class Solved:
    """A component of a changed problem with its new week."""

    facts: Facts
    week: Timetable
    guarantees: dict[SiteId, Guarantee]
    """As the checker certifies them."""


@dataclass(frozen=True)
class Means:
    """How hard, and with what, problems are solved again."""

    figures: Figures
    limits: Limits
    seed: int = 0

    def of(self, work: float) -> Effort:
        """The effort of one solve."""
        return Effort(self.limits, work=work, seed=self.seed)


def around(problem: Problem, site: SiteId) -> Problem:
    """The problem of the component of a site alone."""
    group = next(sites for sites in components(problem) if site in sites)
    agents = tuple(agent for agent in problem.agents if not group.isdisjoint(agent.sites))
    members = {agent.id for agent in agents}
    referents = tuple(
        referent.model_copy(update={"sites": tuple(key for key in referent.sites if key in group)})
        for referent in problem.referents
        if not group.isdisjoint(referent.sites)
    )
    return problem.model_copy(
        update={
            "sites": tuple(each for each in problem.sites if each.id in group),
            "agents": agents,
            "referents": referents,
            "bookings": tuple(booking for booking in problem.bookings if booking.site in group),
            "pins": tuple(pin for pin in problem.pins if pin.agent in members),
            "consents": tuple(consent for consent in problem.consents if consent.agent in members),
        }
    )


def solved(problem: Problem, site: SiteId, hint: Timetable, means: Means, spare: Spare | None) -> Solved | None:
    """The component of a site solved again, asking as little as can be; None where nothing lawful was found in time."""
    if means.limits.left <= 0:
        return None
    part = around(problem, site)
    facts = read_facts(part, means.figures)
    week = _week(facts, _of(hint, facts), means, spare)
    if week is None:
        return None
    roster = Roster(
        basin=part.basin,
        week=part.week,
        status="feasible",
        shifts=shifts_of(week, facts.week),
        openings=openings_of(week, facts.week),
        appointments=appointments_of(_begun(hint, facts), facts.week),
    )
    report = check(part, roster, means.figures)
    return None if report.violations else Solved(facts, week, {each.site: each for each in report.guarantees})


def _begun(week: Timetable, facts: Facts) -> Timetable:
    """The appointments that began before now: they are kept whatever is changed."""
    taken = (held for held in week.appointments if held.site in facts.sites and held.state == "booked")
    return Timetable((), (), tuple(held for held in taken if held.start < facts.now))


def _of(week: Timetable, facts: Facts) -> Timetable:
    there = week.at(facts.sites)
    return replace(there, shifts=tuple(shift for shift in there.shifts if shift.agent in facts.agents))


def _week(facts: Facts, hint: Timetable, means: Means, spare: Spare | None) -> Timetable | None:
    search = Search(facts, event_grid(facts))
    found = search.minimise(TOP, means.of(ON_EVENTS), hint)
    if found.timetable is None:
        return None
    if len(facts.sites) == 1 and (found.values["label"] or found.values["published_hours"]) and means.limits.left > 0:
        finer = Search(facts, full_grid(facts))
        finely = finer.minimise(TOP, means.of(ON_SLOTS), found.timetable)
        if finely.timetable is not None and _top(finely) < _top(found):
            search, found = finer, finely
    if spare is None or means.limits.left <= 0:
        return found.timetable
    for level in HELD:
        search.hold(level, found.values[level])
    spared = search.minimise_sum(spare(search.draft), means.of(SPARING), found.timetable)
    return spared.timetable or found.timetable


def _top(found: Found) -> int:
    return sum(found.values[level] * weight for level, weight in TOP.items())
