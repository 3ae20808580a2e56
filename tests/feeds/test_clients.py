"""What is known of clients, held to the bytes: Outlook, Google, Apple, Thunderbird."""

from datetime import date

from planner.feeds.writing import CONTENT_TYPE, written
from tests.feeds.calendars import a_calendar, an_event, only

GONE = an_event(cancelled=True, sequence=1)


def lines(data: bytes) -> list[str]:
    return data.decode().split("\r\n")


def test_outlook_takes_the_name_the_pace_and_what_is_free() -> None:
    """It reads X-WR-CALNAME, X-PUBLISHED-TTL and its own word for free and busy ([MS-OXCICAL] 2.1.3)."""
    busy, free = (lines(written(a_calendar(event))) for event in (an_event(), GONE))
    assert "X-MICROSOFT-CDO-BUSYSTATUS:BUSY" in busy
    assert "X-MICROSOFT-CDO-BUSYSTATUS:FREE" in free
    assert {"X-WR-CALNAME:Mon planning", "X-PUBLISHED-TTL:PT1H", "METHOD:PUBLISH"} <= set(busy)


def test_outlook_finds_no_recipient_and_no_alarm() -> None:
    """An event with attendees would be asked to answer; an alarm would ring at everybody's."""
    text = written(a_calendar(an_event(), GONE)).decode()
    assert not [word for word in ("ATTENDEE", "ORGANIZER", "VALARM") if word in text]


def test_google_sees_a_cancellation_although_it_does_not_show_it() -> None:
    """Subscribed calendars there leave a cancelled event out, or show it unmarked: so its title says so too."""
    event = only(GONE)
    assert (str(event["STATUS"]), str(event["SUMMARY"])) == ("CANCELLED", "Annulé : Présence – Morestel")
    assert str(event["TRANSP"]) == "TRANSPARENT"


def test_google_takes_the_zone_from_the_calendar_and_every_instant_in_utc() -> None:
    """A TZID without its VTIMEZONE would be read as UTC."""
    text = written(a_calendar(an_event())).decode()
    assert "X-WR-TIMEZONE:Europe/Paris" in text
    assert "TZID" not in text
    assert "DTSTART:20261130T073000Z" in text


def test_apple_takes_dates_for_whole_days_and_asks_again_as_told() -> None:
    """A whole day from midnight to midnight in UTC would lie over two days there."""
    text = written(a_calendar(an_event(start=date(2026, 12, 1), end=date(2026, 12, 2)))).decode()
    assert "DTSTART;VALUE=DATE:20261201" in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in text
    assert "T000000Z" not in text.partition("DTSTART")[2].partition("\r\n")[0]


def test_thunderbird_updates_an_event_by_its_uid_and_its_sequence() -> None:
    """It keeps the newer of two by SEQUENCE, then DTSTAMP: both rise with a change, neither with a reading."""
    before, after = only(an_event(sequence=1)), only(an_event(sequence=2, last_modified=an_event().start))
    assert before["UID"] == after["UID"]
    assert before.sequence < after.sequence
    assert before.DTSTAMP < after.DTSTAMP


def test_every_client_takes_the_type() -> None:
    """With its charset, and no parameter that one of them does not know."""
    assert CONTENT_TYPE == "text/calendar; charset=utf-8"
