"""case: a problem and a roster laid side by side, indexed once, in minutes of the week."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from config.figures import Figures
from planner.check.agent_week import AgentWeek, read_agent_week
from planner.check.clock import Clock
from planner.check.held import Held
from planner.check.presence import Presence, doors, presences
from planner.check.site_week import Presences, SiteWeek, read_site_week
from planner.check.spans import Span, Spans, union
from planner.check.violation import Unit, Violation
from schemas.ids import AgentId, AppointmentId, ReferentId, RuleId, SiteId
from schemas.partner import Booking, Referent
from schemas.problem import Problem
from schemas.roster import Roster

MINUTES: Unit = "minutes"


@dataclass(frozen=True)
class Case:
    """What every rule, rung and certificate is counted from."""

    problem: Problem
    roster: Roster
    figures: Figures
    clock: Clock
    now: int
    """The instant of now: rounded up to the grid."""
    frozen_until: int
    """Until when the baseline's shifts stay; 0 or less without a baseline."""
    agents: Mapping[AgentId, AgentWeek]
    sites: Mapping[SiteId, SiteWeek]
    travel: Mapping[tuple[SiteId, SiteId], int]
    referents: Mapping[ReferentId, Referent]
    free: Mapping[ReferentId, Spans]
    """When each referent can receive."""
    bookings: Mapping[AppointmentId, Booking]
    held: tuple[Held, ...]
    """Offered and booked appointments, in order of time."""

    @property
    def upcoming(self) -> tuple[Held, ...]:
        """Those that begin at or after the instant of now: the laws of appointments bind these."""
        return tuple(held for held in self.held if held.start >= self.now)

    def figure(self, rule: RuleId, name: str, agent: AgentWeek, day: int | None = None) -> int:
        """A figure for an agent on a day, or for the whole week, an employer's recorded decisions included."""
        dates = self.clock.dates
        first, last = (dates[0], dates[6]) if day is None else (dates[day], dates[day])
        regime = agent.agent.contract.regime
        return self.figures.overridden(rule, name, regime, agent.employer.overrides, first, last)

    def journey(self, before: Presence, after: Presence) -> int:
        """Minutes on the way from one shift to the next; 0 at one site, and where no journey is known."""
        return 0 if before.site == after.site else self.travel.get((before.site, after.site), 0)

    def place(self, key: AgentId) -> SiteId:
        """A site of an agent: all of them lie in one component."""
        agent = self.agents[key].agent
        return next((site for site in agent.sites if site in self.sites), agent.home_site)

    def work(self, agent: AgentWeek, day: int) -> int:
        """Minutes of work of a day: real presence, journeys, training and meetings."""
        shifts = agent.real[day]
        on_the_way = sum(self.journey(*pair) for pair in pairwise(shifts))
        return sum(shift.length for shift in shifts) + on_the_way + agent.training[day]

    def week_work(self, agent: AgentWeek) -> int:
        """Minutes of work of the week."""
        return sum(self.work(agent, day) for day in range(7))

    def is_past(self, shifts: Iterable[Presence]) -> bool:
        """Whether all of them end before the instant of now: then nothing about them is open to choice."""
        return all(shift.end <= self.now for shift in shifts)

    def to_come(self, span: Span) -> Span | None:
        """The part of an interval that is open to choice."""
        part = max(span[0], self.now), span[1]
        return part if part[0] < part[1] else None

    def when(self, span: Span) -> str:
        """An interval in French: the day, and from when to when."""
        start, end = self.clock.instant(span[0]), self.clock.instant(span[1])
        last = f"{end:%H:%M}" if start.date() == end.date() else f"{end:%d/%m %H:%M}"
        return f"le {start:%d/%m} de {start:%H:%M} à {last}"

    def violation(
        self,
        rule: RuleId,
        amount: int | tuple[int, Unit],
        text: str,
        *,
        span: Span | None = None,
        site: SiteId | None = None,
        agents: Sequence[AgentId] = (),
        appointment: AppointmentId | None = None,
    ) -> Violation:
        """A violation at an interval of the week; its time ends the sentence. A plain amount is one of minutes."""
        start, end = (None, None) if span is None else (self.clock.instant(span[0]), self.clock.instant(span[1]))
        sentence = text if span is None else f"{text}, {self.when(span)}"
        number, unit = amount if isinstance(amount, tuple) else (amount, MINUTES)
        return Violation(rule, site, tuple(agents), appointment, start, end, number, unit, sentence)


def lay(problem: Problem, roster: Roster, figures: Figures) -> Case:
    """Index a problem and a roster."""
    clock = Clock.of(problem)
    now = clock.ceil(problem.now)
    baseline = problem.baseline
    agents = _agent_weeks(problem, roster, clock, now)
    travel = {(way.destination, way.origin): way.minutes for way in problem.travel_minutes}
    travel.update({(way.origin, way.destination): way.minutes for way in problem.travel_minutes})
    return Case(
        problem=problem,
        roster=roster,
        figures=figures,
        clock=clock,
        now=now,
        frozen_until=clock.ceil(baseline.frozen_until) if baseline else 0,
        agents=agents,
        sites=_site_weeks(problem, roster, clock, now, agents),
        travel=travel,
        referents={referent.id: referent for referent in problem.referents},
        free={each.id: _free(each, clock) for each in problem.referents},
        bookings={booking.appointment: booking for booking in problem.bookings},
        held=tuple(sorted(_held(roster, clock), key=lambda each: each[:2])),
    )


def _agent_weeks(problem: Problem, roster: Roster, clock: Clock, now: int) -> dict[AgentId, AgentWeek]:
    sites = {site.id: site for site in problem.sites}
    employers = {employer.id: employer for employer in problem.employers}
    stated: defaultdict[AgentId, list[Presence]] = defaultdict(list)
    for presence in presences(clock, roster.shifts):
        if presence.site in sites:
            stated[presence.agent].append(presence)
    given: defaultdict[AgentId, list[Presence]] = defaultdict(list)
    for presence in presences(clock, problem.baseline.shifts if problem.baseline else ()):
        given[presence.agent].append(presence)
    found = {}
    for agent in problem.agents:
        employer = employers.get(agent.employer) or problem.employer(agent.employer)
        found[agent.id] = read_agent_week(agent, employer, sites, clock, now, stated[agent.id], given[agent.id])
    return found


def _site_weeks(
    problem: Problem, roster: Roster, clock: Clock, now: int, agents: Mapping[AgentId, AgentWeek]
) -> dict[SiteId, SiteWeek]:
    real: defaultdict[SiteId, list[Presence]] = defaultdict(list)
    core: defaultdict[SiteId, list[Presence]] = defaultdict(list)
    before: defaultdict[SiteId, list[Span]] = defaultdict(list)
    for agent in agents.values():
        for shift in agent.all_real:
            real[shift.site].append(shift)
            if agent.core[shift.day]:
                core[shift.site].append(shift)
        for shift in agent.past_by_baseline(now):
            if agent.core[shift.day]:
                before[shift.site].append(shift.span)
    stated = doors(clock, roster.openings)
    given = doors(clock, problem.baseline.openings if problem.baseline else ())
    return {
        site.id: read_site_week(
            site,
            clock,
            now,
            Presences(real[site.id], core[site.id], before[site.id]),
            stated.get(site.id, ()),
            given.get(site.id, ()),
        )
        for site in problem.sites
    }


def _free(referent: Referent, clock: Clock) -> Spans:
    return union((clock.minute(each.start), clock.minute(each.end)) for each in referent.availability)


def _held(roster: Roster, clock: Clock) -> Iterator[Held]:
    for appointment in roster.appointments:
        held = Held(clock.minute(appointment.start), clock.minute(appointment.end), appointment)
        if appointment.state != "withdrawn" and held.start < held.end:
            yield held
