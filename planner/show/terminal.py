"""A week in a terminal: rich renderables, from 60 columns up, legible without colour and in a pipe."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from planner.show.changes import ChangeLine
from planner.show.ladder import Rung
from planner.show.prose import Prose
from planner.show.terminal_cover import cover_block
from planner.show.terminal_grid import grid_block, meetings_block
from planner.show.view import SiteView, WeekView
from planner.show.words import NO_BREAK


def terminal(view: WeekView, width: int) -> Group:
    """The whole week, for a terminal of so many columns."""
    return Group(*_parts(view, width))


def _parts(view: WeekView, width: int) -> Iterator[RenderableType]:
    yield Prose(view.title, "bold")
    yield Prose(" ".join(filter(None, (view.summary, view.status))))
    for site in view.sites:
        yield from _site(site, view.named, width)
    if view.changes:
        yield from _headed("Ce qui change par rapport au planning publié", _changes(view.changes))
    for part in view.told:
        yield from _headed(part.kind, _bullets(part.lines))
    if view.alternatives:
        yield from _headed("Autres choix possibles", _bullets(view.alternatives))
    if view.ladder:
        yield from _headed("Ce qui est atteint, et ce qui est prouvé", [_ladder(view.ladder)])
    if view.made:
        yield Text()
        yield Prose(view.made, "dim")


def _site(site: SiteView, named: bool, width: int) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(site.name, style="bold"), align="left", characters="─")
    mark = {True: "✓ ", False: "✗ ", None: "? "}[site.met]
    yield Prose(mark + site.promise, {True: "green", False: "bold red", None: "yellow"}[site.met])
    yield from _bullets(site.missing)
    yield Text()
    yield grid_block(site.grid, width)
    yield from meetings_block(site.grid)
    yield Text()
    yield cover_block(site.cover, width, named=named)


def _headed(title: str, parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    yield Text(f"\n{title}", style="bold underline")
    yield from parts


def _bullets(lines: Iterable[str]) -> Iterator[RenderableType]:
    """One item a line, what is wrapped set in under its beginning."""
    for line in lines:
        yield Prose(line, indent=" – ", hang="   ")


def _changes(changes: Iterable[ChangeLine]) -> Iterator[RenderableType]:
    for change in changes:
        yield Prose(f"{change.day}, {change.agent} ({change.notice})", "bold", " – ", "   ")
        yield Prose(f"avant{NO_BREAK}: {change.before}", indent="   ", hang="     ")
        yield Prose(f"après{NO_BREAK}: {change.after}", indent="   ", hang="     ")


def _ladder(rungs: Iterable[Rung]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column()
    table.add_column()
    for rung in rungs:
        mark = "✓" if rung.proved else "·"
        table.add_row(Text(f" {mark} {rung.name}"), Prose(rung.meaning), Prose(rung.proof))
    return table
