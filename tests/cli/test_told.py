"""Who was told what, as lines: the last word on each thing, by name, and nobody who was not told."""

from datetime import UTC, datetime

from planner.cli.told import told_lines
from planner.services.record.told_because import Told
from planner.show.names import Names
from schemas.events.alerts import AlertCleared, AlertRaised
from schemas.events.data import EventData
from schemas.events.partner_slots import SlotMoved, SlotOffered, SlotWithdrawn
from schemas.events.roster_changes import RosterAgentChanged
from schemas.ids import AgentId, PartnerId, SiteId
from tests.builders import at

NAMES = Names(
    sites={SiteId("s1"): "France Services Morestel"},
    agents={AgentId("a1"): "Mehdi N.", AgentId("a2"): "Jules H"},
    partners={PartnerId("caf"): "CAF"},
)


def lines(*what: EventData) -> list[str]:
    """What is said of events, in the order in which they were told."""
    told = [Told(each, datetime(2026, 11, 25, tzinfo=UTC), sent=True) for each in what]
    return [line.replace("\u00a0", " ") for line in told_lines(told, NAMES)]


def slot(shape: type[EventData], start: str = "tue 09:00", end: str = "tue 09:30", **fields: object) -> EventData:
    """One of s1 with the CAF."""
    named = {"slot": "k1", "site": "s1", "partner": "caf", "referent": "r1", "modality": "video"}
    stated = {"booking": None, "revision": 2, "sequence": 2, "start": at(start), "end": at(end)}
    return shape.model_validate(named | stated | fields)


def alert(shape: type[EventData], text: str = "{agent:a1} n’est pas là.") -> EventData:
    """Of an absence that comes late."""
    named = {"alert": "x", "kind": "late_absence", "site": "s1", "week": "2026-W49", "from": None, "to": None}
    return shape.model_validate(named | {"text": text, "remedies": ()})


def test_nobody_was_told() -> None:
    """No line."""
    assert lines() == []


def test_each_agent_is_named_once() -> None:
    """Whatever was told, it was of their own shifts."""
    changed = [
        RosterAgentChanged(agent=AgentId(key), week="2026-W49", revision=2, before=(), after=()) for key in ("a2", "a1")
    ]
    assert lines(*changed, changed[0]) == ["Agents, chacun pour ses seules présences : Jules H et Mehdi N."]


def test_a_slot_is_told_by_its_last_word() -> None:
    """What was withdrawn and is on offer again says both; a booking that goes is no mere slot."""
    gone, back = slot(SlotWithdrawn, reason="unavailable", alternatives=()), slot(SlotOffered)
    when = "mardi 1er décembre, 9 h 00 – 9 h 30."
    assert lines(gone) == [f"CAF, Morestel : créneau retiré, {when}"]
    assert lines(back) == [f"CAF, Morestel : créneau proposé, {when}"]
    assert lines(gone, back) == [f"CAF, Morestel : créneau retiré, puis proposé de nouveau, {when}"]
    taken = slot(SlotWithdrawn, reason="unavailable", alternatives=(), booking="b1")
    assert lines(taken) == [f"CAF, Morestel : rendez-vous retiré, {when}"]


def test_what_moved_is_told_with_where_it_stood() -> None:
    """From when to when."""
    moved = slot(
        SlotMoved, "wed 10:00", "wed 10:30", booking="b1", previous={"start": at("tue 09:00"), "end": at("tue 09:30")}
    )
    then, now = "mardi 1er décembre, 9 h 00 – 9 h 30", "mercredi 2 décembre, 10 h 00 – 10 h 30"
    assert lines(moved) == [f"CAF, Morestel : rendez-vous déplacé, {then} → {now}."]


def test_what_went_to_a_near_site_is_told_with_the_site_that_it_left() -> None:
    """Its own time or another, as it may be."""
    was = {"start": at("tue 09:00"), "end": at("tue 09:30")}
    moved = slot(SlotMoved, booking="b1", previous=was, previous_site="s9")
    when = "mardi 1er décembre, 9 h 00 – 9 h 30"
    assert lines(moved) == [f"CAF, Morestel : rendez-vous déplacé, {when} à s9 → {when}."]


def test_an_alert_that_came_and_went_has_gone() -> None:
    """With names where the bus has ids."""
    assert lines(alert(AlertRaised)) == ["Alerte : Mehdi N. n’est pas là."]
    assert lines(alert(AlertRaised), alert(AlertCleared)) == ["Alerte terminée : Mehdi N. n’est pas là."]
