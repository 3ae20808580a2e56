"""lists: a part of a list, and where to go on; a cursor stays good while the list changes."""

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, TypeVar

from fastapi import Depends, Query
from pydantic import AfterValidator

from planner.web.api.problems import Refusal
from planner.web.api.shapes import Page
from schemas.faults import Fault, shown
from schemas.time import Instant

USUAL, MOST = 100, 500
_USUAL_SPAN, _LONGEST_SPAN = timedelta(days=28), timedelta(days=400)

_FROM = "From when; where nothing is said, now, or as the list says."
_TO = "Until when; else 28 days later, or as the list says."

Item = TypeVar("Item")
Key = tuple[str, ...]


@dataclass(frozen=True)
class Cut:
    """Which part of a list is wanted."""

    cursor: str | None = None
    limit: int = USUAL

    @property
    def after(self) -> Key | None:
        """The key behind which the part begins."""
        return None if self.cursor is None else _key_in(self.cursor)

    def of(self, items: Iterable[Item], key: Callable[[Item], Key]) -> Page[Item]:
        """That part, in the order of a key that each item has to itself."""
        here, cursor = self.out_of(items, key)
        return Page(items=here, next=cursor)

    def out_of(self, items: Iterable[Item], key: Callable[[Item], Key]) -> tuple[list[Item], str | None]:
        """The same, before the items are told of, and where to go on."""
        after = self.after
        rest = sorted((item for item in items if after is None or key(item) > after), key=key)
        here = rest[: self.limit]
        return here, _written(key(here[-1])) if len(rest) > len(here) else None

    def after_instant(self) -> tuple[datetime, str] | None:
        """Behind which instant and id the part begins, of a list in their order that the store cuts itself."""
        after = self.after
        if after is None:
            return None
        try:
            start, key = after
            return datetime.fromisoformat(start), key
        except ValueError as error:
            raise _no_cursor(self.cursor) from error

    def cut(self, items: Sequence[Item], key: Callable[[Item], Key]) -> tuple[Sequence[Item], str | None]:
        """A part of which the store gave one more than is wanted, where there is one; and where to go on."""
        here = items[: self.limit]
        return here, _written(key(here[-1])) if len(items) > len(here) else None


def _given_before(cursor: str) -> str:
    """A cursor, looked at with the rest of the question, so that it is refused with whatever else is wrong."""
    if _key_in(cursor) is None:
        raise ValueError("a cursor that was given, or none to begin anew")
    return cursor


Cursor = Annotated[str, AfterValidator(_given_before)]


async def the_part(
    cursor: Annotated[Cursor | None, Query(max_length=2000, description="`next` of the part before.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many at most.")] = USUAL,
) -> Cut:
    """Which part is asked for."""
    return Cut(cursor, limit)


@dataclass(frozen=True)
class Range:
    """From when to when; half-open."""

    start: datetime
    end: datetime


async def the_range(
    start: Annotated[Instant | None, Query(alias="from", description=_FROM)] = None,
    end: Annotated[Instant | None, Query(alias="to", description=_TO)] = None,
) -> tuple[datetime | None, datetime | None]:
    """The two ends as they are asked for."""
    return start, end


Asked = Annotated[tuple[datetime | None, datetime | None], Depends(the_range)]
Part = Annotated[Cut, Depends(the_part)]


def resolved(asked: tuple[datetime | None, datetime | None], now: datetime) -> Range:
    """The range that is meant; 422 where its end is not after its start, or too far from it."""
    start = asked[0] or now
    end = asked[1] or start + _USUAL_SPAN
    if not start < end <= start + _LONGEST_SPAN:
        expected = f"an instant after {start.isoformat()}, within {_LONGEST_SPAN.days} days"
        raise Refusal(422, faults=[Fault("#/query/to", shown(end.isoformat()), expected, "correct either of them")])
    return Range(start, end)


def named(asked: tuple[datetime | None, datetime | None]) -> Range | None:
    """The range that is named, of a list that is told whole where none is; the other end is as far away as may be."""
    start, end = asked
    if start is None and end is None:
        return None
    if start is None and end is not None:
        start = end - _LONGEST_SPAN
    assert start is not None  # noqa: S101 - one of the two is named
    return resolved((start, end or start + _LONGEST_SPAN), start)


def _written(key: Key) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _key_in(cursor: str) -> Key | None:
    """What a cursor says; None where it was never given."""
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        return None
    return tuple(found) if isinstance(found, list) and all(isinstance(each, str) for each in found) else None


def _no_cursor(cursor: str | None) -> Refusal:
    return Refusal(422, faults=[Fault("#/query/cursor", shown(cursor), "a cursor that was given", "begin anew")])
