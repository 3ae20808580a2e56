"""absent: a week that is published, and somebody who is away in it."""

from typing import Any

from tests.handlers.town import Town

W49, W50 = "2026-W49", "2026-W50"
TUESDAY = {"start": "tue 00:00", "end": "tue 24:00"}
WEDNESDAY = {"start": "wed 00:00", "end": "wed 24:00"}


def reported(town: Town, **edits: object) -> str:
    """a1 is away on Tuesday, unless said otherwise."""
    said: dict[str, Any] = {"absence": "x1", "agent": "a1", **TUESDAY} | edits
    return town.says("absence.reported", **said)
