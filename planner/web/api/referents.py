"""referents: partners' people, and the sites that they receive at; when they do is their availability."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Response
from pydantic import PlainValidator
from sqlmodel import Session, col, select

from planner.services.network.change_record import state_referent
from planner.services.network.importing.one_stated import referent_stated
from planner.services.network.read_record import referent_record
from planner.services.network.referent_in_use import uses_of_referent
from planner.services.network.remove_referent import remove_referent
from planner.store.networks import Network
from planner.store.weeks import lock_basin
from planner.web.access.places import of_referent
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Part
from planner.web.api.problems import Refusal, unknown
from planner.web.api.records import Changed, as_given, change_by, network_of, plain_of, tag_of_record, told
from planner.web.api.shapes import BasinPath, Page
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match
from schemas.known.people import ReferentRecord
from schemas.tables.partner import ReferentRow

router = APIRouter(route_class=Turn, tags=["network"])
ReferentGiven = Annotated[Any, Body(), PlainValidator(as_given, json_schema_input_type=ReferentRecord)]
_NEEDED = "appointments that were taken need the referent as they were"


@router.get("/basins/{basin}/referents")
def referents(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("referents.read", "basin"))], part: Part
) -> Page[ReferentRecord]:
    """The referents of a basin: a partner sees its own."""
    with asking.standing.reading() as session:
        every = session.exec(select(ReferentRow.id).where(ReferentRow.basin == basin).order_by(col(ReferentRow.id)))
        seen = [each for each in every.all() if asking.may_see(of_referent(session, each))]
        ids, cursor = part.out_of(seen, lambda each: (each,))
        found = [record for each in ids if (record := referent_record(session, each)) is not None]
    return Page(items=found, next=cursor)


@router.post("/basins/{basin}/referents", status_code=201)
def add_a_referent(
    basin: BasinPath,
    given: ReferentGiven,
    response: Response,
    asking: Annotated[Asking, Depends(May("referents.write", "basin"))],
) -> Changed:
    """Know a new referent, under the id that is given; 409 where one has it. When they receive is said afterwards."""
    with network_of(asking) as (session, stored):
        if isinstance(given, dict) and session.get(ReferentRow, str(given.get("id"))) is not None:
            raise Refusal(409, "a referent has this id")
        return _stated((session, stored, basin), asking, None, given, response)


@router.get("/referents/{referent:path}/record", response_model=ReferentRecord)
def record_of_referent(
    referent: str, asking: Annotated[Asking, Depends(May("referents.read", "referent"))]
) -> Response:
    """A referent: whose person it is, where they receive, and how."""
    with asking.standing.reading() as session:
        return told(referent_record(session, referent))


@router.put("/referents/{referent:path}/record")
def change_a_referent(
    referent: str,
    given: ReferentGiven,
    response: Response,
    asking: Annotated[Asking, Depends(May("referents.write", "referent"))],
    if_match: IfMatch = None,
) -> Changed:
    """State a referent anew, whole, in the version that was read; what can be no more is withdrawn, and planned again.

    409 while somebody counts on an appointment that would not be held, with all of those.
    """
    with network_of(asking) as (session, stored):
        before = referent_record(session, referent)
        if before is None:
            raise unknown()
        require_match(if_match, tag_of_record(before), (plain_of(before), given))
        return _stated((session, stored, asking.basin), asking, before, given, response)


@router.delete("/referents/{referent:path}/record")
def remove_a_referent(
    referent: str,
    asking: Annotated[Asking, Depends(May("referents.write", "referent"))],
    if_match: IfMatch = None,
) -> Changed:
    """Remove a referent in the version that was read, with their time; 409 as of a change."""
    with asking.standing.transactions() as session:
        lock_basin(session, asking.basin)
        record = referent_record(session, referent)
        if record is None:
            raise unknown()
        require_match(if_match, tag_of_record(record), (plain_of(record), None))
        done = remove_referent(session, referent, change_by(asking))
    if isinstance(done, list):
        raise Refusal(409, _NEEDED, done)
    return Changed(weeks=list(done))


def _stated(
    where: tuple[Session, Network, str],
    asking: Asking,
    before: ReferentRecord | None,
    given: object,
    response: Response,
) -> Changed:
    session, stored, basin = where
    record = referent_stated(stored, before, given)
    change = change_by(asking)
    if before is not None and (needed := uses_of_referent(session, before, record, change.at)):
        raise Refusal(409, _NEEDED, needed)
    weeks = state_referent(session, basin, record, change)
    response.headers["etag"] = tag_of_record(referent_record(session, str(record.id)))
    return Changed(weeks=list(weeks))
