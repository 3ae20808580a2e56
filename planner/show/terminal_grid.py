"""Agents by days in a terminal: hours on one line where there is room, on two where not, day by day where narrow."""

from collections.abc import Iterator, Mapping
from itertools import count
from string import ascii_uppercase

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from planner.show.grid import Cell, Grid, Presence
from planner.show.meetings import MARKS, gathered, line
from planner.show.prose import Prose
from planner.show.words import NO_BREAK, between, clock, day, length, short_day

_ONE_LINE = 17
_TWO_LINES = 9
_ELSEWHERE = 4
_NAME = 16


def grid_block(grid: Grid, width: int) -> RenderableType:
    """The grid in the fullest form that fits."""
    name = min(_NAME, max((len(row.agent) for row in grid.rows), default=0))
    travelling = any(p.elsewhere for row in grid.rows for cell in row.cells for p in cell.presences)
    for cell_width in (_ONE_LINE + _ELSEWHERE * travelling, _TWO_LINES):
        left = width - len(grid.days) * (cell_width + 2) - 3
        if left >= name:
            return _table(grid, cell_width, left)
    return _day_by_day(grid)


def meetings_block(grid: Grid) -> Iterator[RenderableType]:
    """The site's appointments, the marks of the grid explained by the way."""
    if grid.meetings:
        yield Text("\nRendez-vous", style="bold")
    for group in gathered(grid.meetings):
        yield Prose(line(group), indent=f" {MARKS[group[0].state]} ", hang="   ")


def _table(grid: Grid, cell_width: int, left: int) -> RenderableType:
    """The table; other sites stand in it as letters, which are explained below it."""
    elsewhere = [p.elsewhere for row in grid.rows for cell in row.cells for p in cell.presences if p.elsewhere]
    letters = dict(zip(dict.fromkeys(elsewhere), _letters(), strict=False))
    table = Table(box=box.HORIZONTALS, pad_edge=False, padding=(0, 1, 0, 0), show_lines=True)
    table.add_column("Agent", max_width=left, overflow="fold")
    for when in grid.days:
        table.add_column(short_day(when), width=cell_width, no_wrap=True)
    for row in grid.rows:
        who = Text(row.agent, style="bold")
        who.append(f"\n{length(row.minutes)}", style="not bold dim")
        table.add_row(who, *(Text(_cell(cell, cell_width, letters)) for cell in row.cells))
    key = (Prose(f"{letter}{NO_BREAK}: {name}", "dim", " → ", "     ") for name, letter in letters.items())
    return Group(table, *key)


def _letters() -> Iterator[str]:
    """A to Z, then A1 to Z1, and so on."""
    for suffix in count():
        yield from (f"{letter}{suffix or ''}" for letter in ascii_uppercase)


def _cell(cell: Cell, width: int, letters: Mapping[str, str]) -> str:
    lines = [_hours(presence, width, letters) for presence in cell.presences]
    lines += [f"{MARKS[meeting.state]}{NO_BREAK}{clock(meeting.start)}" for meeting in cell.meetings]
    return "\n".join(lines) or "—"


def _hours(presence: Presence, width: int, letters: Mapping[str, str]) -> str:
    """The hours, broken after the dash where they are wider than the column, and where they are worked."""
    hours = between(presence.start, presence.end)
    where = "" if presence.elsewhere is None else f"→{NO_BREAK}{letters[presence.elsewhere]}"
    if len(hours) + len(where) + bool(where) <= width:
        return f"{hours}{NO_BREAK}{where}" if where else hours
    begin, _, end = hours.partition(f"{NO_BREAK}– ")
    return "\n".join(filter(None, (begin, f"–{NO_BREAK}{end}", where)))


def _day_by_day(grid: Grid) -> Table:
    """One block a day, one line an agent."""
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column()
    for index, when in enumerate(grid.days):
        table.add_row(Text(day(when), style="bold"), "")
        for row in grid.rows:
            lines = [_whole(presence) for presence in row.cells[index].presences]
            lines += [f"{MARKS[m.state]}{NO_BREAK}{clock(m.start)}" for m in row.cells[index].meetings]
            if row.cells[index].presences:
                table.add_row(Prose(row.agent, indent="  ", hang="    "), Group(*map(Prose, lines)))
    return table


def _whole(presence: Presence) -> str:
    """The hours on one line, and the other site by its name."""
    hours = between(presence.start, presence.end).replace(" ", NO_BREAK)
    return hours if presence.elsewhere is None else f"{hours} →{NO_BREAK}{presence.elsewhere}"
