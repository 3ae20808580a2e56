"""availabilities: when partners' referents can receive."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import Field, ValidationError

from planner.store import facts
from planner.web.access.places import of_referent
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Part, resolved
from planner.web.api.shapes import BasinPath, Given, Page, Told
from planner.web.api.submitting import posting, say
from planner.web.api.turns import Turn
from schemas.errors import InvalidInput
from schemas.events.data import Span
from schemas.events.partner_availability import AvailabilitySet
from schemas.fieldfaults import field_faults
from schemas.ids import ReferentId
from schemas.phrase import schema_of
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


@router.put("/referents/{referent:path}/availability", status_code=204)
def set_availability(
    referent: str,
    given: TimeGiven,
    request: Request,
    asking: Annotated[Asking, Depends(May("availabilities.write", "referent"))],
) -> None:
    """Say when a referent can receive within a window; slots follow."""
    tree = given.model_dump(mode="json")
    try:
        data = AvailabilitySet(
            referent=ReferentId(referent),
            window=Span(start=given.window.start, end=given.window.end),
            availability=tuple(Span(start=each.start, end=each.end) for each in given.availability),
        )
    except ValidationError as error:
        raise InvalidInput(field_faults(error, schema_of(AvailabilitySet), tree)) from None
    say(asking, data, basin=asking.basin, subject=referent, posted=posting(asking, request, None, None))
