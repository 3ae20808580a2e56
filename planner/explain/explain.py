"""explain: what a site manager is told beside the roster.

What costs nothing comes first: closures and appointments. Then, in the time that is left, why each site falls short.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from config.figures import Figures
from planner.core.components import components
from planner.core.limits import Limits
from planner.core.result import Result
from planner.explain.alternative import Beside, alternatives
from planner.explain.booking import booking_notices
from planner.explain.conflict import causes
from planner.explain.conflict_told import conflict_of
from planner.explain.contradiction import contradictions
from planner.explain.contradiction_told import contradiction_of
from planner.explain.notice import notices
from planner.explain.remedy import remedies
from planner.explain.sentences import Teller
from planner.explain.sharing import side_by_side
from planner.explain.short import Short
from planner.explain.solving import HELD, Means
from planner.explain.still_told import still_told
from planner.show.names import Names, names_of
from schemas.explanation import Alternative, Conflict, Explanation, Remedy
from schemas.ids import SiteId
from schemas.problem import Problem
from schemas.roster import Roster

FOR_CONFLICTS = 0.6
"""Most of the time that is left for saying why; what is not needed for it goes to what follows."""
FOR_REMEDIES = 0.7
"""Part of the time that is then left for what can be done; the rest is for alternatives."""
AS_IT_IS_SECONDS = 1.0
"""Where people wait and less is left, no week is solved again to see whether it is the best as things are."""
LANE_SECONDS = 0.01
"""What it takes to ask one question about a week, for each lane of its component: where people wait and less is left,
none is asked, since it would make them wait for a model that is never solved."""
WHY_NONE_SECONDS = 1.0
"""Saying why no week is possible is given this long even where the time is over: nothing else is given out then."""


@dataclass(frozen=True)
class Explained:
    """Explanations and alternatives."""

    explanations: tuple[Explanation, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


def explain(  # noqa: PLR0913 (all that is explained, and in which time)
    problem: Problem,
    figures: Figures,
    result: Result,
    roster: Roster,
    *,
    limits: Limits,
    seed: int,
    workers: int,
    hurried: bool = False,
) -> Explained:
    """Explain a roster that passed the checker, in the time that is left.

    Where that is short, what was told before stands where nothing has changed; where people wait, no alternatives.
    """
    names = names_of(problem)
    if result.timetable is None:
        least = Limits(max(limits.left, WHY_NONE_SECONDS), limits.clock)
        return Explained(tuple(_contradictions(result, names, least, seed)))
    short = [each.site for each in roster.guarantees if not each.met]
    part_of = {site: result.facts.part(group) for group in components(problem) for site in group if site in short}
    guarantees = {each.site: each for each in roster.guarantees}
    week = result.timetable
    proved = _settled(roster)

    def conflicts(site: SiteId, share: Limits) -> Sequence[Conflict]:
        found = causes(part_of[site], site, roster.guarantees, limits=share, seed=seed)
        return [conflict_of(cause, part_of[site], names) for cause in found]

    def mended(site: SiteId, share: Limits) -> Sequence[Remedy]:
        settled = site in proved
        if hurried and not _in_time(limits, share, part_of[site].lanes, settled=settled):
            return ()
        where = Short(site, problem, figures, result.facts, week, guarantees, names, settled)
        return remedies(where, Means(figures, share, seed))

    before = still_told(problem, result)
    short.sort(key=before.__contains__)  # those of which nothing was told yet come first
    why = side_by_side(short, conflicts, Limits(limits.left * FOR_CONFLICTS, limits.clock), workers)
    what = side_by_side(short, mended, Limits(limits.left * FOR_REMEDIES, limits.clock), workers)
    told: list[Explanation] = []
    for site in sorted(short, key=list(guarantees).index):
        told += [*why[site], *what[site]] if why[site] and what[site] else before.get(site, [*why[site], *what[site]])
    told += booking_notices(roster.appointments, problem, names)
    told += notices(result.facts, roster.guarantees, names)
    if hurried:
        return Explained(tuple(told))
    beside = Beside(problem, figures, result, roster, names)
    return Explained(tuple(told), alternatives(beside, Means(figures, limits, seed)))


def _in_time(limits: Limits, share: Limits, lanes: int, *, settled: bool) -> bool:
    """Whether remedies can be found where people wait: one has to beat what is best as things are."""
    return share.left >= LANE_SECONDS * lanes and (settled or limits.left >= AS_IT_IS_SECONDS)


def _contradictions(result: Result, names: Names, limits: Limits, seed: int) -> Sequence[Conflict]:
    parts = [result.facts.part(sites) for sites in result.contradictory]
    return [
        contradiction_of(found, Teller(part, names))
        for part in parts
        for found in contradictions(part, limits=limits, seed=seed)
    ]


def _settled(roster: Roster) -> frozenset[SiteId]:
    """Sites whose component opens as much as it can."""
    return frozenset(
        site
        for part in roster.components
        for site in part.sites
        if all(rung.value == rung.bound for rung in part.objective if rung.level in HELD)
    )
