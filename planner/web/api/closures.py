"""closures: when a site stays shut against its calendar. There is no field for why."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field
from sqlmodel import Session

from planner.store import facts
from planner.web.access.places import Place, of_site
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Part, resolved
from planner.web.api.problems import Refusal, unknown
from planner.web.api.shapes import BasinPath, GivenSpan, Page, Told
from planner.web.api.submitting import IdempotencyKey, posting, say
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match, tag_of
from schemas.events.closures import ClosureLifted, ClosureSet
from schemas.faults import Fault, shown
from schemas.ids import ClosureId, ClosureKey, SiteId, SiteKey
from schemas.tables.closure import ClosureRow
from schemas.time import Instant

router = APIRouter(route_class=Turn, tags=["closures"])
_NAMES = uuid.UUID("b6f0c1a2-6d57-5f2e-9c41-8e0d7a3b5f64")


class ClosureSpan(GivenSpan):
    """When a site stays shut."""

    site: SiteKey = Field(examples=["38-morestel"])
    """Which site."""


class NewClosure(ClosureSpan):
    """A closure that is set."""

    closure: ClosureKey | None = None
    """Id that it is to have; a new one where nothing is said."""


class ClosureTold(Told):
    """A closure as it was last told of."""

    closure: str
    basin: str
    site: str
    start: Instant
    end: Instant
    lifted: bool
    """Whether it does not take place."""


@router.get("/basins/{basin}/closures")
def closures(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("closures.read", "basin"))], asked: Asked, part: Part
) -> Page[ClosureTold]:
    """Closures of a basin that stand, in a range of time."""
    within = resolved(asked, asking.standing.clock())
    with asking.standing.reading() as session:
        rows = facts.closures(session, basin, within.start, within.end)
    seen = [_told(row) for row in rows if row.site is not None and asking.may_see(_place(row))]
    return part.of(seen, lambda each: (each.start.isoformat(), each.closure))


@router.get("/closures/{closure:path}")
def closure(
    closure: str, response: Response, asking: Annotated[Asking, Depends(May("closures.read", "closure"))]
) -> ClosureTold:
    """One closure, with the tag of its version."""
    row = asking.read(ClosureRow, closure)
    response.headers["etag"] = _tag(row)
    return _told(row)


@router.post("/closures", status_code=201)
def set_a_closure(
    given: NewClosure,
    request: Request,
    response: Response,
    asking: Annotated[Asking, Depends(May("closures.write"))],
    key: IdempotencyKey = None,
) -> ClosureTold:
    """Shut a site for a time; the weeks that it touches are planned again."""
    standing = asking.standing
    with standing.reading() as session:
        place = asking.require(of_site(session, given.site))
    posted = posting(asking, request, given.model_dump(mode="json"), key)
    name = given.closure or str(uuid.uuid5(_NAMES, posted.id))

    def is_free(session: Session) -> None:
        row = session.get(ClosureRow, name)
        if row is not None and row.event_id != posted.id and given.closure is not None:
            mend = "change that closure, or give another id"
            raise Refusal(409, faults=[Fault("/closure", shown(name), "an id that is free", mend)])

    data = ClosureSet(closure=ClosureId(name), site=SiteId(given.site), start=given.start, end=given.end)
    say(asking, data, basin=place.basin, subject=name, posted=posted, first=is_free)
    row = asking.read(ClosureRow, name)
    response.headers["etag"], response.headers["location"] = _tag(row), f"closures/{name}"
    return _told(row)


@router.put("/closures/{closure:path}")
def change_a_closure(
    closure: str,
    given: ClosureSpan,
    request: Request,
    response: Response,
    asking: Annotated[Asking, Depends(May("closures.write", "closure"))],
    if_match: IfMatch = None,
) -> ClosureTold:
    """Replace a closure whole, in the version that was read; one that was lifted takes place again."""
    with asking.standing.reading() as session:
        asking.require(of_site(session, given.site))
    say(
        asking,
        ClosureSet(closure=ClosureId(closure), site=SiteId(given.site), start=given.start, end=given.end),
        basin=asking.basin,
        subject=closure,
        posted=posting(asking, request, None, None),
        first=lambda session: _require_match(session, closure, if_match, given),
    )
    row = asking.read(ClosureRow, closure)
    response.headers["etag"] = _tag(row)
    return _told(row)


@router.delete("/closures/{closure:path}", status_code=204)
def lift_a_closure(
    closure: str,
    request: Request,
    asking: Annotated[Asking, Depends(May("closures.write", "closure"))],
    if_match: IfMatch = None,
) -> None:
    """Say that a closure does not take place; one that was lifted stays so."""
    before = _told(asking.read(ClosureRow, closure))
    if before.lifted:
        return
    say(
        asking,
        ClosureLifted(closure=ClosureId(closure), site=SiteId(before.site), start=before.start, end=before.end),
        basin=asking.basin,
        subject=closure,
        posted=posting(asking, request, None, None),
        first=lambda session: _require_match(session, closure, if_match, None),
    )


def _require_match(session: Session, closure: str, if_match: str | None, given: ClosureSpan | None) -> None:
    row = session.get(ClosureRow, closure, populate_existing=True)
    if row is None:
        raise unknown()
    then = None if given is None else given.model_dump(mode="json")
    require_match(if_match, _tag(row), (_told(row).model_dump(mode="json"), then))


def _place(row: ClosureRow) -> Place:
    return Place(row.basin, frozenset() if row.site is None else frozenset({row.site}))


def _tag(row: ClosureRow) -> str:
    return tag_of(row.id, row.time.isoformat(), row.event_id)


def _told(row: ClosureRow) -> ClosureTold:
    fields = {name: getattr(row, name) for name in ClosureTold.model_fields if name != "closure"}
    return ClosureTold(closure=row.id, **fields)
