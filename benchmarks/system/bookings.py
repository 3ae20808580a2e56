"""bookings: slots taken one at a time, from the partner's event to the confirmation."""

import time
from functools import partial
from pathlib import Path

from benchmarks.system.ground import Ground
from benchmarks.system.latency import Latencies
from benchmarks.system.networks import import_all
from benchmarks.system.outside import Heard, Listener, Sender
from benchmarks.system.process import Solves, running, usual
from benchmarks.system.processor import seconds_of
from schemas.events import TYPE_OF, full_name
from schemas.events.partner_slots import SlotOffered
from schemas.events.slot_bookings import SlotBooked
from schemas.ids import BookingId, SlotId
from schemas.problem import Problem

TOPIC = TYPE_OF[SlotOffered].topic
_PATIENCE = 20.0
_QUIET = 3.0
"""Seconds without a message after which the beginning is over."""


def confirmations(ground: Ground, problem: Problem, folder: Path, count: int) -> Latencies:
    """Take slots of a published week, each once the one before is confirmed."""
    import_all(ground, [problem])
    found: list[float] = []
    missing = 0
    with (
        running(ground, Solves("endless", str(folder)), usual(ground)) as processes,
        Sender(ground) as sender,
        Listener(ground, TOPIC) as listener,
    ):
        slots = _offered(listener)[:count]
        before = seconds_of(processes)
        for number, slot in enumerate(slots):
            data = SlotBooked(slot=slot, booking=BookingId(f"booking-{number}"))
            began = sender.send([sender.event(data, problem.basin, slot)])
            arrived = listener.first(partial(_confirms, slot), _PATIENCE)
            if arrived is None:
                missing += 1
            else:
                found.append(arrived - began)
        taken = seconds_of(processes) - before
    return Latencies(tuple(found), missing, taken)


def _confirms(slot: SlotId, heard: Heard) -> bool:
    return heard.type == full_name("slot.confirmed") and heard.subject == slot


def _offered(listener: Listener) -> list[SlotId]:
    """Slots on offer, once nothing more is said of the beginning."""
    found: dict[str, bool] = {}
    until = time.monotonic() + 10 * _QUIET
    while time.monotonic() < until:
        for heard in listener.poll():
            found[heard.subject] = heard.type == full_name("slot.offered")
            until = time.monotonic() + _QUIET
    return [SlotId(key) for key, is_free in sorted(found.items()) if is_free]
