"""Problems and rosters in words of the domain, for tests.

    problem = (
        a_problem()                                  # week 2026-W49, Europe/Paris, planned on the Thursday before
        .with_site("s1", stations=1)                 # 08:30-12:00 and 13:30-17:00 from Monday to Friday
        .with_agents(3)                              # a1, a2, a3: `core`, full time, at s1
        .unavailable("a2", "wed", "absence")         # the whole Wednesday
        .build()
    )
    roster = a_roster(problem).staff("s1", ("a1", "a2"), "mon 08:30-12:00").build()

Builders are immutable: every method gives a new one, so a base can be shared and varied. `a_usual_problem()` is the
instance everybody knows. Times are written as in `tests/wall.py`; an `Interval` or a `datetime` is taken as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Self

from schemas.agent import Agent, Contract, History, Preference, Skill, Unavailable
from schemas.employer import Employer, Override
from schemas.partner import Availability, Booking, Modality, Partner, Referent
from schemas.problem import Consent, Problem, Travel
from schemas.roster import Baseline, Roster
from schemas.shift import Interval
from schemas.site import DemandWindow, Label, PartnerTarget, PublishedWindow, Site, Window
from tests.rosters import RosterBuilder, a_roster
from tests.wall import WEEK, ZONE, at, between, on, spans
from tests.week import InWeek, When, changed, make, the, windows

__all__ = [
    "ALL_WEEK",
    "ProblemBuilder",
    "RosterBuilder",
    "a_problem",
    "a_roster",
    "a_usual_problem",
    "at",
    "between",
    "on",
    "spans",
]

USUAL_HOURS = "mon-fri 08:30-12:00,13:30-17:00"
"""What a site announces where a test says nothing: 35 h over five days."""
OPENABLE = "mon-fri 08:00-19:00"
"""When its building can be open."""
ALL_WEEK = "mon-sun 00:00-24:00"
"""Every minute of the week: for what happens at its two ends."""


@dataclass(frozen=True)
class ProblemBuilder(InWeek):
    """A problem being written."""

    problem: Problem

    def build(self) -> Problem:
        """The problem."""
        return self.problem

    def but(self, **fields: object) -> Self:
        """The same with some fields of the problem set otherwise."""
        return replace(self, problem=self.problem.model_copy(update=fields))

    def now(self, moment: str | datetime) -> Self:
        """Planned at this moment."""
        return self.but(now=self.at(moment))

    def with_site(
        self,
        site: str = "s1",
        published: str = USUAL_HOURS,
        openable: str = OPENABLE,
        *,
        closed: Sequence[str] = (),
        holidays: Sequence[str] = (),
        label: Label | None = None,
        **fields: object,
    ) -> Self:
        """One more site; `fields` are those of `Site` (`kind`, `employer`, `stations`, ...).

        `closed` and `holidays` are day words; a holiday is closed as well.
        """
        shut = sorted({on(day, self.week) for day in (*closed, *holidays)})
        built: Site = make(
            Site,
            **{"id": site, "name": f"France Services {site}", "employer": "e1", "label": label or Label()} | fields,
            published_hours=windows(PublishedWindow, published),
            openable_hours=windows(Window, openable),
            closed_on=tuple(shut),
            holidays=tuple(sorted(on(day, self.week) for day in holidays)),
        )
        return self.but(sites=(*self.problem.sites, built))

    def with_antenna(self, site: str, published: str = USUAL_HOURS, openable: str = OPENABLE) -> Self:
        """One more site that is held to no label."""
        return self.with_site(site, published, openable).changing_site(site, kind="antenna", label=None)

    def changing_site(self, site: str, **fields: object) -> Self:
        """The same with some fields of one site set otherwise."""
        return self.but(sites=changed(self.problem.sites, site, fields))

    def with_demand(self, site: str, times: str, agents: int) -> Self:
        """So many agents wanted at a site."""
        before = the(self.problem.sites, site).demand
        wanted = windows(DemandWindow, times, agents=agents)
        return self.changing_site(site, demand=before + wanted)

    def with_target(self, site: str, partner: str, appointments: int, minutes: int = 30) -> Self:
        """So many appointments wanted at a site with a partner."""
        before = the(self.problem.sites, site).partner_targets
        target: PartnerTarget = make(PartnerTarget, partner=partner, appointments=appointments, minutes=minutes)
        return self.changing_site(site, partner_targets=(*before, target))

    def with_agents(
        self, count: int, *, sites: Sequence[str] = (), skills: Sequence[str | Skill] = ("core",), weekly: int = 2100
    ) -> Self:
        """So many more agents, numbered on: a1, a2, ..."""
        first = len(self.problem.agents) + 1
        builder = self
        for number in range(first, first + count):
            builder = builder.with_agent(f"a{number}", sites=sites, skills=skills, weekly=weekly)
        return builder

    def with_agent(
        self,
        agent: str,
        *,
        sites: Sequence[str] = (),
        skills: Sequence[str | Skill] = ("core",),
        weekly: int = 2100,
        max_weekly: int | None = None,
        regime: Literal["fpt", "private"] = "fpt",
        **fields: object,
    ) -> Self:
        """One more agent, at the last site named so far unless `sites` says otherwise; the first is the home."""
        places = tuple(sites) or (self.problem.sites[-1].id,)
        home = the(self.problem.sites, places[0])
        held = tuple(make(Skill, code=skill) if isinstance(skill, str) else skill for skill in skills)
        contract = Contract(regime=regime, weekly_minutes=weekly, max_weekly_minutes=max_weekly)
        usual = {"name": f"Agent {agent}", "employer": home.employer, "home_site": home.id}
        built: Agent = make(Agent, **usual | fields, id=agent, sites=places, contract=contract, skills=held)
        return self.but(agents=(*self.problem.agents, built))

    def changing_agent(self, agent: str, **fields: object) -> Self:
        """The same with some fields of one agent set otherwise."""
        return self.but(agents=changed(self.problem.agents, agent, fields))

    def unavailable(self, agent: str, when: When, reason: str = "absence") -> Self:
        """An agent cannot be on shift then."""
        parts = tuple(make(Unavailable, start=i.start, end=i.end, reason=reason) for i in self.intervals(when))
        return self.changing_agent(agent, unavailable=the(self.problem.agents, agent).unavailable + parts)

    def wishing(self, agent: str, wish: Literal["avoid", "prefer"], times: str, weight: int = 1) -> Self:
        """An agent would rather not, or rather, be on shift then."""
        wishes = windows(Preference, times, wish=wish, weight=weight)
        return self.changing_agent(agent, preferences=the(self.problem.agents, agent).preferences + wishes)

    def with_history(self, agent: str, last_shift_end: str | datetime | None = None, **fields: object) -> Self:
        """What an agent worked before; `fields` are those of `History`."""
        end = None if last_shift_end is None else self.at(last_shift_end)
        return self.changing_agent(agent, history=make(History, last_shift_end=end, **fields))

    def with_employer(self, employer: str = "e1", **fields: object) -> Self:
        """One more employer that is listed; `fields` are those of `Employer`."""
        built: Employer = make(Employer, **{"name": employer} | fields, id=employer)
        return self.but(employers=(*self.problem.employers, built))

    def with_override(
        self, rule: str, value: int, employer: str = "e1", days: tuple[str, str] = ("mon", "sun")
    ) -> Self:
        """An employer's figure of a rule set otherwise between two days."""
        known = any(listed.id == employer for listed in self.problem.employers)
        builder = self if known else self.with_employer(employer)
        first, last = (on(day, self.week) for day in days)
        named = {"rule": rule, "value": value, "from": first, "until": last, "reason": "r", "decision": "d"}
        overrides = (*the(builder.problem.employers, employer).overrides, Override.model_validate(named))
        return builder.but(employers=changed(builder.problem.employers, employer, {"overrides": overrides}))

    def with_travel(self, origin: str, destination: str, minutes: int) -> Self:
        """A journey that can be made within a day."""
        journey = Travel.model_validate({"from": origin, "to": destination, "minutes": minutes})
        return self.but(travel_minutes=(*self.problem.travel_minutes, journey))

    def with_referent(
        self,
        referent: str,
        available: When | Sequence[When],
        partner: str = "caf",
        modality: Modality = "video",
        *,
        sites: Sequence[str] = (),
    ) -> Self:
        """A partner's person who receives, at every site unless `sites` says otherwise; the partner comes with it."""
        times = [available] if isinstance(available, str | Interval) else available
        parts = tuple(Availability(start=i.start, end=i.end) for i in self.intervals(*times))
        places = tuple(sites) or tuple(site.id for site in self.problem.sites)
        named = {"id": referent, "partner": partner, "modality": modality, "sites": places, "availability": parts}
        builder = self.with_partner(partner)
        return builder.but(referents=(*builder.problem.referents, Referent.model_validate(named)))

    def with_partner(self, partner: str) -> Self:
        """One more partner, unless known."""
        if any(known.id == partner for known in self.problem.partners):
            return self
        return self.but(partners=(*self.problem.partners, make(Partner, id=partner, name=partner)))

    def with_booking(self, booking: str, site: str, referent: str, when: When) -> Self:
        """An appointment that was taken."""
        part = self.interval(when)
        partner = the(self.problem.referents, referent).partner
        named = {"appointment": booking, "site": site, "partner": partner, "referent": referent}
        built: Booking = make(Booking, **named, start=part.start, end=part.end)
        return self.but(bookings=(*self.problem.bookings, built))

    def with_pin(self, agent: str, site: str, *times: When) -> Self:
        """Shifts that must stay."""
        return self.but(pins=self.problem.pins + self.shifts(agent, site, *times))

    def with_consent(self, agent: str, *days: str) -> Self:
        """Days on which an agent agreed to be changed."""
        agreed = tuple(make(Consent, agent=agent, date=on(day, self.week)) for day in days)
        return self.but(consents=self.problem.consents + agreed)

    def published(
        self, roster: "RosterBuilder | Roster", frozen_until: str | datetime = "sun-1 00:00", at: str = "mon-1 09:00"
    ) -> Self:
        """The baseline: the roster that people were last given."""
        given = roster.build() if isinstance(roster, RosterBuilder) else roster
        fields = {name: getattr(given, name) for name in Roster.model_fields}
        frozen = {"published_at": self.at(at), "frozen_until": self.at(frozen_until)}
        return self.but(baseline=make(Baseline, **fields, **frozen))


def a_problem(
    now: str = "thu-1 10:00", *, week: str = WEEK, zone: str = ZONE, slot_minutes: int = 15, basin: str = "38"
) -> ProblemBuilder:
    """A problem without sites or people, planned before its week begins."""
    named = {"basin": basin, "week": week, "now": at(now, week, zone), "timezone": zone, "slot_minutes": slot_minutes}
    return ProblemBuilder(week, zone, Problem.model_validate(named | {"sites": (), "agents": ()}))


def a_usual_problem(agents: int = 3) -> ProblemBuilder:
    """The instance everybody knows: one site `s1` with a station, 35 h announced, and a team a1, a2, a3."""
    return a_problem().with_site("s1", stations=1).with_agents(agents)
