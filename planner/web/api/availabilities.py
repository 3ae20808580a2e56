"""availabilities: when partners' referents can receive."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, ValidationError
from sqlmodel import Session

from planner.store import facts
from planner.web.access.places import of_referent
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Part, resolved
from planner.web.api.shapes import BasinPath, Given, Page, Told
from planner.web.api.submitting import posting, say
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match, tag_of
from schemas.errors import InvalidInput
from schemas.events.data import Span
from schemas.events.partner_availability import AvailabilitySet
from schemas.fieldfaults import field_faults
from schemas.ids import ReferentId
from schemas.phrase import schema_of
from schemas.tables.partner import AvailabilityRow
from schemas.time import Instant

router = APIRouter(route_class=Turn, tags=["availabilities"])


class SpanGiven(Given):
    """From when to when."""

    start: Instant
    end: Instant


class TimeGiven(Given):
    """When a referent can receive: what was known of the window is replaced."""

    window: SpanGiven
    availability: list[SpanGiven] = Field(max_length=1000)
    """Within the window; empty: not at all."""


class SpanTold(Told):
    """From when to when."""

    start: Instant
    end: Instant


class TimeTold(Told):
    """When a referent can receive, in a range of time."""

    referent: str
    availability: list[SpanTold]


class AvailabilityTold(Told):
    """An interval in which a referent can receive."""

    referent: str
    start: Instant
    end: Instant


@router.get("/basins/{basin}/availabilities")
def availabilities(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("availabilities.read", "basin"))], asked: Asked, part: Part
) -> Page[AvailabilityTold]:
    """When the referents of a basin can receive, in a range of time."""
    within = resolved(asked, asking.standing.clock())
    with asking.standing.reading() as session:
        rows = facts.availabilities(session, basin, within.start, within.end)
        places = {referent: of_referent(session, referent) for referent in {row.referent for row in rows}}
    seen = [
        AvailabilityTold(referent=row.referent, start=row.start, end=row.end)
        for row in rows
        if asking.may_see(places[row.referent])
    ]
    return part.of(seen, lambda each: (each.start.isoformat(), each.referent))


@router.get("/referents/{referent:path}/availability")
def availability(
    referent: str,
    response: Response,
    asking: Annotated[Asking, Depends(May("availabilities.read", "referent"))],
    asked: Asked,
) -> TimeTold:
    """When one referent can receive, in a range of time, with the tag of all that is known of it, whenever it is."""
    within = resolved(asked, asking.standing.clock())
    with asking.standing.reading() as session:
        rows = facts.availability_of(session, referent)
    response.headers["etag"] = _tag(rows)
    return TimeTold(referent=referent, availability=_in(rows, within.start, within.end))


@router.put("/referents/{referent:path}/availability", status_code=204)
def set_availability(
    referent: str,
    given: TimeGiven,
    request: Request,
    response: Response,
    asking: Annotated[Asking, Depends(May("availabilities.write", "referent"))],
    if_match: IfMatch = None,
) -> None:
    """Say when a referent can receive within a window, in the version that was read; slots follow."""
    tree = given.model_dump(mode="json")
    try:
        data = AvailabilitySet(
            referent=ReferentId(referent),
            window=Span(start=given.window.start, end=given.window.end),
            availability=tuple(Span(start=each.start, end=each.end) for each in given.availability),
        )
    except ValidationError as error:
        raise InvalidInput(field_faults(error, schema_of(AvailabilitySet), tree)) from None

    def is_the_one_read(session: Session) -> None:
        rows = facts.availability_of(session, referent)
        there = [each.model_dump(mode="json") for each in _in(rows, given.window.start, given.window.end)]
        current = {"window": tree["window"], "availability": there}
        require_match(if_match, _tag(rows), (current, tree))

    posted = posting(asking, request, None, None)
    say(asking, data, basin=asking.basin, subject=referent, posted=posted, first=is_the_one_read)
    with asking.standing.reading() as session:
        response.headers["etag"] = _tag(facts.availability_of(session, referent))


def _tag(rows: Sequence[AvailabilityRow]) -> str:
    return tag_of(*(each.timestamp() for row in rows for each in (row.start, row.end)))


def _in(rows: Sequence[AvailabilityRow], start: datetime, end: datetime) -> list[SpanTold]:
    return [SpanTold(start=row.start, end=row.end) for row in rows if row.start < end and row.end > start]
