"""calendars: events and calendars as tests speak of them, and what a strict reader finds in bytes."""

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar

from planner.feeds.event import Event, FeedCalendar
from planner.feeds.writing import written

MONDAY = datetime(2026, 11, 30, 7, 30, tzinfo=UTC)
"""Half past eight in Paris."""


def an_event(uid: str = "1@binome", **fields: object) -> Event:
    """A morning on Monday, otherwise where that is said."""
    usual: dict[str, Any] = {
        "start": MONDAY,
        "end": MONDAY + timedelta(hours=4),
        "summary": "Présence – Morestel",
        "sequence": 0,
        "made_at": MONDAY - timedelta(days=20),
        "last_modified": MONDAY - timedelta(days=20),
    }
    return Event(uid, **{**usual, **fields})


def a_calendar(*events: Event, **fields: object) -> FeedCalendar:
    """A calendar of these events."""
    usual: dict[str, Any] = {"name": "Mon planning", "timezone": "Europe/Paris", "events": events}
    return FeedCalendar(**{**usual, **fields})


def read(data: bytes) -> icalendar.Calendar:
    """The calendar that a strict reader finds; it fails on what it would have to mend."""
    found = icalendar.Calendar.from_ical(data)
    assert isinstance(found, icalendar.Calendar)
    for component in found.walk():
        assert component.errors == [], component.errors
    return found


def events_in(data: bytes) -> dict[str, icalendar.Event]:
    """Events by their UIDs, none of which stands there twice."""
    found = read(data).events
    by_uid = {str(event["UID"]): event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def only(event: Event) -> icalendar.Event:
    """One event, written and read again."""
    (found,) = events_in(written(a_calendar(event))).values()
    return found


def called(event: icalendar.Event) -> str:
    """What it is called."""
    return str(event["SUMMARY"])


def told(event: icalendar.Event) -> str:
    """What is said of it."""
    return str(event["DESCRIPTION"])
