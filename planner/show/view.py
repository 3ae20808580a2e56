"""Everything that is shown of a week, site by site, ready for any screen; from a roster and, if given, its problem."""

from dataclasses import dataclass

from planner.show.changes import ChangeLine, Told, alternative_lines, change_lines, told
from planner.show.cover import Cover, cover_of
from planner.show.grid import Grid, grid_of
from planner.show.ladder import Rung, ladder_of
from planner.show.names import Names, names_of
from planner.show.promise import UNCHECKED, brief, promise, shortfalls
from planner.show.words import NO_BREAK, counted, plain, sentence, week
from schemas.ids import SiteId
from schemas.problem import Problem
from schemas.roster import Roster

_STATUS = {
    "optimal": "Planning prouvé : aucun autre ne fait mieux.",
    "feasible": "Planning valable ; il n’est pas prouvé qu’aucun autre ne fasse mieux.",
    "none": "Aucun planning possible : présences imposées, journées gelées et loi se contredisent.",
}


@dataclass(frozen=True)
class SiteView:
    """One site's week."""

    name: str
    met: bool | None
    """Whether the label is kept; None where nothing was checked."""
    promise: str
    brief: str
    """The promise in a few words."""
    missing: tuple[str, ...]
    grid: Grid
    cover: Cover
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class WeekView:
    """A basin's week."""

    title: str
    status: str
    summary: str
    sites: tuple[SiteView, ...]
    changes: tuple[ChangeLine, ...]
    told: tuple[Told, ...]
    alternatives: tuple[str, ...]
    ladder: tuple[Rung, ...]
    made: str
    """How the roster was found; empty where the roster does not say."""
    named: bool
    """Whether the problem was given, so that trained agents and announced hours are known."""


def view_of(roster: Roster, problem: Problem | None = None) -> WeekView:
    """What there is to see of a roster; without its problem ids stand for names."""
    names = names_of(problem)
    keys = _sites(roster, problem)
    planned = roster.status != "none"
    if not planned:
        # A week that could not be planned shuts no door and takes nobody's shifts: only why there is none is told.
        roster = roster.model_copy(update={"changes": (), "objective": (), "guarantees": ()})
    return WeekView(
        title=f"Bassin {plain(roster.basin)}, {week(roster.week)}",
        status=sentence(_STATUS[roster.status]),
        summary=_summary(roster),
        sites=tuple(_site(key, roster, problem, names) for key in keys if planned),
        changes=change_lines(roster.changes, names),
        told=told(roster.explanations, names, of_sites=len(keys) > 1),
        alternatives=alternative_lines(roster.alternatives),
        ladder=ladder_of(roster.objective),
        made=_made(roster),
        named=problem is not None,
    )


def _sites(roster: Roster, problem: Problem | None) -> tuple[SiteId, ...]:
    """The sites in the problem's order, then those that only the roster knows."""
    listed = [site.id for site in problem.sites] if problem else []
    spoken_of = {item.site for part in (roster.guarantees, roster.shifts, roster.openings) for item in part}
    return (*listed, *sorted(spoken_of - set(listed)))


def _site(key: SiteId, roster: Roster, problem: Problem | None, names: Names) -> SiteView:
    guarantee = next((item for item in roster.guarantees if item.site == key), None)
    grid = grid_of(key, roster, problem, names)
    return SiteView(
        name=names.site(key),
        met=guarantee.met if guarantee else None,
        promise=promise(guarantee, problem) if guarantee else sentence(UNCHECKED),
        brief=brief(guarantee, problem) if guarantee else "non vérifié",
        missing=shortfalls(guarantee, names) if guarantee else (),
        grid=grid,
        cover=cover_of(key, grid.days, roster, problem, names),
        changes=change_lines(roster.changes, names, key),
    )


def _summary(roster: Roster) -> str:
    """In how many sites the label is kept."""
    if not roster.guarantees:
        return ""
    held = sum(item.met for item in roster.guarantees)
    return f"Label tenu{NO_BREAK}: {counted(held, 'site')} sur {len(roster.guarantees)}."


def _made(roster: Roster) -> str:
    if roster.solve is None:
        return ""
    parts = ", ".join(f"{plain(part)} {plain(version)}" for part, version in sorted(roster.solve.versions.items()))
    seconds = f"{roster.solve.seconds:.1f}".replace(".", ",")
    return f"Calculé en {seconds}{NO_BREAK}s ({parts}), graine {roster.solve.seed}."
