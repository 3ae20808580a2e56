"""Spans of events: they end after they begin, by the time that goes by."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from schemas.events.data import Span

PARIS = ZoneInfo("Europe/Paris")


def test_a_span_is_held_against_time_and_not_against_the_clock_on_the_wall() -> None:
    """In spring half past two and half past three are one instant; in autumn the wall goes back."""
    with pytest.raises(ValidationError, match="an end after the start"):
        Span(start=datetime(2027, 3, 28, 2, 30, tzinfo=PARIS), end=datetime(2027, 3, 28, 3, 30, tzinfo=PARIS))
    start, end = datetime(2027, 10, 31, 2, 45, tzinfo=PARIS), datetime(2027, 10, 31, 2, 15, fold=1, tzinfo=PARIS)
    assert Span(start=start, end=end).end.astimezone(UTC) > start.astimezone(UTC)


def test_of_an_empty_span_with_offsets_the_end_is_at_fault() -> None:
    """As it comes on the bus and over HTTP."""
    text = '{"start": "2027-03-28T02:30:00+01:00", "end": "2027-03-28T03:30:00+02:00"}'
    with pytest.raises(ValidationError, match="an end after the start"):
        Span.model_validate_json(text)
