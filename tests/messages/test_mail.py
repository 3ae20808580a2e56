"""A message as its reader's programs take it: text, and each change as an invitation of its own."""

from datetime import UTC, datetime
from email.message import EmailMessage

import icalendar
import pytest

from planner.messages.mail import Addressed, mail_of
from planner.services.feeds.read_feed import Contents, Opened, Place
from planner.services.messages.what_changed import Changed, Known, known_of
from schemas.tables.seat import SeatRow
from tests.feeds.calendars import read
from tests.messages.post_office import read as read_message
from tests.messages.post_office import text_of
from tests.wall import WEEK, ZONE, at

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
STOP = "https://binome.example/messages/stop/secret"
NOW_SO = "mardi 1er décembre, 8 h 30 – 12 h 00, Morestel."
OLD = Known(at("tue 09:00"), at("tue 12:00"), "s1")


def a_seat(uid: str = "u1@binome", kind: str = "shift", *, gone: bool = False) -> SeatRow:
    """Of a1, on Tuesday from half past eight; it changed four times."""
    return SeatRow(
        uid=uid,
        basin="38",
        kind=kind,
        holder="a1",
        site="s1",
        week=WEEK,
        ordinal=1,
        start=at("tue 08:30"),
        end=at("tue 12:00"),
        detail={"partner": "caf"} if kind == "appointment" else {},
        sequence=4,
        made_at=NOW,
        last_modified=NOW,
        cancelled_at=NOW if gone else None,
    )


def changed(seat: SeatRow, before: Known | None = OLD) -> Changed:
    return Changed(seat, before, known_of(seat))


def mailed(*changes: Changed, place: str = "Morestel", reader: str = "a1@example.fr", stop: str = STOP) -> EmailMessage:
    """The message, written and read again by a strict reader."""
    opened = Opened("", "agent", "a1", "38", ZONE, 0)
    contents = Contents(opened, NOW, places={"s1": Place(place, (45.6, 5.4))}, partners={"caf": "CAF"})
    made = mail_of(changes, contents, Addressed("planning@binome.example", reader, 7, stop), NOW)
    return read_message(made.as_bytes())


def invitations(message: EmailMessage) -> list[tuple[str, icalendar.Calendar]]:
    """The method that each part says it has, and its calendar as a strict reader finds it."""
    parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    return [(str(part.get_param("method")), read(part.get_payload(decode=True))) for part in parts]  # type: ignore[arg-type]  # bytes


def test_one_change_is_said_in_two_ways() -> None:
    """As Outlook and Gmail take an invitation: the calendar is the last alternative, in UTF-8, with its method."""
    message = mailed(changed(a_seat()))
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/calendar"]
    part = list(message.iter_parts())[-1]
    assert (part.get_param("method"), part.get_content_charset()) == ("REQUEST", "utf-8")


def test_several_changes_are_attached_one_by_one() -> None:
    """An iTIP object is about one UID (RFC 5546)."""
    gone = changed(a_seat("u2@binome", gone=True))
    message = mailed(changed(a_seat()), gone)
    assert message.get_content_type() == "multipart/mixed"
    assert [part.get_filename() for part in message.iter_attachments()] == ["changement-1.ics", "changement-2.ics"]
    found = invitations(message)
    assert [method for method, _ in found] == ["REQUEST", "CANCEL"]
    for method, calendar in found:
        assert (calendar["METHOD"], len(calendar.events)) == (method, 1)


def test_an_invitation_is_what_the_feed_says_and_who_invites_whom() -> None:
    """UID and SEQUENCE of the seat, one organizer, one attendee who need not answer."""
    ((_, calendar),) = invitations(mailed(changed(a_seat())))
    (event,) = calendar.events
    assert (event["UID"], event.sequence, event.start) == ("u1@binome", 4, at("tue 08:30"))
    assert str(event["ORGANIZER"]) == "mailto:planning@binome.example"
    assert str(event["ATTENDEE"]) == "mailto:a1@example.fr"
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"
    assert "REFRESH-INTERVAL" not in calendar
    assert {"DTSTAMP", "SUMMARY", "DTEND"} <= set(event)


def test_what_went_is_called_off() -> None:
    ((method, calendar),) = invitations(mailed(changed(a_seat(gone=True))))
    (event,) = calendar.events
    assert (method, calendar["METHOD"], event["STATUS"], event.sequence) == ("CANCEL", "CANCEL", "CANCELLED", 4)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            changed(a_seat()),
            f"Présence changée : mardi 1er décembre, 9 h 00 – 12 h 00, Morestel → {NOW_SO}",
        ),
        (changed(a_seat(), None), f"Nouvelle présence : {NOW_SO}"),
        (changed(a_seat(gone=True)), "Présence annulée : mardi 1er décembre, 9 h 00 – 12 h 00, Morestel."),
        (
            changed(a_seat(kind="appointment"), None),
            f"Nouveau rendez-vous (CAF) : {NOW_SO}",
        ),
    ],
)
def test_the_text_says_what_was_and_what_is(change: Changed, line: str) -> None:
    """With day, hours and site."""
    assert f"- {line}" in text_of(mailed(change)).splitlines()


def test_the_text_and_a_header_say_how_to_get_no_more() -> None:
    message = mailed(changed(a_seat()))
    assert STOP in text_of(message)
    assert (message["List-Unsubscribe"], message["List-Unsubscribe-Post"]) == (
        f"<{STOP}>",
        "List-Unsubscribe=One-Click",
    )
    assert mailed(changed(a_seat()), stop="http://x/messages/stop/s")["List-Unsubscribe-Post"] is None


def test_an_address_of_any_length_is_in_its_header_as_it_is() -> None:
    """Programs look for it between `<` and `>` (RFC 2369): an encoded word they would not know for one."""
    long = f"https://binome.example/messages/stop/{'s' * 200}"
    sent = changed(a_seat())
    opened = Opened("", "agent", "a1", "38", ZONE, 0)
    contents = Contents(opened, NOW, places={"s1": Place("Morestel", None)})
    made = mail_of([sent], contents, Addressed("planning@binome.example", "a1@example.fr", 7, long), NOW)
    assert f"\r\nList-Unsubscribe: <{long}>\r\n".encode() in made.as_bytes()


def test_the_headers_say_no_more_than_the_day() -> None:
    """The subject may be read over a shoulder; a machine wrote it, and it is the same message when it is sent again."""
    message = mailed(changed(a_seat()))
    assert message["Subject"] == "Votre planning du mardi 1er décembre"
    assert (message["To"], message["From"]) == ("a1@example.fr", "planning@binome.example")
    assert (message["Message-ID"], message["Auto-Submitted"]) == ("<binome-7@binome.example>", "auto-generated")


@pytest.mark.parametrize(
    "evil", ["Morestel\r\nBcc: all@example.fr", "Morestel\nATTENDEE:mailto:x@example.fr", "\u2028x"]
)
def test_no_name_and_no_address_brings_in_a_header(evil: str) -> None:
    """Names are made harmless; an address that is none never gets through the library."""
    message = mailed(changed(a_seat()), place=evil)
    assert message["Bcc"] is None
    ((_, calendar),) = invitations(message)
    assert str(calendar.events[0]["ATTENDEE"]) == "mailto:a1@example.fr"
    if "\n" in evil:
        with pytest.raises(ValueError, match=r"linefeed|newline|header"):
            mailed(changed(a_seat()), reader=f"a1@example.fr{evil}")
