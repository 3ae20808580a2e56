"""What is told of a plan while it is made: a live table on a terminal, lines for machines, silence in a pipe."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from planner.answer import Event
from planner.show.ladder import RUNGS, amount, meaning
from schemas.objective import Level, RungValue

Sink = Callable[[Event], None]


@contextmanager
def progress(*, as_json: bool) -> Iterator[Sink]:
    """Where the events of a plan go; what was drawn is cleared away at the end."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    if as_json:
        yield _line
    elif console.is_terminal and not console.is_dumb_terminal:
        board = _Board()
        with Live(get_renderable=board.table, console=console, refresh_per_second=8, transient=True):
            yield board.note
    else:
        yield _nothing


def _line(event: Event) -> None:
    """One line of JSON, out at once."""
    step = {
        "seconds": round(event.seconds, 3),
        "event": event.event,
        "level": event.level,
        "value": event.value,
        "bound": event.bound,
    }
    print(json.dumps(step), file=sys.stderr, flush=True)


def _nothing(event: Event) -> None:
    """Say nothing."""


class _Board:
    """What is known so far of each rung."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._rungs: dict[Level, RungValue] = {}
        self._rosters = 0

    def note(self, event: Event) -> None:
        """Take in one step."""
        if event.event == "roster":
            self._rosters += 1
        if event.level is not None and event.value is not None:
            bound = 0 if event.bound is None else event.bound
            self._rungs[event.level] = RungValue(level=event.level, value=event.value, bound=bound)

    def table(self) -> Table:
        """The rungs as they stand, and the time that has passed."""
        table = Table.grid(padding=(0, 2))
        for level, name in RUNGS.items():
            rung = self._rungs.get(level)
            if rung is None:
                table.add_row(Text(f"  {name}", style="dim"), Text("…", style="dim"), "")
            else:
                mark = "✓" if rung.value == rung.bound else "·"
                table.add_row(
                    Text(f"{mark} {name}"), Text(meaning(rung)), Text(f"borne {amount(level, rung.bound)}", style="dim")
                )
        found = "un planning vérifié" if self._rosters else "recherche d’un premier planning"
        table.add_row(Text(f"  {time.monotonic() - self._began:.0f} s"), Text(found), "")
        return table
