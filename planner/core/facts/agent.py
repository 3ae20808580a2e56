"""agent: what an agent's week looks like to the solver: reasons of absence ranked, target, past, baseline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from planner.core.facts.week import Span, Week, clipped, day_of, overlap, total, united, without
from schemas.agent import Agent
from schemas.employer import Employer
from schemas.ids import AgentId, SiteId
from schemas.problem import Problem
from schemas.site import Site

REASONS = ("absence", "part_time", "training", "meeting")
"""Reasons of unavailability; where they overlap the first one named counts."""

BALANCE_CAP_MINUTES = 60
WORKDAYS = range(5)

Presence = tuple[SiteId, int, int]
"""A shift as (site, start, end) in minutes of the week."""


@dataclass(frozen=True)
class AgentFacts:
    """One agent's week."""

    id: AgentId
    index: int
    source: Agent
    employer: Employer
    sites: tuple[SiteId, ...]
    core: tuple[bool, ...]
    """Whether `core` is held, by day of the week."""
    unavailable: tuple[Span, ...]
    """Minutes on no shift, rounded outwards to the grid."""
    training: tuple[int, ...]
    """Minutes of training and meetings that count as work, by day."""
    target: int
    """Minutes the agent should work this week."""
    baseline: tuple[Presence, ...]
    """Shifts last given; at sites that are gone as well."""
    past: tuple[Presence, ...]
    """Shifts before now as they stand, cut at now."""
    missed: tuple[Span, ...]
    """Minutes before now in which the agent was unavailable: on no shift, whatever stands."""
    pins: tuple[Presence, ...]
    monday_opening: int | None
    """First minute of a Monday at which one of the agent's sites can open; None where none does."""
    consents: frozenset[int]
    """Days on which a late change is agreed to."""

    def holds(self, skill: str, day: int, week: Week) -> bool:
        """Whether the agent holds a skill on a day of the week."""
        return self.source.holds(skill, week.dates[day])

    def baseline_on(self, day: int) -> tuple[Presence, ...]:
        """The shifts last given for one day."""
        return tuple(shift for shift in self.baseline if day_of(shift[1]) == day)

    def past_on(self, day: int) -> tuple[Presence, ...]:
        """Shifts before now on a day as they stand, in order."""
        return tuple(shift for shift in sorted(self.past, key=_in_time) if day_of(shift[1]) == day)

    def real_on(self, day: int) -> tuple[Presence, ...]:
        """Where the agent really was before now on a day, in order."""
        return tuple(shift for shift in self.real if day_of(shift[1]) == day)

    @cached_property
    def real(self) -> tuple[Presence, ...]:
        """Shifts before now less the minutes missed, in order."""
        return tuple(
            (site, *part)
            for site, start, end in sorted(self.past, key=_in_time)
            for part in without([(start, end)], self.missed)
        )

    @cached_property
    def last_end(self) -> datetime | None:
        """When the last shift before the week ended, on the minute."""
        ended = self.source.history.last_shift_end
        return None if ended is None else ended.astimezone(UTC).replace(second=0, microsecond=0)

    def is_unavailable(self, span: Span) -> bool:
        """Whether some minute of the span is taken."""
        return any(overlap(span, taken) for taken in self.unavailable)

    def exempt_on(self, day: int) -> bool:
        """Whether the baseline's shifts of that day cannot be worked as they are."""
        return any(self.is_unavailable((start, end)) for _, start, end in self.baseline_on(day))


def _in_time(shift: Presence) -> tuple[int, int, SiteId]:
    return shift[1], shift[2], shift[0]


def read_agent(agent: Agent, index: int, problem: Problem, sites: Mapping[SiteId, Site], week: Week) -> AgentFacts:
    """What the problem says of an agent, as the core needs it."""
    reasons = ranked(agent, week)
    value, taken = _day_values(agent, reasons, sites, week)
    training = tuple(
        min(value, total(clipped((*reasons["training"], *reasons["meeting"]), [week.span(day)]))) for day in range(7)
    )
    balance = max(-BALANCE_CAP_MINUTES, min(BALANCE_CAP_MINUTES, agent.balance_minutes))
    now = week.ceil(problem.now)
    baseline = _baseline(agent, problem, week)
    past = tuple((site, start, min(end, now)) for site, start, end in baseline if start < now and site in sites)
    unavailable = united(span for spans in reasons.values() for span in spans)
    pins = tuple(
        (pin.site, week.floor(pin.start), week.floor(pin.end)) for pin in problem.pins if pin.agent == agent.id
    )
    return AgentFacts(
        id=agent.id,
        index=index,
        source=agent,
        employer=problem.employer(agent.employer),
        sites=tuple(site for site in agent.sites if site in sites),
        core=tuple(agent.holds("core", day) for day in week.dates),
        unavailable=unavailable,
        training=training,
        target=max(0, agent.contract.weekly_minutes - taken - balance),
        baseline=baseline,
        past=past,
        missed=clipped(unavailable, [(0, now)]),
        pins=tuple(pin for pin in pins if pin[2] > now),
        monday_opening=min(
            (w.start for s in agent.sites if s in sites for w in sites[s].openable_hours if w.day.index == 0),
            default=None,
        ),
        consents=frozenset(
            index
            for index, day in enumerate(week.dates)
            if any(consent.agent == agent.id and consent.date == day for consent in problem.consents)
        ),
    )


def ranked(agent: Agent, week: Week) -> dict[str, tuple[Span, ...]]:
    """Unavailable minutes by reason, each minute under the reason that outranks the others."""
    taken: tuple[Span, ...] = ()
    spans: dict[str, tuple[Span, ...]] = {}
    for reason in REASONS:
        rounded = (
            (max(0, week.floor(u.start)), min(week.end, week.ceil(u.end)))
            for u in agent.unavailable
            if u.reason == reason
        )
        spans[reason] = without(rounded, taken)
        taken = united((*taken, *spans[reason]))
    return spans


def _day_values(
    agent: Agent, reasons: Mapping[str, tuple[Span, ...]], sites: Mapping[SiteId, Site], week: Week
) -> tuple[int, int]:
    """The minutes a day is worth, and those that absences and public holidays take from the week's target."""
    at_work = [day for day in WORKDAYS if without([week.span(day)], reasons["part_time"])]
    value = agent.contract.weekly_minutes // len(at_work) if at_work else 0
    home = sites.get(agent.home_site)
    holidays = () if home is None else home.holidays
    taken = 0
    for day in at_work:
        length = _day_length(agent, day, sites, week)
        absent = total(clipped(reasons["absence"], length))
        taken += value if week.dates[day] in holidays else value * absent // total(length)
    return value, taken


def _day_length(agent: Agent, day: int, sites: Mapping[SiteId, Site], week: Week) -> tuple[Span, ...]:
    """The minutes of a day against which a part of it is measured: when one of the agent's sites can open."""
    spans = united(
        (week.wall(day, window.start), week.wall(day, window.end))
        for key in agent.sites
        if key in sites
        for window in sites[key].openable_hours
        if window.day.index == day
    )
    return spans or (week.span(day),)


def _baseline(agent: Agent, problem: Problem, week: Week) -> tuple[Presence, ...]:
    if problem.baseline is None:
        return ()
    return tuple(
        sorted(
            ((s.site, week.floor(s.start), week.floor(s.end)) for s in problem.baseline.shifts if s.agent == agent.id),
            key=lambda shift: shift[1:],
        )
    )
