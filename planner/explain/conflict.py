"""conflict: why the label cannot be kept at a site: a smallest set of facts and rules that rule it out.

The site alone is looked at first; where it could keep its label alone, with each neighbour that shares agents, and then
with the whole component, whose other sites keep what they have.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.core.facts.component import Facts
from planner.core.facts.week import without
from planner.core.limits import Limits
from planner.explain.members import CONTRACT, LABEL, TWO_AGENTS, UNAVAILABLE, Group, Member, groups_of
from planner.explain.smallest import smallest
from planner.explain.trial import Trial, Verdict
from schemas.ids import SiteId
from schemas.roster import Guarantee

MOST_CAUSES = 3
"""Conflicts told of one site."""
MOST_NEIGHBOURS = 3
"""Neighbours that are looked at one by one before the whole component is."""


@dataclass(frozen=True)
class Cause:
    """Members that cannot hold together with the label of a site."""

    site: SiteId
    members: frozenset[Member]
    """Without the label itself."""
    smallest: bool
    """Whether, with any one left out, the others were seen to hold together, and all of them never can."""
    days: bool
    """Whether the days that the label asks cannot be had."""
    hours: bool
    """Whether the hours that the label asks cannot be had."""
    facts: Facts
    """The sites that were looked at."""


def causes(
    facts: Facts, site: SiteId, guarantees: Sequence[Guarantee], *, limits: Limits, seed: int = 0
) -> tuple[Cause, ...]:
    """Why the label of a site is missed, one cause after the other; none where it was not seen to be out of reach.

    Parameters
    ----------
    facts
        The component of the site.
    guarantees
        What the roster keeps at each site, so that no neighbour is asked to give up anything.
    """
    goal = Member(LABEL, site=site)
    for sites in _circles(facts, site) if limits.left > 0 else ():
        part = _keeping(facts.part(sites), site, guarantees)
        groups = groups_of(part, site)
        found: list[Cause] = []
        while len(found) < MOST_CAUSES:
            cause = _cause(Trial(part, groups, goal, limits, seed))
            if cause is None:
                break
            found.append(cause)
            mended = _mended(cause.members)
            if not mended:
                break
            groups = _without(groups, mended)
        if found or limits.left <= 0:
            return tuple(found)
    return ()


def _circles(facts: Facts, site: SiteId) -> Iterator[frozenset[SiteId]]:
    """Sites to look at: alone, with each neighbour, all."""
    yield frozenset({site})
    near = {s: None for agent in facts.agents.values() if site in agent.sites for s in agent.sites if s != site}
    for neighbour in list(near)[:MOST_NEIGHBOURS]:
        yield frozenset({site, neighbour})
    if len(facts.sites) > 2:
        yield frozenset(facts.sites)


def _keeping(facts: Facts, goal: SiteId, guarantees: Iterable[Guarantee]) -> Facts:
    """The same with nothing asked of the other sites but what they have."""
    have = {each.site: (each.open_minutes, each.open_days) for each in guarantees}
    sites = {
        key: site
        if key == goal or key not in have
        else replace(site, hours_owed=min(site.hours_owed, have[key][0]), days_owed=min(site.days_owed, have[key][1]))
        for key, site in facts.sites.items()
    }
    return replace(facts, sites=sites)


def _cause(trial: Trial) -> Cause | None:
    """One smallest set; None where the label can be kept, or it is not known."""
    found = smallest(trial)
    if found is None or trial.goal is None or trial.goal.site is None:
        return None
    days = trial.asking(days=True, hours=False).ask(found.members).verdict == Verdict.FAILS
    hours = trial.asking(days=False, hours=True).ask(found.members).verdict == Verdict.FAILS
    if not days and not hours:
        days = hours = True
    return Cause(trial.goal.site, found.members, found.proved, days, hours, trial.facts)


def _mended(found: frozenset[Member]) -> tuple[Member, ...]:
    """What somebody could change: what happens at a time, contracts, trainings, and what a neighbour keeps."""
    return tuple(
        member
        for member in found
        if member.span is not None or member.rule in (CONTRACT, LABEL) or (member.rule == TWO_AGENTS and member.agent)
    )


def _without(groups: Sequence[Group], mended: Sequence[Member]) -> tuple[Group, ...]:
    """The members that are left when something is mended."""
    left = tuple(tuple(part for member in group for part in _left(member, mended)) for group in groups)
    return tuple(group for group in left if group)


def _left(member: Member, mended: Iterable[Member]) -> Iterator[Member]:
    if member.rule != UNAVAILABLE or member.span is None:
        if member not in mended:
            yield member
        return
    gone = [m.span for m in mended if (m.rule, m.agent, m.reason) == (UNAVAILABLE, member.agent, member.reason)]
    for span in without([member.span], [span for span in gone if span is not None]):
        yield replace(member, span=span)
