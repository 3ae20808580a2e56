"""notices: what a stream tells of a message of the outbox: which thing changed and how, with ids alone.

Whoever wants to know more asks for the thing. No name, no text, no reason, no booking.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from events.codec import decode
from events.text import CONTENT_TYPE
from planner.web.access.places import Place
from planner.web.access.rights import Right
from schemas.envelope import Envelope
from schemas.events.alerts import AlertCleared, AlertRaised
from schemas.events.data import EventData
from schemas.events.partner_slots import SlotConfirmed, SlotMoved, SlotMoveProposed, SlotOffered, SlotWithdrawn
from schemas.events.planning import WeekStale
from schemas.events.roster_changes import RosterAgentChanged
from schemas.events.rosters import RosterProposed, RosterPublished
from schemas.tables.outbox import OutboxRow

TOPICS = ("binome.rosters", "binome.roster-changes", "binome.partner-slots", "binome.alerts", "binome.planning")
"""What is told of."""
_PROPOSED = "/proposed"

Data = Mapping[str, object]


@dataclass(frozen=True)
class Notice:
    """One thing that happened."""

    id: int
    """Grows with every one of its basin."""
    event: str
    """What, as the bus calls it, without prefix and version."""
    right: Right
    """Who may read this may know of it."""
    place: Place
    """Where it happened."""
    data: Data


def notice_of(row: OutboxRow) -> Notice | None:
    """What is told of a message; None where that is nothing."""
    number, basin = row.id or 0, row.basin or ""
    if row.value is None:
        return _taken_away(number, basin, row)
    event = decode(row.value, {"content-type": CONTENT_TYPE}, row.topic)
    tell = _TOLD.get(type(event.data)) if isinstance(event, Envelope) else None
    if tell is None or not isinstance(event, Envelope):
        return None
    right, place, data = tell(basin, event.data)
    return Notice(number, event.type.removeprefix("binome.").rpartition(".")[0], right, place, data)


def _taken_away(number: int, basin: str, row: OutboxRow) -> Notice | None:
    """A proposal that is none any more: it was published, put aside, or another one follows."""
    key = row.key or ""
    if row.topic != "binome.rosters" or not key.endswith(_PROPOSED):
        return None
    week = key.removesuffix(_PROPOSED).rpartition("/")[2]
    return Notice(number, "proposal.gone", "proposals.read", Place(basin, whole=True), {"week": week})


def _published(basin: str, data: Any) -> tuple[Right, Place, Data]:  # noqa: ANN401 - of the kind that it stands for below
    return "openings.read", Place(basin, whole=True), {"week": data.roster.week, "revision": data.revision}


def _proposed(basin: str, data: Any) -> tuple[Right, Place, Data]:  # noqa: ANN401
    return "proposals.read", Place(basin, whole=True), {"week": data.roster.week, "revision": data.revision}


def _stale(basin: str, data: Any) -> tuple[Right, Place, Data]:  # noqa: ANN401
    return "proposals.read", Place(basin, whole=True), {"week": data.week, "version": data.version}


def _agent_changed(basin: str, data: Any) -> tuple[Right, Place, Data]:  # noqa: ANN401
    """A colleague's changed day says who was away: who may know of the one may know of the other."""
    sites = frozenset(str(shift.site) for shift in (*data.before, *data.after))
    told = {"agent": data.agent, "week": data.week, "revision": data.revision}
    return "absences.read", Place(basin, sites, data.agent), told


def _alert(basin: str, data: Any) -> tuple[Right, Place, Data]:  # noqa: ANN401
    sites = frozenset() if data.site is None else frozenset({str(data.site)})
    told = {"alert": data.alert, "kind": data.kind, "site": data.site, "week": data.week}
    return "proposals.read", Place(basin, sites), told


def _slot(basin: str, data: Any) -> tuple[Right, Place, Data]:  # noqa: ANN401
    told = {
        "slot": data.slot,
        "site": data.site,
        "partner": data.partner,
        "start": data.start.isoformat(),
        "end": data.end.isoformat(),
    }
    return "slots.read", Place(basin, frozenset({str(data.site)}), partner=data.partner), told


_TOLD: Mapping[type[EventData], Callable[[str, Any], tuple[Right, Place, Data]]] = {
    RosterPublished: _published,
    RosterProposed: _proposed,
    RosterAgentChanged: _agent_changed,
    WeekStale: _stale,
    AlertRaised: _alert,
    AlertCleared: _alert,
    **dict.fromkeys((SlotOffered, SlotConfirmed, SlotMoveProposed, SlotMoved, SlotWithdrawn), _slot),
}
