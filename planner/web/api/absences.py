"""absences: who is away, and when. There is no field for a reason."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field
from sqlmodel import Session

from planner.store import facts
from planner.web.access.places import of_agent
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Part, resolved
from planner.web.api.problems import Refusal, unknown
from planner.web.api.shapes import BasinPath, GivenSpan, Page, Told
from planner.web.api.submitting import IdempotencyKey, posting, say
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match, tag_of
from schemas.events.absences import AbsenceCancelled, AbsenceChanged, AbsenceReported
from schemas.faults import Fault, shown
from schemas.ids import AbsenceId, AbsenceKey, AgentId, AgentKey
from schemas.tables.absence import AbsenceRow
from schemas.time import Instant

router = APIRouter(route_class=Turn, tags=["absences"])
_NAMES = uuid.UUID("4a8e6b57-3f0c-5d0b-9a4c-1f6c2f0f8b55")


class AbsenceSpan(GivenSpan):
    """When somebody is away."""

    agent: AgentKey = Field(examples=["a-001"])
    """Who is away."""


class NewAbsence(AbsenceSpan):
    """An absence that is reported."""

    absence: AbsenceKey | None = None
    """Id that it is to have; a new one where nothing is said."""


class AbsenceTold(Told):
    """An absence as it was last told of."""

    absence: str
    basin: str
    agent: str
    start: Instant
    end: Instant
    cancelled: bool
    """Whether it does not take place."""


@router.get("/basins/{basin}/absences")
def absences(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("absences.read", "basin"))], asked: Asked, part: Part
) -> Page[AbsenceTold]:
    """Absences of a basin that stand, in a range of time."""
    within = resolved(asked, asking.standing.clock())
    with asking.standing.reading() as session:
        rows = facts.absences(session, basin, within.start, within.end)
        places = {agent: of_agent(session, agent) for agent in {row.agent for row in rows} if agent is not None}
    seen = [_told(row) for row in rows if row.agent is not None and asking.may_see(places[row.agent])]
    page = part.of(seen, lambda each: (each.start.isoformat(), each.absence))
    asking.looked_at(each.agent for each in page.items)
    return page


@router.get("/absences/{absence:path}")
def absence(
    absence: str, response: Response, asking: Annotated[Asking, Depends(May("absences.read", "absence"))]
) -> AbsenceTold:
    """One absence, with the tag of its version."""
    row = asking.read(AbsenceRow, absence)
    response.headers["etag"] = _tag(row)
    asking.looked_at([str(row.agent)])
    return _told(row)


@router.post("/absences", status_code=201)
def report_absence(
    given: NewAbsence,
    request: Request,
    response: Response,
    asking: Annotated[Asking, Depends(May("absences.write"))],
    key: IdempotencyKey = None,
) -> AbsenceTold:
    """Report an absence; the weeks that it touches are planned again."""
    standing = asking.standing
    with standing.reading() as session:
        place = asking.require(of_agent(session, given.agent))
    posted = posting(asking, request, given.model_dump(mode="json"), key)
    name = given.absence or str(uuid.uuid5(_NAMES, posted.id))
    data = AbsenceReported(absence=AbsenceId(name), agent=AgentId(given.agent), start=given.start, end=given.end)

    def is_free(session: Session) -> None:
        row = session.get(AbsenceRow, name)
        if row is not None and row.event_id != posted.id and given.absence is not None:
            mend = "change that absence, or give another id"
            raise Refusal(409, faults=[Fault("/absence", shown(name), "an id that is free", mend)])

    say(asking, data, basin=place.basin, subject=name, posted=posted, first=is_free)
    with standing.reading() as session:
        row = _row(session, name)
    response.headers["etag"], response.headers["location"] = _tag(row), f"absences/{name}"
    return _told(row)


@router.put("/absences/{absence:path}")
def change_absence(
    absence: str,
    given: AbsenceSpan,
    request: Request,
    response: Response,
    asking: Annotated[Asking, Depends(May("absences.write", "absence"))],
    if_match: IfMatch = None,
) -> AbsenceTold:
    """Replace an absence whole, in the version that was read."""
    standing = asking.standing
    with standing.reading() as session:
        asking.require(of_agent(session, given.agent))
    data = AbsenceChanged(absence=AbsenceId(absence), agent=AgentId(given.agent), start=given.start, end=given.end)
    posted = posting(asking, request, None, None)
    say(
        asking,
        data,
        basin=asking.basin,
        subject=absence,
        posted=posted,
        first=lambda session: _require_match(session, absence, if_match, given),
    )
    with standing.reading() as session:
        row = _row(session, absence)
    response.headers["etag"] = _tag(row)
    return _told(row)


@router.delete("/absences/{absence:path}", status_code=204)
def cancel_absence(
    absence: str,
    request: Request,
    asking: Annotated[Asking, Depends(May("absences.write", "absence"))],
    if_match: IfMatch = None,
) -> None:
    """Say that an absence does not take place; one that was cancelled stays so."""
    with asking.standing.reading() as session:
        if _row(session, absence).cancelled:
            return
    say(
        asking,
        AbsenceCancelled(absence=AbsenceId(absence)),
        basin=asking.basin,
        subject=absence,
        posted=posting(asking, request, None, None),
        first=lambda session: _require_match(session, absence, if_match, None),
    )


def _require_match(session: Session, absence: str, if_match: str | None, given: AbsenceSpan | None) -> None:
    row = session.get(AbsenceRow, absence, populate_existing=True)
    if row is None or row.agent is None:
        raise unknown()
    then = None if given is None else given.model_dump(mode="json")
    require_match(if_match, _tag(row), (_told(row).model_dump(mode="json"), then))


def _row(session: Session, absence: str) -> AbsenceRow:
    row = session.get(AbsenceRow, absence)
    if row is None or row.agent is None:
        raise unknown()
    return row


def _tag(row: AbsenceRow) -> str:
    return tag_of(row.id, row.time.isoformat(), row.event_id)


def _told(row: AbsenceRow) -> AbsenceTold:
    fields = {name: getattr(row, name) for name in AbsenceTold.model_fields if name != "absence"}
    return AbsenceTold(absence=row.id, **fields)
