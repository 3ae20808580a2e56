"""story: what is told to the system in a run: facts of each kind, repeated, late, changed, withdrawn and spoilt."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from schemas.events import TYPES, full_name
from tests.faults.network import BASIN, Weeks
from tests.wall import at

SOURCE = "/hr"
PARTNER = "/partner"


@dataclass(frozen=True)
class Told:
    """A message as somebody outside sends it."""

    topic: str
    value: bytes
    id: tuple[str, str] | None
    """Source and id; none where it can be read by nobody."""
    ends: str
    """How it must end when it comes in its turn: one of the four outcomes, or `duplicate`."""

    @property
    def headers(self) -> Mapping[str, str]:
        """As the contract has them."""
        return {"content-type": "application/cloudevents+json"}


def beginning(weeks: Weeks) -> list[Told]:
    """Both weeks are asked for."""
    return [
        _in_turn(weeks, number, "roster.requested", f"ask-{number}", {"request": f"ask-{number}", "week": week, **_BY})
        for number, week in enumerate((weeks.first, weeks.second))
    ]


def middle(weeks: Weeks) -> list[Told]:
    """Facts that come afterwards; whatever happens in between, they end as it stands beside them."""
    # After the slot: they come on two topics, and which is read first is left open.
    gone = away(weeks, "away", "a1", "tue 13:00", "wed 18:00")
    longer = away(weeks, "away", "a1", "wed 08:00", "tue+1 12:00")
    other = away(weeks, "other", "b1", "thu 08:00", "thu 18:00")
    slot = {"slot": weeks.slot, "booking": "visit"}
    shut = {"closure": "shut", "site": "s2", **span(weeks, "fri 08:00", "fri 18:00")}
    receives = {"referent": "r1", "window": span(weeks, "tue+1 00:00", "wed+1 00:00")}
    free = [span(weeks, "tue+1 14:00", "tue+1 14:30")]
    first = _in_turn(weeks, 10, "absence.reported", "away-1", gone)
    return [
        first,
        _in_turn(weeks, 11, "slot.booked", "visit-1", slot, source=PARTNER),
        _in_turn(weeks, 12, "absence.changed", "away-2", longer),
        _again(first),
        _in_turn(weeks, 13, "closure.set", "shut-1", shut),
        Told("binome.absences", b"{ no event", None, "rejected"),
        _in_turn(weeks, 14, "absence.reported", "stranger-1", away(weeks, "stranger", "z9"), ends="pending"),
        _in_turn(weeks, 15, "absence.reported", "away-1", other, ends="rejected"),
        _in_turn(weeks, 16, "availability.set", "receives-1", receives | {"availability": free}, source=PARTNER),
        _in_turn(weeks, 18, "absence.cancelled", "other-2", {"absence": "other"}),
        _in_turn(weeks, 17, "absence.reported", "other-1", other, ends="superseded"),
        _in_turn(weeks, 19, "absence.reported", "lost-1", other | {"absence": "lost"}, ends="rejected", basin="99"),
        _in_turn(weeks, 20, "slot.cancelled", "visit-2", slot, source=PARTNER),
        _in_turn(weeks, 21, "closure.lifted", "shut-2", shut),
        _in_turn(weeks, 22, "absence.cancelled", "away-3", {"absence": "away"}),
        _in_turn(weeks, 23, "absence.reported", "last-1", away(weeks, "last", "b2", "mon 08:00", "mon 18:00")),
    ]


_BY = {"requested_by": "manager"}


def told(
    time: datetime,
    short: str,
    name: str,
    data: dict[str, Any],
    *,
    source: str = SOURCE,
    ends: str = "applied",
    basin: str = BASIN,
) -> Told:
    """An event of a type, under an id."""
    kind = full_name(short)
    event = {
        "specversion": "1.0",
        "id": name,
        "source": source,
        "type": kind,
        "subject": name,
        "time": time.isoformat(),
        "basin": basin,
        "data": data,
    }
    return Told(TYPES[kind].topic, json.dumps(event).encode(), (source, name), ends)


def _in_turn(weeks: Weeks, second: int, short: str, name: str, data: dict[str, Any], **more: str) -> Told:
    return told(weeks.began + timedelta(seconds=second), short, name, data, **more)


def _again(before: Told) -> Told:
    return Told(before.topic, before.value, before.id, "duplicate")


def away(weeks: Weeks, absence: str, agent: str, start: str = "mon 08:00", end: str = "mon 12:00") -> dict[str, Any]:
    """What an absence carries; times are those of the first week."""
    return {"absence": absence, "agent": agent, **span(weeks, start, end)}


def span(weeks: Weeks, start: str, end: str) -> dict[str, Any]:
    """From when to when."""
    return {"start": at(start, weeks.first).isoformat(), "end": at(end, weeks.first).isoformat()}
