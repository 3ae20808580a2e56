"""An example of each type, as the reference and the AsyncAPI document show it and tests read it."""

from collections.abc import Mapping
from typing import Any

from schemas.envelope import OWN_SOURCE
from schemas.events.topic import EventType

Example = Mapping[str, Any]

_SLOT = {
    "slot": "237-morestel/caf/r-caf-1/2026-12-03T09:30:00+01:00",
    "site": "237-morestel",
    "partner": "caf",
    "referent": "r-caf-1",
    "start": "2026-12-03T09:30:00+01:00",
    "end": "2026-12-03T10:15:00+01:00",
    "modality": "video",
}
_OTHER = {
    **_SLOT,
    "slot": "237-morestel/caf/r-caf-1/2026-12-03T11:00:00+01:00",
    "start": "2026-12-03T11:00:00+01:00",
    "end": "2026-12-03T11:45:00+01:00",
}
_OFFERED = {**_SLOT, "booking": None, "revision": 3, "sequence": 1}
_TAKEN = {**_OFFERED, "booking": "caf-7f31", "sequence": 2}
_MOVED = {
    **_TAKEN,
    **{key: _OTHER[key] for key in ("start", "end")},
    "revision": 4,
    "sequence": 3,
    "previous": {key: _SLOT[key] for key in ("start", "end")},
}
_ABSENCE = {
    "absence": "abs-2026-118",
    "agent": "a-002",
    "start": "2026-12-01T00:00:00+01:00",
    "end": "2026-12-03T00:00:00+01:00",
}
_CLOSURE = {
    "closure": "works-12",
    "site": "237-morestel",
    "start": "2026-12-04T12:00:00+01:00",
    "end": "2026-12-05T00:00:00+01:00",
}
_CASE = {"case": "case-40a1", "site": "237-morestel", "partner": "caf"}
_DECISION = {"week": "2026-W49", "revision": 3, "by": "account-17"}
_BOOKED = {"slot": _SLOT["slot"], "booking": "caf-7f31"}
_SHIFT = {
    "agent": "a-002",
    "site": "237-morestel",
    "start": "2026-12-01T08:30:00+01:00",
    "end": "2026-12-01T12:00:00+01:00",
}
_INSTEAD = {**_SHIFT, "agent": "a-003"}
_CHANGES = [
    {
        "agent": "a-003",
        "date": "2026-12-01",
        "before": [],
        "after": [_INSTEAD],
        "notice_hours": 118,
        "exempt": False,
    }
]
_REVISION = {
    "roster": {
        "format": "binome.roster/1",
        "basin": "38",
        "week": "2026-W49",
        "status": "feasible",
        "shifts": [_INSTEAD],
        "openings": [],
        "appointments": [],
        "guarantees": [],
        "objective": [],
        "components": [],
        "changes": _CHANGES,
        "alternatives": [],
        "explanations": [],
        "solve": None,
    },
    "revision": 4,
    "supersedes": 3,
    "version": 12,
    "changes": _CHANGES,
    "truncated": False,
}
_ALERT: dict[str, Any] = {
    "alert": "5b2dd2a5-5d53-5b44-9d2c-6b7e8f0f3c11",
    "kind": "label_short",
    "site": "237-morestel",
    "week": "2026-W49",
    "from": "2026-12-01T14:00:00+01:00",
    "to": "2026-12-01T17:00:00+01:00",
    "text": "Il manque 180 minutes d’ouverture à Morestel : {agent:a-002} est absent.",
    "remedies": [
        {
            "kind": "remedy",
            "site": "237-morestel",
            "action": "borrow_agent",
            "agents": ["a-007"],
            "cost": 3,
            "text": "Faire venir {agent:a-007} le mardi après-midi.",
            "met": True,
            "open_minutes": 1440,
        }
    ],
}
_REJECTED = {
    "topic": "binome.absences",
    "partition": 7,
    "offset": 4211,
    "event": '{"basin":"38","data":{"absence":"abs-2026-119","agent":"a-004"}}',
    "size": 112,
    "sha256": "9f2b5c1e7a3d4f60819a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f70",
    "faults": [{"where": "/data/start", "what": "found nothing; expected an instant with its offset"}],
}

DATA: dict[str, tuple[str, Example]] = {
    "absence.reported": ("abs-2026-118", _ABSENCE),
    "absence.changed": ("abs-2026-118", {**_ABSENCE, "end": "2026-12-04T00:00:00+01:00"}),
    "absence.cancelled": ("abs-2026-118", {"absence": "abs-2026-118"}),
    "roster.requested": (
        "38/2026-W49",
        {
            "request": "req-88",
            "week": "2026-W49",
            "sites": ["237-morestel"],
            "pins": [_SHIFT],
            "requested_by": "account-17",
        },
    ),
    "roster.publish_requested": ("38/2026-W49", _DECISION),
    "roster.rejected": ("38/2026-W49", _DECISION),
    "availability.set": (
        "r-caf-1",
        {
            "referent": "r-caf-1",
            "window": {"start": "2026-11-30T00:00:00+01:00", "end": "2026-12-07T00:00:00+01:00"},
            "availability": [{"start": "2026-12-03T09:00:00+01:00", "end": "2026-12-03T12:00:00+01:00"}],
        },
    ),
    "slot.booked": (_SLOT["slot"], _BOOKED),
    "slot.cancelled": (_SLOT["slot"], _BOOKED),
    "slot.move_answered": (_SLOT["slot"], {**_BOOKED, "accepted": True}),
    "closure.set": ("works-12", _CLOSURE),
    "closure.lifted": ("works-12", _CLOSURE),
    "case.opened": ("case-40a1", {**_CASE, "deadline": "2026-12-10T12:00:00+01:00"}),
    "case.answered": ("case-40a1", _CASE),
    "case.cancelled": ("case-40a1", _CASE),
    "week.stale": ("38/2026-W49", {"week": "2026-W49", "version": 12}),
    "roster.proposed": ("38/2026-W49", _REVISION),
    "roster.published": ("38/2026-W49", _REVISION),
    "roster.agent_changed": (
        "a-003",
        {"agent": "a-003", "week": "2026-W49", "revision": 4, "before": [], "after": [_INSTEAD]},
    ),
    "slot.offered": (_SLOT["slot"], _OFFERED),
    "slot.confirmed": (_SLOT["slot"], _TAKEN),
    "slot.move_proposed": (_SLOT["slot"], _MOVED),
    "slot.moved": (_SLOT["slot"], _MOVED),
    "slot.withdrawn": (
        _SLOT["slot"],
        {**_TAKEN, "sequence": 3, "reason": "unavailable", "alternatives": [_OTHER]},
    ),
    "booking.refused": (_SLOT["slot"], {**_BOOKED, "reason": "taken", "alternatives": [_OTHER]}),
    "alert.raised": (_ALERT["alert"], _ALERT),
    "alert.cleared": (_ALERT["alert"], _ALERT),
    "event.rejected": ("binome.absences/7/4211", _REJECTED),
}
"""Subject and data of each type's example, by its short name."""


def example(kind: EventType) -> dict[str, Any]:
    """An event of a type as it stands on the bus; one of ours with what led to it."""
    subject, data = DATA[kind.short]
    ours = kind.direction != "in"
    cause = {"cause": ["hr-000481"], "cause_count": 1} if ours else {}
    return {
        "specversion": "1.0",
        "id": f"example-{list(DATA).index(kind.short) + 1}",
        "source": OWN_SOURCE if ours else "/hr/isere",
        "type": kind.name,
        "subject": subject,
        "time": "2026-11-26T09:58:12.120Z",
        "basin": "38",
        "data": {**data, **cause},
    }
