"""feed_answers: what is answered to who asks for a calendar, made once for each calendar that is written."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from sqlmodel import Session
from starlette.types import Send

from planner.feeds.composed import composed
from planner.feeds.writing import CONTENT_TYPE, written
from planner.services.feeds.read_feed import Opened, contents_of

PRIVATE = {
    "cache-control": "private, no-cache",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}
PUBLIC = {"cache-control": "public, max-age=300", "x-content-type-options": "nosniff"}
_FILE = "binome.ics"
_LEVEL = 6
_UNCHANGED = 304
_TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """One answer, as it goes over the wire."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes = b""

    async def send(self, send: Send) -> None:
        """Give it; the server leaves out the body where it was not asked for."""
        await send({"type": "http.response.start", "status": self.status, "headers": list(self.headers)})
        await send({"type": "http.response.body", "body": self.body})


@dataclass(frozen=True)
class Kept:
    """A calendar as bytes, and what it was written from."""

    version: int
    day: datetime
    tag: str
    last_modified: datetime
    plain: Answer
    packed: Answer
    unchanged: Answer

    def answer(self, asked: Mapping[str, str]) -> Answer:
        """The calendar, packed where that is understood; or that it is as the reader has it."""
        if is_known(self.tag, asked) or ("if-none-match" not in asked and self._is_older(asked)):
            return self.unchanged
        return self.packed if "gzip" in asked.get("accept-encoding", "") else self.plain

    def _is_older(self, asked: Mapping[str, str]) -> bool:
        """Whether it is not newer than what the reader has, by the date that one gives."""
        try:
            since = parsedate_to_datetime(asked.get("if-modified-since", ""))
        except ValueError:
            return False
        return since.tzinfo is not None and self.last_modified <= since


def made(session: Session, opened: Opened, now: datetime, day: datetime) -> Kept:
    """The calendar as it is now; `day` is the midnight with which this day began."""
    calendar = composed(contents_of(session, opened, now))
    plain = written(calendar)
    packed = gzip.compress(plain, _LEVEL, mtime=0)
    tag = f'W/"{hashlib.sha256(plain).hexdigest()[:32]}"'
    # what leaves the window when a day begins has changed nothing but the calendar
    changed = max((event.last_modified for event in calendar.events), default=day)
    last_modified = max(changed, day).astimezone(UTC).replace(microsecond=0)
    base = {
        **(PUBLIC if opened.kind == "public" else PRIVATE),
        "etag": tag,
        "last-modified": format_datetime(last_modified, usegmt=True),
        "vary": "Accept-Encoding",
    }
    whole = base | {"content-type": CONTENT_TYPE, "content-disposition": f'inline; filename="{_FILE}"'}
    return Kept(
        opened.version,
        day,
        tag,
        last_modified,
        plain=answer(200, whole, plain),
        packed=answer(200, whole | {"content-encoding": "gzip"}, packed),
        unchanged=answer(_UNCHANGED, base),
    )


def is_known(tag: str, asked: Mapping[str, str]) -> bool:
    """Whether the reader has it, by its tag; who gives none is asked for a date, if at all (RFC 9110, 13.2.2)."""
    tags = asked.get("if-none-match")
    return tags is not None and (tags.strip() == "*" or tag in {each.strip() for each in tags.split(",")})


def told(status: int, text: str, headers: Mapping[str, str]) -> Answer:
    """A sentence."""
    return answer(status, {**headers, "content-type": _TEXT}, f"{text}\n".encode())


def answer(status: int, headers: Mapping[str, str], body: bytes = b"") -> Answer:
    """An answer with its length; a 304 has neither body nor length."""
    length = {} if status == _UNCHANGED else {"content-length": str(len(body))}
    return Answer(status, _raw({**headers, **length}), body)


def _raw(headers: Mapping[str, str]) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items())
