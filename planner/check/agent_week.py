"""agent_week: what an agent's week is worth: reasons ranked, day values, target, and presence as it really was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.check.clock import WEEKDAYS, Clock
from planner.check.presence import DAYS, Days, Presence, by_day
from planner.check.spans import Spans, both, clip, length, minus, union
from schemas.agent import Agent
from schemas.employer import Employer
from schemas.ids import CORE, SiteId
from schemas.site import Site

RANKED = ("absence", "part_time", "training", "meeting")
"""Reasons of being unavailable; the first one named outranks the others."""
BALANCE_CAP_MINUTES = 60
"""A balance moves the week's target by no more."""


@dataclass(frozen=True)
class AgentWeek:
    """One agent's week in a roster."""

    agent: Agent
    employer: Employer
    core: tuple[bool, ...]
    """Whether `core` is held, by day."""
    unavailable: Spans
    """Minutes on no shift, rounded outwards to the grid."""
    training: tuple[int, ...]
    """Training and meetings that count as work, by day."""
    target: int
    """Minutes to be worked in the week."""
    shifts: Days
    """The roster's shifts."""
    real: Days
    """The same less, before now, the minutes in which the agent was unavailable."""
    baseline: Days
    """The shifts last given, also at sites that are gone."""

    def all_shifts(self) -> tuple[Presence, ...]:
        """The roster's shifts of the week, in order of time."""
        return tuple(shift for day in self.shifts for shift in day)

    def worked(self) -> Iterator[tuple[int, tuple[Presence, ...]]]:
        """Each day that was really worked, with its presence."""
        return ((day, self.real[day]) for day in DAYS if self.real[day])

    @property
    def all_real(self) -> tuple[Presence, ...]:
        """Real presence of the week, in order of time."""
        return tuple(shift for day in self.real for shift in day)

    def past_by_baseline(self, now: int) -> tuple[Presence, ...]:
        """Where the agent really was before now, by the shifts last given."""
        cut = tuple(tuple(s.only((s.start, min(s.end, now))) for s in day if s.start < now) for day in self.baseline)
        return tuple(shift for day in really(cut, clip(self.unavailable, 0, now)) for shift in day)


@dataclass(frozen=True)
class Reasons:
    """What an agent's unavailability does to the week's hours."""

    unavailable: Spans
    training: tuple[int, ...]
    target: int


def read_reasons(agent: Agent, sites: Mapping[SiteId, Site], clock: Clock) -> Reasons:
    """Rank the reasons, take day values from the target, count training as work."""
    spans = ranked(agent, clock)
    at_work = [day for day in WEEKDAYS if minus((clock.whole_day(day),), spans["part_time"])]
    value = agent.contract.weekly_minutes // len(at_work) if at_work else 0
    taken = sum(_taken(agent, day, value, spans["absence"], sites, clock) for day in at_work)
    balance = max(-BALANCE_CAP_MINUTES, min(BALANCE_CAP_MINUTES, agent.balance_minutes))
    work = union((*spans["training"], *spans["meeting"]))
    return Reasons(
        unavailable=union(span for each in spans.values() for span in each),
        training=tuple(min(value, length(clip(work, *clock.whole_day(day)))) for day in DAYS),
        target=max(0, agent.contract.weekly_minutes - taken - balance),
    )


def ranked(agent: Agent, clock: Clock) -> dict[str, Spans]:
    """Unavailable minutes by reason, each minute under the reason that outranks the others."""
    found: dict[str, Spans] = {}
    taken: Spans = ()
    for reason in RANKED:
        spans = union((clock.floor(u.start), clock.ceil(u.end)) for u in agent.unavailable if u.reason == reason)
        found[reason] = minus(spans, taken)
        taken = union((*taken, *spans))
    return found


def _taken(agent: Agent, day: int, value: int, absence: Spans, sites: Mapping[SiteId, Site], clock: Clock) -> int:
    """What a public holiday or an absence takes from the target on a weekday."""
    home = sites.get(agent.home_site)
    if home is not None and clock.dates[day] in home.holidays:
        return value
    if not absence:
        return 0
    known = [sites[key] for key in agent.sites if key in sites]
    windows = [
        clock.windows(window for window in site.openable_hours if window.day.index == day)[day] for site in known
    ]
    day_spans = union(span for site in windows for span in site) or (clock.whole_day(day),)
    return value * length(both(absence, day_spans)) // length(day_spans)


def read_agent_week(
    agent: Agent,
    employer: Employer,
    sites: Mapping[SiteId, Site],
    clock: Clock,
    now: int,
    shifts: list[Presence],
    baseline: list[Presence],
) -> AgentWeek:
    """The agent's week in a roster."""
    reasons = read_reasons(agent, sites, clock)
    stated = by_day(shifts)
    return AgentWeek(
        agent=agent,
        employer=employer,
        core=tuple(agent.holds(CORE, day) for day in clock.dates),
        unavailable=reasons.unavailable,
        training=reasons.training,
        target=reasons.target,
        shifts=stated,
        real=really(stated, clip(reasons.unavailable, 0, now)),
        baseline=by_day(baseline),
    )


def really(days: Days, lost: Spans) -> Days:
    """Presence without the minutes in which the agent was not there."""
    if not lost:
        return days
    return tuple(tuple(shift.only(part) for shift in day for part in minus((shift.span,), lost)) for day in days)
