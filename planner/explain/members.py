"""members: the facts and rules of a site, as a manager would name them; each can be left out by itself.

What is given and no member: who works at the site, and what lies before now. Appointments are none either: a booking
that cannot be kept never keeps the doors shut.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.week import WEEK_MINUTES, Span, date_span, overlap, united
from planner.core.rules import LAWS
from planner.core.rules.plan.frozen import is_free
from planner.core.rules.work import part_time_gap
from schemas.ids import AgentId, RuleId, SiteId
from schemas.time import DAY_MINUTES

LABEL = RuleId("label")
UNAVAILABLE = RuleId("agent.unavailable")
TWO_AGENTS = RuleId("opening.two_agents")
OPENABLE = RuleId("site.openable")
CLOSED = RuleId("site.closed")
PINS = RuleId("plan.pins")
FROZEN = RuleId("plan.frozen")
CONTRACT = RuleId("work.contract_max")

OF_A_WEEK: tuple[RuleId, ...] = (
    *(law.ID for law in LAWS if law.ID.startswith(("shift.", "opening.")) and law.ID != TWO_AGENTS),
    RuleId("agent.travel"),
    RuleId("agent.overlap"),
)
"""Laws that are one member each, whoever they bind."""
OF_AN_AGENT: tuple[RuleId, ...] = tuple(law.ID for law in LAWS if law.ID.startswith("work.") and law.ID != CONTRACT)
"""Laws that are one member for each agent; the contract is another such law, and looked at later."""
FACTS: frozenset[RuleId] = frozenset({RuleId("agent.site"), UNAVAILABLE, OPENABLE, CLOSED})
"""Laws that are always posted: the facts that they speak of are what is let go."""
REASONS = ("part_time", "meeting", "training", "absence")
"""Reasons of unavailability, the one that is first dispensed with first."""


@dataclass(frozen=True)
class Member:
    """A fact or rule that can be left out; what it does not say holds for all."""

    rule: RuleId
    agent: AgentId | None = None
    site: SiteId | None = None
    span: Span | None = None
    """Minutes of the week, where it is about some of them."""
    reason: str = ""
    """Why an agent cannot be on shift."""


Group = tuple[Member, ...]
"""Members that are tried together first."""


def groups_of(facts: Facts, goal: SiteId) -> tuple[Group, ...]:
    """Every member that may keep the label of `goal` from being met, those that explain least first."""
    labels = [Member(LABEL, site=key) for key in facts.sites if key != goal and owes(facts, key)]
    untrained = list(_untrained(facts))
    doors = [Member(TWO_AGENTS, site=key) for key in facts.sites]
    dispensable, *others = binding(facts)
    groups = (labels, dispensable, untrained, *others, doors)
    # A pin at a site that is not looked at says nothing here.
    here = (tuple(member for member in group if member.site is None or member.site in facts.sites) for group in groups)
    return tuple(group for group in here if group)


def laws_of(facts: Facts) -> Iterator[Member]:
    """Every member that stands for posts of a law: those of facts are let go in the facts."""
    members = (member for group in binding(facts) for member in group)
    yield from (member for member in members if member.rule not in FACTS)
    yield from (Member(TWO_AGENTS, site=key) for key in facts.sites)


def binding(facts: Facts) -> tuple[Group, ...]:
    """Every member that binds agents, whatever the doors do."""
    agents = tuple(facts.agents.values())
    ungrouped = [
        [Member(rule) for rule in OF_A_WEEK],
        [Member(rule, agent=agent.id) for rule in OF_AN_AGENT for agent in agents if _binds(facts, rule, agent)],
        [Member(CONTRACT, agent=agent.id) for agent in agents],
        list(_closed(facts)),
        [*_pinned(agents), *_frozen(facts)],
        *(list(_unavailable(facts, agents, reason)) for reason in REASONS),
        [Member(OPENABLE, site=key) for key in facts.sites],
    ]
    return tuple(tuple(group) for group in ungrouped if group)


def _binds(facts: Facts, rule: RuleId, agent: AgentFacts) -> bool:
    """Whether a law of working time says anything of an agent."""
    return rule != part_time_gap.ID or part_time_gap.binds(facts, agent)


def owes(facts: Facts, site: SiteId) -> bool:
    """Whether the label asks something of the site."""
    return facts.sites[site].hours_owed > 0 or facts.sites[site].days_owed > 0


def by_date(members: Iterable[Member]) -> tuple[Member, ...]:
    """The same members with every absence cut into dates."""
    return tuple(part for member in members for part in _dates(member))


def days_of(member: Member) -> tuple[int, ...]:
    """Days of the week that a member's minutes fall on; none where it has no minutes of its own."""
    if member.span is None:
        return ()
    return tuple(range(member.span[0] // DAY_MINUTES, (member.span[1] - 1) // DAY_MINUTES + 1))


def _dates(member: Member) -> Iterator[Member]:
    if member.rule != UNAVAILABLE or member.span is None:
        yield member
        return
    start, end = member.span
    for day in days_of(member):
        part = max(start, day * DAY_MINUTES), min(end, (day + 1) * DAY_MINUTES)
        yield Member(UNAVAILABLE, member.agent, None, part, member.reason)


def _closed(facts: Facts) -> Iterator[Member]:
    for key, site in facts.sites.items():
        for day in sorted(site.closed):
            span = date_span(day)
            if span[1] > facts.now:
                yield Member(CLOSED, site=key, span=span)


def _pinned(agents: Iterable[AgentFacts]) -> Iterator[Member]:
    for agent in agents:
        for site, start, end in agent.pins:
            yield Member(PINS, agent.id, site, (start, end))


def _frozen(facts: Facts) -> Iterator[Member]:
    held = (facts.now, facts.frozen_until)
    for agent in facts.agents.values():
        for day in range(7):
            date = date_span(day)
            if held[0] < held[1] and overlap(date, held) and not is_free(facts, agent, day):
                yield Member(FROZEN, agent.id, None, (max(date[0], held[0]), min(date[1], held[1])))


def _untrained(facts: Facts) -> Iterator[Member]:
    days = {start // DAY_MINUTES for site in facts.sites.values() for start, end in site.windows if end > facts.now}
    for agent in facts.agents.values():
        if any(not agent.core[day] for day in days):
            yield Member(TWO_AGENTS, agent=agent.id)


def _unavailable(facts: Facts, agents: Iterable[AgentFacts], reason: str) -> Iterator[Member]:
    for agent in agents:
        taken = (
            (max(facts.now, facts.week.floor(each.start)), min(WEEK_MINUTES, facts.week.ceil(each.end)))
            for each in agent.source.unavailable
            if each.reason == reason
        )
        for span in united(taken):
            yield Member(UNAVAILABLE, agent.id, None, span, reason)
