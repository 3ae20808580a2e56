"""employer_records: what an employer decides of planning: notice, what is published unseen, figures set otherwise."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Response
from pydantic import PlainValidator
from sqlmodel import Session

from planner.services.network.change_record import state_employer
from planner.services.network.importing.one_stated import employer_stated
from planner.services.network.read_record import employer_record
from planner.services.network.remove_employer import remove_employer
from planner.store.networks import Network
from planner.store.weeks import lock_basin
from planner.web.api.asking import Asking, May
from planner.web.api.employers import EmployerPath
from planner.web.api.problems import Refusal, unknown
from planner.web.api.records import Changed, as_given, change_by, network_of, plain_of, tag_of_record, told
from planner.web.api.shapes import BasinPath
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match
from schemas.known.places import EmployerRecord
from schemas.tables.employer import EmployerRow

router = APIRouter(route_class=Turn, tags=["employers"])
EmployerGiven = Annotated[Any, Body(), PlainValidator(as_given, json_schema_input_type=EmployerRecord)]


@router.post("/basins/{basin}/employers", status_code=201)
def add_an_employer(
    basin: BasinPath,
    given: EmployerGiven,
    response: Response,
    asking: Annotated[Asking, Depends(May("employers.write", "basin"))],
) -> Changed:
    """Know what an employer decides that was a name of sites and people before, or is new; 409 where it is known."""
    with network_of(asking) as (session, stored):
        if isinstance(given, dict) and session.get(EmployerRow, (basin, str(given.get("id")))) is not None:
            raise Refusal(409, "an employer has this id")
        return _stated(session, stored, asking, None, given, response)


@router.get("/basins/{basin}/employers/{employer:path}/record", response_model=EmployerRecord)
def record_of_employer(
    basin: BasinPath,
    employer: EmployerPath,
    asking: Annotated[Asking, Depends(May("employers.read", "basin"))],
) -> Response:
    """All that planning knows of an employer: notice, publication, figures set otherwise, whose absences are taken."""
    with asking.standing.reading() as session:
        return told(employer_record(session, basin, employer))


@router.put("/basins/{basin}/employers/{employer:path}/record")
def change_employer(
    basin: BasinPath,
    employer: EmployerPath,
    given: EmployerGiven,
    response: Response,
    asking: Annotated[Asking, Depends(May("employers.write", "basin"))],
    if_match: IfMatch = None,
) -> Changed:
    """State an employer anew, whole, in the version that was read; weeks that are another problem are planned again."""
    with network_of(asking) as (session, stored):
        before = employer_record(session, basin, employer)
        if before is None:
            raise unknown()
        require_match(if_match, tag_of_record(before), (plain_of(before), given))
        return _stated(session, stored, asking, employer, given, response)


@router.delete("/basins/{basin}/employers/{employer:path}/record")
def remove_an_employer(
    basin: BasinPath,
    employer: EmployerPath,
    asking: Annotated[Asking, Depends(May("employers.write", "basin"))],
    if_match: IfMatch = None,
) -> Changed:
    """Remove an employer in the version that was read; its program is told nothing more.

    409 while a site or somebody belongs to it, with all of them.
    """
    with asking.standing.transactions() as session:
        lock_basin(session, basin)
        record = employer_record(session, basin, employer)
        if record is None:
            raise unknown()
        require_match(if_match, tag_of_record(record), (plain_of(record), None))
        done = remove_employer(session, basin, employer, change_by(asking))
    if isinstance(done, list):
        raise Refusal(409, "something belongs to the employer still", done)
    return Changed(weeks=list(done))


def _stated(
    session: Session, stored: Network, asking: Asking, employer: str | None, given: object, response: Response
) -> Changed:
    record = employer_stated(stored, employer, given)
    weeks = state_employer(session, asking.basin, record, change_by(asking))
    response.headers["etag"] = tag_of_record(employer_record(session, asking.basin, record.id))
    return Changed(weeks=list(weeks))
