"""feed_answers: calendars as they were last written, and what is answered to who may have them already."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from threading import Lock

from fastapi.responses import Response
from sqlmodel import Session

from planner.feeds.composed import composed
from planner.feeds.writing import CONTENT_TYPE, written
from planner.services.feeds.read_feed import Opened, contents_of, midnight

KEPT = 2000
"""Calendars that are kept as they were last written."""
_FILE = "binome.ics"
_LEVEL = 6


@dataclass(frozen=True)
class Kept:
    """A calendar as bytes, and what it was written from."""

    version: int
    day: datetime
    plain: bytes
    packed: bytes
    tag: str
    last_modified: datetime


class Shelf:
    """Calendars as they were last written; one is written anew when anything in its basin changed, or a day began."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def take(self, session: Session, opened: Opened, now: datetime) -> Kept:
        """The calendar as it is now."""
        key, day = f"{opened.kind} {opened.key}", midnight(now, opened.timezone)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and (kept.version, kept.day) == (opened.version, day):
                self._kept.move_to_end(key)
                return kept
        made = _made(session, opened, now, day)
        with self._lock:
            self._kept[key] = made
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


def answer(kept: Kept, asked: Mapping[str, str], headers: Mapping[str, str]) -> Response:
    """The calendar, packed where that is understood; or that it is as the reader has it."""
    told = {
        **headers,
        "etag": kept.tag,
        "last-modified": format_datetime(kept.last_modified, usegmt=True),
        "vary": "Accept-Encoding",
    }
    if _is_known(kept, asked):
        return Response(status_code=304, headers=told)
    told |= {"content-type": CONTENT_TYPE, "content-disposition": f'inline; filename="{_FILE}"'}
    if "gzip" in asked.get("accept-encoding", ""):
        return Response(kept.packed, headers={**told, "content-encoding": "gzip"})
    return Response(kept.plain, headers=told)


def _is_known(kept: Kept, asked: Mapping[str, str]) -> bool:
    """Whether the reader has it: by its tag, or, of who has none, by its date (RFC 9110, 13.2.2)."""
    if (tags := asked.get("if-none-match")) is not None:
        return tags.strip() == "*" or kept.tag in {tag.strip() for tag in tags.split(",")}
    try:
        since = parsedate_to_datetime(asked.get("if-modified-since", ""))
    except ValueError:
        return False
    return since.tzinfo is not None and kept.last_modified <= since


def _made(session: Session, opened: Opened, now: datetime, day: datetime) -> Kept:
    calendar = composed(contents_of(session, opened, now))
    plain = written(calendar)
    # what leaves the window when a day begins has changed nothing but the calendar
    changed = max((event.last_modified for event in calendar.events), default=day)
    return Kept(
        opened.version,
        day,
        plain,
        gzip.compress(plain, _LEVEL, mtime=0),
        f'W/"{hashlib.sha256(plain).hexdigest()[:32]}"',
        max(changed, day).astimezone(UTC).replace(microsecond=0),
    )
