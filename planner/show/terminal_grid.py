"""Agents by days in a terminal: hours on one line where there is room, on two where not, day by day where narrow."""

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from planner.show.grid import Cell, Grid, Meeting, Presence
from planner.show.marks import MARKS
from planner.show.prose import Prose
from planner.show.words import NO_BREAK, between, clock, day, length, short_day

_ONE_LINE = 17
_TWO_LINES = 9
_NAME = 16


def grid_block(grid: Grid, width: int) -> RenderableType:
    """The grid in the fullest form that fits."""
    name = min(_NAME, max((len(row.agent) for row in grid.rows), default=0))
    for cell_width in (_ONE_LINE, _TWO_LINES):
        left = width - len(grid.days) * (cell_width + 2) - 2
        if left >= name:
            return _table(grid, cell_width, left)
    return _day_by_day(grid)


def meetings_block(grid: Grid) -> Iterator[RenderableType]:
    """The site's appointments, the marks of the grid explained by the way."""
    if grid.meetings:
        yield Text("\nRendez-vous", style="bold")
    for meeting in grid.meetings:
        yield Prose(_meeting(meeting), indent=f" {MARKS[meeting.state]} ", hang="   ")


def _meeting(meeting: Meeting) -> str:
    who = f", {meeting.agent}" if meeting.agent else ""
    moved = f", déplacé (était {day(meeting.before.date())} à {clock(meeting.before)})" if meeting.before else ""
    hours = between(meeting.start, meeting.end)
    return (
        f"{day(meeting.start.date())}, {hours}{NO_BREAK}: "
        f"{meeting.partner} ({meeting.modality}, {meeting.state}){who}{moved}"
    )


def _table(grid: Grid, cell_width: int, left: int) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False, padding=(0, 2, 0, 0), show_lines=True)
    table.add_column("Agent", max_width=left, overflow="fold")
    for when in grid.days:
        table.add_column(short_day(when), width=cell_width, no_wrap=True)
    for row in grid.rows:
        who = Text(row.agent, style="bold")
        who.append(f"\n{length(row.minutes)}", style="not bold dim")
        table.add_row(who, *(Text(_cell(cell, cell_width)) for cell in row.cells))
    return table


def _cell(cell: Cell, width: int) -> str:
    lines = [_hours(presence, width) for presence in cell.presences]
    lines += [f"{MARKS[meeting.state]}{NO_BREAK}{clock(meeting.start)}" for meeting in cell.meetings]
    return "\n".join(lines) or "—"


def _hours(presence: Presence, width: int) -> str:
    """The hours, broken after the dash where they are wider than the column, and where they are worked."""
    hours = between(presence.start, presence.end)
    if len(hours) > width:
        begin, _, end = hours.partition(f"{NO_BREAK}– ")
        hours = f"{begin}\n–{NO_BREAK}{end}"
    return hours if presence.elsewhere is None else f"{hours}\n→{NO_BREAK}{_cut(presence.elsewhere, width - 2)}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _day_by_day(grid: Grid) -> Table:
    """One block a day, one line an agent."""
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(no_wrap=True)
    for index, when in enumerate(grid.days):
        table.add_row(Text(day(when), style="bold"), "")
        for row in grid.rows:
            cell = row.cells[index]
            if cell.presences:
                hours = _cell(cell, _ONE_LINE).replace(f"\n→{NO_BREAK}", f" →{NO_BREAK}")
                table.add_row(Prose(row.agent, indent="  ", hang="    "), Text(hours, no_wrap=True))
    return table
