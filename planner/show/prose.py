"""French prose in a terminal: rich ends lines at no-break spaces, which would part « 9 h 00 » or strand a colon."""

import textwrap
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text


@dataclass(frozen=True)
class Prose:
    """A paragraph that breaks at plain spaces only."""

    text: str
    style: str = ""
    indent: str = ""
    """What its first line begins with."""
    hang: str = ""
    """What its further lines begin with."""

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines, as wide as there is room."""
        lines = textwrap.wrap(
            self.text,
            max(options.max_width, len(self.hang) + 1),
            initial_indent=self.indent,
            subsequent_indent=self.hang,
            break_on_hyphens=False,
        )
        for line in lines or [""]:
            yield Text(line, style=self.style, overflow="fold")

    def __rich_measure__(self, _console: Console, options: ConsoleOptions) -> Measurement:
        """From its longest word to the whole of it on one line."""
        longest = max((len(word) for word in self.text.split(" ")), default=0)
        return Measurement(longest, len(self.indent) + len(self.text)).with_maximum(options.max_width)
