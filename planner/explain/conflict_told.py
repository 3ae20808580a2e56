"""conflict_told: a cause as a conflict of the roster, in words that a site manager understands at first reading."""

from collections.abc import Iterable, Sequence

from planner.core.facts.component import Facts
from planner.core.facts.week import Span, clipped, day_of, without
from planner.explain.conflict import Cause
from planner.explain.members import CONTRACT, LABEL, OPENABLE, TWO_AGENTS, UNAVAILABLE, Member, days_of
from planner.explain.sentences import Teller
from planner.explain.wording import agents, only, sentence, times
from planner.show.names import Names
from planner.show.words import counted, day, length, listed
from schemas.explanation import Conflict
from schemas.ids import AgentId, RuleId, SiteId

MIN_LENGTH = RuleId("opening.min_length")
MOST_CLAUSES = 6
"""Of a set that could not be made smallest: all of it would be a list of the week."""


def conflict_of(cause: Cause, facts: Facts, names: Names) -> Conflict:
    """The conflict that stands in the roster."""
    taking_part = in_order(cause.members, facts)
    spans = [member.span for member in taking_part if member.span is not None]
    return Conflict(
        site=cause.site,
        rules=tuple(dict.fromkeys((RuleId("label"), *(member.rule for member in taking_part)))),
        start=facts.week.instant(min(start for start, _ in spans)) if spans else None,
        end=facts.week.instant(max(end for _, end in spans)) if spans else None,
        agents=agents_of(taking_part, facts),
        smallest=cause.smallest,
        text=_text(cause, taking_part, facts, Teller(cause.facts, names)),
    )


def agents_of(members: Iterable[Member], facts: Facts) -> tuple[AgentId, ...]:
    """The agents that take part, in the problem's order."""
    found = {member.agent for member in members}
    return tuple(key for key in facts.agents if key in found)


def in_order(members: Iterable[Member], facts: Facts) -> tuple[Member, ...]:
    """What is asked at a site first, then what happens and when, then the rules."""

    def place(member: Member) -> tuple[int, int, str, int]:
        first = 0 if member.rule == TWO_AGENTS and member.agent is None else 1 if member.span is not None else 2
        index = -1 if member.agent is None else facts.agents[member.agent].index
        return first, member.span[0] if member.span else 0, member.rule, index

    return tuple(sorted(members, key=place))


def _text(cause: Cause, members: Sequence[Member], facts: Facts, teller: Teller) -> str:
    away = [member for member in members if member.rule == UNAVAILABLE]
    dates = {number for member in away for number in days_of(member)}
    others = [m for m in members if m not in away and (m.agent is not None or m.rule not in (TWO_AGENTS, MIN_LENGTH))]
    if len(dates) == 1 and cause.days and all(member.agent is None for member in others):
        (date,) = dates
        left = _left(cause, date, away, facts)
        if len(left) < facts.sites[cause.site].min_agents:
            return _of_one_date(cause, date, (away, others, left), teller)
    return _of_a_week(cause, members, facts, teller)


def _of_one_date(cause: Cause, date: int, who: tuple[list[Member], list[Member], list[AgentId]], teller: Teller) -> str:
    """« Mardi 15 décembre, Morestel ne peut ouvrir que si deux agents formés sont présents ; … »."""
    away, others, left = who
    facts, site = teller.facts, teller.facts.sites[cause.site]
    least = next((teller.figure(member) for member in cause.members if member.rule == MIN_LENGTH), "")
    count = agents(site.min_agents)
    needed = f"{count} est présent" if site.min_agents == 1 else f"{count} sont présents"
    first = f"{day(facts.week.dates[date])}, {teller.names.site(cause.site)} ne peut ouvrir que si {needed}"
    first += f" pendant au moins {least}" if least else ""
    clauses = [teller.away_that_day(member) for member in away]
    clauses.append(only([teller.names.agent(key) for key in left]))
    second = f"Le label demande {_asked(cause, facts)}"
    told = [teller.clause(member) for member in others]
    return f"{sentence(first + ' ; ' + listed(clauses))} {sentence(listed([second, *told]))}"


def _left(cause: Cause, date: int, away: Iterable[Member], facts: Facts) -> list[AgentId]:
    """Trained agents of the site who could be there at some time of a date, without those who are said to be away."""
    gone = {member.agent for member in away}
    windows = facts.sites[cause.site].windows_on(date)
    return [
        agent.id
        for agent in facts.core_agents(cause.site, date)
        if agent.id not in gone and without(windows, agent.unavailable)
    ]


def _of_a_week(cause: Cause, members: Sequence[Member], facts: Facts, teller: Teller) -> str:
    """« Cette semaine, Morestel ne peut pas tenir les 24 h d’ouverture du label : … »."""
    told = [member for member in members if cause.smallest or _telling(member)]
    team = [teller.names.agent(key) for key in _team(cause.site, facts)]
    clauses = list(dict.fromkeys(_grouped(told, teller)))
    if any(member.rule == TWO_AGENTS for member in told):
        clauses.insert(1, f"agents formés du site : {listed(team)}" if team else "aucun agent formé n’y travaille")
    lost = _lost(cause, facts)
    if lost:
        clauses.insert(0, f"le site est resté fermé {times(lost, facts.week)}")
    if not members:
        clauses = ["ce qui en manque est déjà passé"]
    head = f"cette semaine, {teller.names.site(cause.site)} ne peut pas tenir les {_asked(cause, facts)}"
    if not cause.smallest:
        return sentence(f"{head} que demande le label ; y contribuent : " + " ; ".join(clauses[:MOST_CLAUSES]))
    return sentence(f"{head} que demande le label : " + " ; ".join(clauses))


def _lost(cause: Cause, facts: Facts) -> tuple[Span, ...]:
    """Announced hours that are over and were closed; where only days are missing, those of dates without an opening."""
    opened = facts.past_openings[cause.site]
    shut = without(clipped(facts.sites[cause.site].announced, [(0, facts.now)]), opened)
    if cause.hours:
        return shut
    kept = {day_of(start) for start, _ in opened}
    return tuple(span for span in shut if day_of(span[0]) < day_of(facts.now) and day_of(span[0]) not in kept)


def _telling(member: Member) -> bool:
    """Whether a member is told of a set that could not be made smallest: what happens, not what always holds."""
    return member.span is not None or member.rule in (LABEL, CONTRACT, OPENABLE, TWO_AGENTS)


def _grouped(members: Sequence[Member], teller: Teller) -> list[str]:
    """One clause a member; members of one rule that name nothing but their agents are said together."""
    clauses: list[str] = []
    said: set[Member] = set()
    for member in members:
        if member in said:
            continue
        alike = tuple(
            other
            for other in members
            if other != member and other.rule == member.rule and teller.joins(other) and teller.joins(member)
        )
        said.update((member, *alike))
        clauses.append(teller.clause(member, alike))
    return clauses


def _team(site: SiteId, facts: Facts) -> list[AgentId]:
    return [agent.id for agent in facts.agents.values() if site in agent.sites and any(agent.core)]


def _asked(cause: Cause, facts: Facts) -> str:
    """« 24 h d’ouverture sur 5 jours », or the part of it that the cause is about."""
    site = facts.sites[cause.site]
    days = counted(site.days_owed, "jour")
    if cause.days and not cause.hours:
        return f"{days} d’ouverture"
    if cause.hours and not cause.days:
        return f"{length(site.hours_owed)} d’ouverture"
    return f"{length(site.hours_owed)} d’ouverture sur {days}"
