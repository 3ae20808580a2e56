"""Bytes of calendars: lines, texts, instants and dates, as a strict reader takes them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.feeds.text import MOST_LETTERS, harmless, on_one_line
from planner.feeds.writing import written
from tests.feeds.calendars import MONDAY, a_calendar, an_event, events_in, only, read

PARIS = ZoneInfo("Europe/Paris")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.text(
    st.sampled_from(list('\\;,:"\r\n\t \x00\x0b\x85\u2028é👩🏽‍🚒a=^')), max_size=80
)


@given(TEXTS, TEXTS, TEXTS)
def test_no_text_becomes_anything_but_a_text(summary: str, description: str, place: str) -> None:
    """Whatever people wrote, it is read as one value of one property, and no line is longer than 75 octets."""
    data = written(a_calendar(an_event(summary=summary, description=description, location=place), name=summary))
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert [line.decode() for line in data.split(b"\r\n")], "each line is whole UTF-8"
    (event,) = events_in(data).values()
    assert str(event.get("SUMMARY", "")) == on_one_line(summary)
    assert str(event.get("DESCRIPTION", "")) == harmless(description)
    assert str(event.get("LOCATION", "")) == on_one_line(place)
    assert len(read(data).walk()) == 2


def test_a_name_cannot_bring_in_a_property() -> None:
    """Nor end the event, whichever sign it takes for the end of a line."""
    for sign in ("\n", "\r", "\r\n", "\u2028", "\x85", "\x0b", "\\n"):
        evil = f"Morestel{sign}ATTACH:https://evil.example{sign}END:VEVENT"
        event = only(an_event(summary=evil, location=evil, description=evil))
        assert "ATTACH" not in event
        assert str(event["LOCATION"]).startswith("Morestel")


def test_a_long_text_is_whole_and_a_longer_one_says_that_it_is_not() -> None:
    """5,000 letters of four octets each are read again as they are."""
    text = "👩" * MOST_LETTERS
    assert str(only(an_event(description=text))["DESCRIPTION"]) == text
    assert str(only(an_event(description=f"{text}x"))["DESCRIPTION"]) == f"{text[:-1]}…"


@pytest.mark.parametrize("letter", ["a", "é", "€", "👩"])
def test_a_line_has_seventy_five_octets_and_no_half_character(letter: str) -> None:
    """As many as there is room for, the blank that continues a line counted."""
    lines = written(a_calendar(an_event(description=letter * 500))).split(b"\r\n")
    folded = [line for line in lines if line.startswith((b"DESCRIPTION:", b" "))]
    assert {len(line.decode().encode()) for line in folded[:-1]} <= set(range(76 - len(letter.encode()), 76))
    assert len(folded) > 6


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("a\u2029b", "a\nb"),
        ("a\u2028b\x85c", "a\nb\nc"),
        ("a\r\nb\rc\x0bd", "a\nb\nc\nd"),
        ("a\x00b\x07\x7fc", "abc"),
        ("a\tb", "a\tb"),
    ],
)
def test_what_ends_a_line_anywhere_ends_one_here_and_other_signs_go(text: str, read_as: str) -> None:
    """Before it is escaped, so that nothing is left to be taken for an end of a line."""
    assert harmless(text) == read_as
    assert on_one_line(text) == " ".join(read_as.split())


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(PARIS), allow_imaginary=False))  # noqa: DTZ001 - the zone is beside
def test_an_instant_is_read_as_the_instant_that_it_was(start: datetime) -> None:
    """Also in the hour that comes twice."""
    start = start.replace(microsecond=0)
    event = only(an_event(start=start, end=start + timedelta(hours=1)))
    assert isinstance(event.start, datetime)
    assert event.start.timestamp() == start.timestamp()


def test_the_night_of_the_clocks() -> None:
    """From 1:00 to 4:00 local it is four hours in October, and two in March."""
    for day, hours in ((date(2026, 10, 25), 4), (date(2026, 3, 29), 2)):
        start = datetime(day.year, day.month, day.day, 1, tzinfo=PARIS)
        event = only(an_event(start=start, end=start.replace(hour=4)))
        assert (event.end - event.start) == timedelta(hours=hours)


def test_whole_days_are_told_by_dates() -> None:
    """The end is the first date after it, also of one day, also over the night of the clocks, also over the year."""
    for first, last in (
        (date(2026, 12, 1), date(2026, 12, 2)),
        (date(2026, 10, 24), date(2026, 10, 27)),
        (date(2026, 12, 28), date(2027, 1, 4)),
    ):
        event = only(an_event(start=first, end=last))
        assert (event.start, event.end) == (first, last)
        assert isinstance(event.start, date)


def test_week_53_goes_over_the_end_of_the_year() -> None:
    """Its Friday is the first of January."""
    friday = datetime.fromisocalendar(2026, 53, 5).replace(hour=9, tzinfo=PARIS)
    assert only(an_event(start=friday, end=friday + timedelta(hours=3))).start == friday
    assert friday.date() == date(2027, 1, 1)


def test_a_time_without_offset_is_refused() -> None:
    """`ics` would take it for UTC without a word."""
    naive = MONDAY.replace(tzinfo=None)
    with pytest.raises(ValueError, match="no offset"):
        written(a_calendar(an_event(start=naive, end=naive + timedelta(hours=1))))


def test_the_same_events_are_the_same_bytes_in_whatever_order() -> None:
    """By their start, then by their UIDs."""
    events = [
        an_event(f"{n}@binome", start=MONDAY + timedelta(hours=n % 3), end=MONDAY + timedelta(hours=9))
        for n in range(7)
    ]
    assert written(a_calendar(*events)) == written(a_calendar(*reversed(events)))
    found = [(each.start, str(each["UID"])) for each in events_in(written(a_calendar(*events))).values()]
    assert found == sorted(found)


def test_properties_of_the_calendar_stand_before_its_events() -> None:
    """Version and product first, the way of asking again, and no METHOD after an event."""
    head, *_ = written(a_calendar(an_event(), name="Mon, planning")).partition(b"BEGIN:VEVENT")
    lines = head.decode().split("\r\n")
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Binome//Binome 1//FR"]
    assert {
        "METHOD:PUBLISH",
        "CALSCALE:GREGORIAN",
        "NAME:Mon\\, planning",
        "X-WR-CALNAME:Mon\\, planning",
        "X-WR-TIMEZONE:Europe/Paris",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    } <= set(lines)


def test_an_empty_calendar_can_be_read() -> None:
    """Nothing published yet is no fault."""
    assert read(written(a_calendar())).events == []


def test_every_event_says_when_it_was_made_and_changed() -> None:
    """DTSTAMP is there although `ics` writes it only by accident; it does not change with the hour of reading."""
    event = only(an_event(sequence=3, made_at=MONDAY - timedelta(days=3), last_modified=MONDAY))
    assert (event.DTSTAMP, event.LAST_MODIFIED, event.sequence) == (MONDAY, MONDAY, 3)
    assert event["CREATED"].dt == MONDAY - timedelta(days=3)  # type: ignore[union-attr]  # an instant
