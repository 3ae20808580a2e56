"""whole: works on one rung of a whole component at once: on the grid of events, and on every slot."""

from planner.core.draft import Scope
from planner.core.grid import full_grid
from planner.core.limits import Limits
from planner.core.nearby import improve_on
from planner.core.neighbourhood import Neighbourhood, neighbourhoods
from planner.core.search import REDUCED, VARIED, Found, Search
from planner.core.standing import Standing
from planner.core.tightening import tighten
from schemas.objective import Level

SMALL = 24
"""Lanes up to which a component of several sites is searched on every slot as a whole."""


def everywhere(standing: Standing, level: Level, bound: int, limits: Limits) -> int:
    """The whole component on the grid of events; the bound stays what it was."""
    search = standing.whole()
    search.floor(level, bound)
    work = min(standing.rung_work, 1.0 + 0.15 * standing.size)
    # One site is done in a moment here: the start of more cores would cost more.
    alone = len(standing.facts.sites) == 1
    effort = standing.effort(limits, work) if alone else standing.together(limits, work, VARIED)
    found = search.minimise({level: 1}, effort, standing.week)
    standing.spend(found.work / effort.workers)
    standing.exhausted = found.exhausted
    if found.timetable is not None and found.values[level] < standing.values[level]:
        standing.take(found.timetable, level, found.values[level])
    return bound


def finely(standing: Standing, level: Level, bound: int, limits: Limits) -> int:
    """Every slot: each site by itself, then the whole component where it is small; gives the bound known then."""
    small = standing.size <= SMALL
    if not small or level != "comfort":
        _site_by_site(standing, level, bound, limits, 1 / 3 if small else 1.0)
    if not small or limits.left <= 0:
        return bound
    model = _of_every_slot(standing, level)
    if level == "comfort":
        # Hours of people: the relaxation's reduced costs lead to good ones.
        bound = _on_every_slot(standing, model, level, bound, limits, 0.25, REDUCED)
        _site_by_site(standing, level, bound, limits, 0.25)
    else:
        # Minutes of openings are found by trying many ways.
        bound = _on_every_slot(standing, model, level, bound, limits, 0.15, VARIED)
    bound = _on_every_slot(standing, model, level, bound, limits, 0.7)
    if not model.complete and limits.left > 0:
        wide = _of_every_slot(standing, level, Scope(wide=True))
        bound = _on_every_slot(standing, wide, level, bound, limits, 0.6)
    return _on_every_slot(standing, model, level, bound, limits, 1.0, REDUCED if level == "comfort" else VARIED)


def _site_by_site(standing: Standing, level: Level, bound: int, limits: Limits, share: float) -> None:
    """Every slot of each site by itself; of two that share people together where the whole is too large for it."""
    facts = standing.facts
    if len(facts.sites) == 1 or standing.values[level] <= bound:
        return
    around = [Neighbourhood(frozenset({site})) for site in facts.sites]
    around += [] if standing.size <= SMALL else [n for n in neighbourhoods(facts) if 1 < len(n.sites) <= 2]
    improve_on(standing, full_grid(facts), level, bound, around, limits, standing.rung_work * share)


def _of_every_slot(standing: Standing, level: Level, scope: Scope = Scope()) -> Search:  # noqa: B008 (frozen)
    """A model with what the rungs above have come to."""
    model = Search(standing.facts, full_grid(standing.facts), scope)
    for higher in standing.above(level):
        model.hold(higher, standing.values[higher])
    if level == "comfort":
        # Openings are held then, and what proves hours is the hull of the presence that they ask for.
        tighten(model.draft)
    return model


def _on_every_slot(
    standing: Standing,
    model: Search,
    level: Level,
    bound: int,
    limits: Limits,
    share: float,
    strategies: tuple[str, ...] = (),
) -> int:
    """The whole component on every slot: what it proves is a bound if the model leaves no lawful roster out."""
    if standing.values[level] <= bound or limits.left <= 0 or standing.rung_work <= 0:
        return bound
    model.floor(level, bound)
    effort = standing.together(limits, standing.rung_work * share, strategies)
    found = model.minimise({level: 1}, effort, standing.week)
    standing.spend(found.work / standing.workers)
    if found.timetable is not None and found.values[level] < standing.values[level] and not model.draft.scope.wide:
        standing.take(found.timetable, level, found.values[level])
        standing.refine(found.timetable)
    return _proved(standing, model, found, level, bound)


def _proved(standing: Standing, model: Search, found: Found, level: Level, bound: int) -> int:
    """The bound of a search that leaves no lawful roster out."""
    proves = model.complete and standing.stated_as_modelled(level)
    return max(bound, found.bound) if proves else bound
