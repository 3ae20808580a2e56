"""remedy: what a manager can do where a site falls short: each change is applied and solved again before it is told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from config.remedies import REMEDY_COSTS, RemedyCosts
from planner.core.facts.component import Facts
from planner.core.facts.site import SiteFacts
from planner.core.facts.week import total, without
from planner.core.timetable import Timetable
from planner.explain.candidate import Action, Candidate
from planner.explain.remedies import REMEDIES
from planner.explain.short import Short
from planner.explain.solving import Means, Solved, solved
from planner.explain.wording import sentence
from planner.show.words import length
from schemas.explanation import Remedy
from schemas.ids import SiteId
from schemas.roster import Guarantee

MOST = 6
"""Remedies told of one site."""
MOST_TRIED = 6
"""Changes of one kind that are solved."""
MOST_ALIKE = 2
"""Remedies of one kind."""


def remedies(
    short: Short, means: Means, *, actions: Iterable[Action] = REMEDIES, costs: RemedyCosts = REMEDY_COSTS
) -> tuple[Remedy, ...]:
    """The remedies of a site that were found in time, cheapest first.

    Where the roster may be improved as things are, it is solved again as it is first: a remedy has to beat that.
    """
    if not short.settled:
        as_it_is = solved(short.problem, short.site, short.week, means, None)
        if as_it_is is None or as_it_is.guarantees[short.site].met:
            return ()
        guarantees = {key: as_it_is.guarantees.get(key, each) for key, each in short.guarantees.items()}
        short = replace(short, guarantees=guarantees)
    by_action = [_of_kind(action, short, means, costs) for action in actions]
    ranked = [
        (rank, remedy.action != "call_in", *_worth(remedy), remedy)
        for alike in by_action
        for rank, remedy in enumerate(alike)
    ]
    best = sorted(ranked, key=lambda each: each[:5])[:MOST]
    return tuple(sorted((remedy for *_, remedy in best), key=lambda remedy: (remedy.cost, remedy.text)))


def _worth(remedy: Remedy) -> tuple[bool, int, int]:
    """Those that reach the label first, the cheapest of them; then those that open most."""
    return not remedy.met, remedy.cost if remedy.met else -remedy.open_minutes, remedy.cost


def _of_kind(action: Action, short: Short, means: Means, costs: RemedyCosts) -> list[Remedy]:
    """Remedies of one action, until enough reach the label at nobody's cost; where none does, those that help most."""
    best: dict[object, Remedy] = {}
    reached: set[object] = set()
    for number, candidate in enumerate(islice(action.candidates(short), MOST_TRIED)):
        kin = number if candidate.kin is None else candidate.kin
        if means.limits.left <= 0 or len(reached) >= (MOST_ALIKE if candidate.agents else 1):
            break
        if kin in reached:
            continue
        week = solved(candidate.problem, short.site, short.week, means, candidate.spare)
        remedy = None if week is None else _judged(action, candidate, week, short, costs)
        if week is not None and remedy is not None:
            best[kin] = min(best.get(kin, remedy), remedy, key=_worth)
            if remedy.met and not closed_elsewhere(week, short):
                reached.add(kin)
    found = sorted(best.values(), key=_worth)
    return found[: MOST_ALIKE if found and found[0].agents else 1]


def _judged(action: Action, candidate: Candidate, week: Solved, short: Short, costs: RemedyCosts) -> Remedy | None:
    """The remedy, if it helps and no other site misses more of its label than before."""
    after = week.guarantees[short.site]
    helps = after.met or after.open_minutes > short.before.open_minutes
    hurts = any(_missing(each) > _missing(short.guarantees[key]) for key, each in week.guarantees.items())
    asked = candidate.tell(week) if helps and not hurts else None
    if asked is None:
        return None
    closing = closed_elsewhere(week, short)
    return Remedy(
        site=short.site,
        action=action.ACTION,
        agents=candidate.agents,
        cost=costs.of(action.ACTION) + asked.minutes + sum(closing.values()),
        text=" ".join((asked.text, *_consequences(after, closing, short))),
        met=after.met,
        open_minutes=after.open_minutes,
    )


def _missing(guarantee: Guarantee) -> tuple[int, int]:
    """Minutes and days missing of the label; the same site before and after."""
    of_label = [short for short in guarantee.shortfalls if short.rule == "label"]
    days = sum(short.missing for short in of_label if short.unit == "days")
    return days, sum(short.missing for short in of_label if short.unit == "minutes")


def _consequences(after: Guarantee, closing: Mapping[SiteId, int], short: Short) -> Iterator[str]:
    """What it does to the site, and to others that close for it."""
    if after.met:
        yield "Le label est alors tenu."
    else:
        now, then = length(after.open_minutes), length(short.before.open_minutes)
        yield sentence(f"le site ouvre alors {now} au lieu de {then}, sans tenir le label")
    for key, minutes in closing.items():
        yield sentence(f"en échange, {short.names.site(key)} ferme {length(minutes)} de plus aux heures annoncées")


def closed_elsewhere(week: Solved, short: Short) -> dict[SiteId, int]:
    """Announced minutes that other sites are shut and were not."""
    more = {
        key: shut_minutes(site, week.week, week.facts) - shut_minutes(site, short.week, week.facts)
        for key, site in week.facts.sites.items()
        if key != short.site
    }
    return {key: minutes for key, minutes in more.items() if minutes > 0}


def shut_minutes(site: SiteFacts, week: Timetable, facts: Facts) -> int:
    """Announced minutes to come in which the doors of a site are shut in a week."""
    opened = [(door.start, door.end) for door in week.doors if door.site == site.id]
    return total(without(site.announced, [*opened, (0, facts.now)]))
