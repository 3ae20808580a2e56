"""mail: a message of e-mail as bytes of RFC 5322, with each change as an invitation of its own (RFC 5546, RFC 6047).

An iTIP object is about one UID. Of one change, text and invitation are two ways of saying the same, as Outlook and
Gmail expect it; of several, each is attached. Headers are set one by one by a library that refuses line breaks in them.
"""

import email.policy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.utils import format_datetime

from planner.feeds.composed import event_of
from planner.feeds.event import FeedCalendar, Method
from planner.feeds.writing import written
from planner.messages.told import subject, text
from planner.services.feeds.read_feed import Contents
from planner.services.messages.what_changed import Changed

CHARSET = "utf-8"
_HEADERS = HeaderRegistry()
_POLICY = email.policy.SMTP.clone(header_factory=_HEADERS)


class _AsItIs(UnstructuredHeader, BaseHeader):
    """A header of one word of ASCII: the library would make another word of it where it is long (RFC 2047)."""

    def fold(self, *, policy: email.policy.Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


_HEADERS.map_to_type("list-unsubscribe", _AsItIs)


@dataclass(frozen=True)
class Addressed:
    """Who writes to whom."""

    sender: str
    """Address of Binôme; it invites."""
    reader: str
    """Address of whose changes these are; it is invited."""
    number: int
    """Number of the message; sent again it is the same message."""
    stop: str
    """Address at which the reader says that these are enough."""


def mail_of(changes: Sequence[Changed], contents: Contents, addressed: Addressed, now: datetime) -> EmailMessage:
    """The message that tells somebody of some changes; at least one."""
    message = _headed(addressed, subject(changes, contents.opened.timezone), now)
    message.set_content(text(changes, contents, addressed.stop), charset=CHARSET, cte="quoted-printable")
    invitations = list(_invitations(changes, contents, addressed))
    if len(invitations) == 1:
        ((method, body),) = invitations
        message.add_alternative(body, subtype="calendar", charset=CHARSET, cte="base64", params={"method": method})
        return message
    for number, (method, body) in enumerate(invitations, 1):
        message.add_attachment(
            body,
            subtype="calendar",
            charset=CHARSET,
            cte="base64",
            params={"method": method},
            filename=f"changement-{number}.ics",
        )
    return message


def _headed(addressed: Addressed, told: str, now: datetime) -> EmailMessage:
    message = EmailMessage(policy=_POLICY)
    message["From"], message["To"] = addressed.sender, addressed.reader
    message["Subject"] = told.replace("\u00a0", " ")
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<binome-{addressed.number}@{addressed.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["List-Unsubscribe"] = f"<{addressed.stop}>"
    if addressed.stop.startswith("https://"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058 wants it over TLS alone
    return message


def _invitations(changes: Sequence[Changed], contents: Contents, addressed: Addressed) -> Iterator[tuple[Method, str]]:
    """What each change is in a calendar: an event that stands, or one that was called off."""
    for change in changes:
        method: Method = "CANCEL" if change.after is None else "REQUEST"
        told = FeedCalendar(
            name="",
            timezone=contents.opened.timezone,
            events=(event_of(change.seat, contents),),
            method=method,
            organizer=addressed.sender,
            attendee=addressed.reader,
        )
        yield method, written(told).decode()
