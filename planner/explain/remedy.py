"""remedy: what a manager can do where a site falls short: each change is applied and solved again before it is told."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from config.remedies import REMEDY_COSTS, RemedyCosts
from planner.core.facts import Facts
from planner.core.site_facts import SiteFacts
from planner.core.timetable import Timetable
from planner.core.week import total, without
from planner.explain.candidate import Action, Candidate
from planner.explain.remedies import REMEDIES
from planner.explain.short import Short
from planner.explain.solving import Means, Solved, solved
from planner.explain.wording import sentence
from planner.show.words import length
from schemas.explanation import Remedy
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
    """Remedies of one action, until enough of them reach the label; where none does, those that help most."""
    found: list[Remedy] = []
    served: set[object] = set()
    reached = 0
    for candidate in islice(action.candidates(short), MOST_TRIED):
        if means.limits.left <= 0 or reached >= (MOST_ALIKE if candidate.agents else 1):
            break
        if candidate.kin is not None and candidate.kin in served:
            continue
        week = solved(candidate.problem, short.site, short.week, means, candidate.spare)
        remedy = None if week is None else _judged(action, candidate, week, short, costs)
        if remedy is not None:
            found.append(remedy)
            if remedy.met:
                served.add(candidate.kin)
                reached += 1
    return sorted(found, key=_worth)[: MOST_ALIKE if found and found[0].agents else 1]


def _judged(action: Action, candidate: Candidate, week: Solved, short: Short, costs: RemedyCosts) -> Remedy | None:
    """The remedy, if it helps and no other site misses more of its label than before."""
    after = week.guarantees[short.site]
    helps = after.met or after.open_minutes > short.before.open_minutes
    hurts = any(_missing(each) > _missing(short.guarantees[key]) for key, each in week.guarantees.items())
    asked = candidate.tell(week) if helps and not hurts else None
    if asked is None:
        return None
    return Remedy(
        site=short.site,
        action=action.ACTION,
        agents=candidate.agents,
        cost=costs.of(action.ACTION) + asked.minutes,
        text=" ".join((asked.text, *_consequences(week, short))),
        met=after.met,
        open_minutes=after.open_minutes,
    )


def _missing(guarantee: Guarantee) -> tuple[int, int]:
    """Minutes and days missing of the label; the same site before and after."""
    of_label = [short for short in guarantee.shortfalls if short.rule == "label"]
    days = sum(short.missing for short in of_label if short.unit == "days")
    return days, sum(short.missing for short in of_label if short.unit == "minutes")


def _consequences(week: Solved, short: Short) -> Iterable[str]:
    """What it does to the site, and to others that open less for it."""
    after, before = week.guarantees[short.site], short.before
    if after.met:
        yield "Le label est alors tenu."
    else:
        now, then = length(after.open_minutes), length(before.open_minutes)
        yield sentence(f"le site ouvre alors {now} au lieu de {then}, sans tenir le label")
    for key, site in week.facts.sites.items():
        more = shut_minutes(site, week.week, week.facts) - shut_minutes(site, short.week, week.facts)
        if key != short.site and more > 0:
            yield sentence(f"en échange, {short.names.site(key)} ferme {length(more)} de plus aux heures annoncées")


def shut_minutes(site: SiteFacts, week: Timetable, facts: Facts) -> int:
    """Announced minutes to come in which the doors of a site are shut in a week."""
    opened = [(door.start, door.end) for door in week.doors if door.site == site.id]
    return total(without(site.announced, [*opened, (0, facts.now)]))
