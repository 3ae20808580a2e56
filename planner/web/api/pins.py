"""pins: shifts of a week that must stay as they are, each until it is lifted. A request makes them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from planner.services.facts.lift_pins import lift
from planner.store import facts
from planner.store.weeks import lock_basin
from planner.web.access.places import place_of_pin
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Part
from planner.web.api.problems import unknown
from planner.web.api.shapes import BasinPath, Page, Told, WeekPath
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match, tag_of
from schemas.tables.request import PinRow
from schemas.time import Instant

router = APIRouter(route_class=Turn, tags=["pins"])


class PinTold(Told):
    """A shift that must stay as it is."""

    pin: str
    basin: str
    week: str
    agent: str
    site: str
    start: Instant
    end: Instant
    request: str | None
    """The request that it came with; null where it came with the network."""
    lifted: bool
    """Whether it need not stay any more."""


@router.get("/basins/{basin}/weeks/{week}/pins")
def pins(
    basin: BasinPath, week: WeekPath, asking: Annotated[Asking, Depends(May("pins.read", "basin"))], part: Part
) -> Page[PinTold]:
    """Shifts of a week that must stay, in order of time."""
    with asking.standing.reading() as session:
        rows = facts.pins(session, basin, week)
    seen = [_told(row) for row in rows if asking.may_see(place_of_pin(row))]
    return part.of(seen, lambda each: (each.start.isoformat(), each.pin))


@router.get("/pins/{pin:path}")
def one_pin(pin: str, response: Response, asking: Annotated[Asking, Depends(May("pins.read", "pin"))]) -> PinTold:
    """One shift that must stay, with the tag of its version."""
    row = asking.read(PinRow, pin)
    response.headers["etag"] = _tag(row)
    return _told(row)


@router.delete("/pins/{pin:path}", status_code=204)
def lift_a_pin(
    pin: str, asking: Annotated[Asking, Depends(May("pins.write", "pin"))], if_match: IfMatch = None
) -> None:
    """Lift a pin in the version that was read; its week is planned again. One that was lifted stays so."""
    standing = asking.standing
    with standing.transactions() as session:
        lock_basin(session, asking.basin)
        row = session.get(PinRow, pin)
        if row is None:
            raise unknown()
        if row.lifted:
            return
        require_match(if_match, _tag(row), (_told(row).model_dump(mode="json"), None))
        lift(session, [row], standing.clock(), by=asking.identity.id)


def _tag(row: PinRow) -> str:
    return tag_of(row.id, row.request, row.lifted)


def _told(row: PinRow) -> PinTold:
    fields = {name: getattr(row, name) for name in PinTold.model_fields if name != "pin"}
    return PinTold(pin=row.id, **fields)
