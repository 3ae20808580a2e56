"""changes: what a roster changes for people, one line a person and day."""

from collections.abc import Iterable

from planner.show.changes import change_lines
from planner.show.names import Names
from planner.show.words import NO_BREAK
from schemas.explanation import Change


def lines_of(changes: Iterable[Change], names: Names) -> list[str]:
    """When, who, from what to what, and how long before."""
    return [
        f"  {line.day}, {line.agent}{NO_BREAK}: {line.before} → {line.after} ({line.notice})"
        for line in change_lines(changes, names)
    ]


def as_data(changes: Iterable[Change]) -> list[dict[str, object]]:
    """The same for a machine."""
    return [change.model_dump(mode="json") for change in changes]
