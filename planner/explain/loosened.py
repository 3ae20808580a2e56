"""loosened: the facts of some sites with only some of their members left, everything else let go.

Letting a member go never makes anything harder: what an absence exempts from stays exempt when the absence is let go.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.site import SiteFacts
from planner.core.facts.week import Span, clipped, date_span, total, united
from planner.core.model.draft import Scope, Subject
from planner.core.rules import LAWS, Rule
from planner.core.rules.plan.frozen import is_free
from planner.explain.members import CLOSED, FACTS, LABEL, OPENABLE, TWO_AGENTS, UNAVAILABLE, Member, laws_of
from schemas.agent import Skill
from schemas.ids import CORE, RuleId
from schemas.time import DAY_MINUTES

AT_WORK = ("training", "meeting")
DAYTIME: Span = (6 * 60, 22 * 60)
"""Hours at which a building whose hours are let go could open on any day."""


@dataclass(frozen=True)
class Loosened:
    """What a trial is made of."""

    facts: Facts
    scope: Scope
    laws: tuple[Rule, ...]
    cuts: Facts
    """The facts whose events cut the grid: those before anybody's absence was let go."""


def loosened(facts: Facts, kept: Collection[Member], *, partial: bool) -> Loosened:
    """The facts with the members that are kept; `partial`: what is pinned at other sites is in its place."""
    sites = {key: _site(facts, site, kept, partial=partial) for key, site in facts.sites.items()}
    agents = {key: _agent(facts, agent, kept) for key, agent in facts.agents.items()}
    gone = [member for member in laws_of(facts) if member not in kept]
    asked = {member.rule for member in kept} | FACTS
    return Loosened(
        facts=replace(facts, sites=sites, agents=agents, bookings=()),
        scope=Scope(without=frozenset(post for member in gone for post in _posts(member)), partial=partial),
        laws=tuple(law for law in LAWS if law.ID in asked),
        cuts=replace(facts, sites=sites),
    )


def _posts(member: Member) -> Iterable[tuple[RuleId, Subject]]:
    """The posts that a law's member stands for."""
    if member.rule == "plan.pins" and member.span is not None:
        return ((member.rule, (member.agent, member.site, member.span[0])),)
    if member.rule == "plan.frozen" and member.span is not None:
        return ((member.rule, (member.agent, member.span[0] // DAY_MINUTES)),)
    who = member.agent if member.agent is not None else member.site
    return ((member.rule, (who,)), *((member.rule, (who, day)) for day in range(7)))


def _site(facts: Facts, site: SiteFacts, kept: Collection[Member], *, partial: bool) -> SiteFacts:
    """The site with its label, its building's hours and its closed dates, where they are kept."""
    closed = frozenset(
        day
        for day in site.closed
        if (day + 1) * DAY_MINUTES <= facts.now or Member(CLOSED, site=site.id, span=date_span(day)) in kept
    )
    opens = site.opens if Member(OPENABLE, site=site.id) in kept else _at_any_time(site, partial=partial)
    windows = tuple(span for span in opens if span[0] // DAY_MINUTES not in closed)
    asked = Member(LABEL, site=site.id) in kept
    return replace(
        site,
        opens=opens,
        windows=windows,
        closed=closed,
        hours_owed=site.hours_owed if asked else 0,
        days_owed=site.days_owed if asked else 0,
    )


def _at_any_time(site: SiteFacts, *, partial: bool) -> tuple[Span, ...]:
    """The hours of a building whose hours are let go: all day for what is pinned, else the daytime and its own."""
    first, last = DAYTIME if partial else (0, DAY_MINUTES)
    dates = [date_span(day) for day in range(7)]
    return tuple(span for date in dates for span in clipped([(date[0] + first, date[0] + last), *site.opens], [date]))


def _agent(facts: Facts, agent: AgentFacts, kept: Collection[Member]) -> AgentFacts:
    """The agent with the absences that are kept, and trained unless that is what is kept."""
    mine = [member for member in kept if member.agent == agent.id]
    away = {m: m.span for m in mine if m.rule == UNAVAILABLE and m.span is not None}
    gone_by = clipped(agent.unavailable, [(0, facts.now)])
    at_work = [span for member, span in away.items() if member.reason in AT_WORK]
    if Member(TWO_AGENTS, agent=agent.id) not in mine:
        skills = (*agent.source.skills, Skill(code=CORE))
        agent = replace(agent, core=(True,) * 7, source=agent.source.model_copy(update={"skills": skills}))
    return replace(
        agent,
        unavailable=united((*gone_by, *away.values())),
        training=tuple(_training(facts, agent, day, at_work) for day in range(7)),
        consents=agent.consents | {day for day in range(7) if is_free(facts, agent, day)},
    )


def _training(facts: Facts, agent: AgentFacts, day: int, kept: Iterable[Span]) -> int:
    """Minutes of training that still count as work: never more than before."""
    past = clipped(agent.unavailable, [(0, facts.now)])
    left = clipped(united((*past, *kept)), [date_span(day)])
    return min(agent.training[day], total(left))
