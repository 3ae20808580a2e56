"""changes: what a roster changes for people, one line a person and day."""

from collections.abc import Iterable, Mapping, Sequence

from planner.show.words import between, listed, short_day
from schemas.explanation import Change
from schemas.shift import Shift


def lines_of(changes: Iterable[Change], names: Mapping[str, str]) -> list[str]:
    """Who, when, from what to what, and how long before; sites stand by their ids."""
    return [
        f"  {names.get(change.agent, change.agent)}, {short_day(change.date)} : "
        f"{_shifts(change.before)} → {_shifts(change.after)} ({_notice(change)})"
        for change in sorted(changes, key=lambda change: (change.date, change.agent))
    ]


def as_data(changes: Iterable[Change]) -> list[dict[str, object]]:
    """The same for a machine."""
    return [change.model_dump(mode="json") for change in changes]


def _shifts(shifts: Sequence[Shift]) -> str:
    return listed([f"{shift.site} {between(shift.start, shift.end)}" for shift in shifts]) or "rien"


def _notice(change: Change) -> str:
    return "absence" if change.exempt else f"{change.notice_hours} h avant"
