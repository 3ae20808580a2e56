"""cases: what a partner owes a site an answer to. No word of the person or the matter."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlmodel import col, select

from config.cases import load_case_figures
from planner.store.networks import basin_of_site
from planner.web.access.places import Place
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Part, named
from planner.web.api.problems import Refusal
from planner.web.api.shapes import BasinPath, Given, Page, Told
from planner.web.api.submitting import IdempotencyKey, posting, say
from planner.web.api.turns import Turn
from schemas.events.cases import CaseAnswered, CaseCancelled, CaseOpened
from schemas.faults import Fault, shown
from schemas.ids import CaseId, PartnerId, PartnerKey, SiteId, SiteKey
from schemas.tables.case import CaseRow
from schemas.tables.partner import PartnerRow
from schemas.time import Instant

router = APIRouter(route_class=Turn, tags=["cases"])
_NAMES = uuid.UUID("2c7a5e1d-8b94-5f3a-b0c6-d4e1f2a3b5c7")


class NewCase(Given):
    """A matter that a site asks a partner about."""

    site: SiteKey
    partner: PartnerKey
    deadline: Instant | None = None
    """By when the answer is due; null: in 72 hours."""


class CaseTold(Told):
    """A case as it was last told of."""

    case: str
    basin: str
    site: str
    partner: str
    deadline: Instant | None
    closed: bool
    """Whether it was answered or is no more."""
    slot: str | None
    """The slot that is reserved for it."""


@router.get("/basins/{basin}/cases")
def cases(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("cases.read", "basin"))], asked: Asked, part: Part
) -> Page[CaseTold]:
    """The cases of a basin, closed ones too; all, or those with a deadline in the range that is named."""
    within, wanted = named(asked), select(CaseRow).where(CaseRow.basin == basin)
    if within is not None:
        wanted = wanted.where(col(CaseRow.deadline) >= within.start, col(CaseRow.deadline) < within.end)
    with asking.standing.reading() as session:
        rows = session.exec(wanted).all()
    return part.of((_told(row) for row in rows if asking.may_see(_place(row))), lambda each: (each.case,))


@router.post("/cases", status_code=201)
def open_case(
    given: NewCase,
    request: Request,
    asking: Annotated[Asking, Depends(May("cases.write"))],
    key: IdempotencyKey = None,
) -> CaseTold:
    """Open a case; without an answer a slot is reserved for it before its deadline."""
    with asking.standing.reading() as session:
        basin = basin_of_site(session, given.site)
        place = None if basin is None else Place(basin, frozenset({given.site}), partner=given.partner)
        known = None if basin is None else session.get(PartnerRow, (basin, given.partner))
    place = asking.require(place)
    posted = posting(asking, request, given.model_dump(mode="json"), key)
    due = posted.at + load_case_figures().answer if given.deadline is None else given.deadline
    faults = []
    if known is None:
        faults.append(Fault("/partner", shown(given.partner), "a partner of the basin", "correct it"))
    if due <= posted.at:
        faults.append(Fault("/deadline", shown(due.isoformat()), "an instant to come", "correct it"))
    if faults:
        raise Refusal(422, faults=faults)
    name = CaseId(str(uuid.uuid5(_NAMES, posted.id)))
    data = CaseOpened(case=name, site=SiteId(given.site), partner=PartnerId(given.partner), deadline=due)
    say(asking, data, basin=place.basin, subject=name, posted=posted)
    return _told(asking.read(CaseRow, name))


@router.get("/cases/{case:path}")
def one_case(case: str, asking: Annotated[Asking, Depends(May("cases.read", "case"))]) -> CaseTold:
    """One case."""
    return _told(asking.read(CaseRow, case))


@router.post("/cases/{case:path}/answer")
def answer_case(
    case: str, request: Request, asking: Annotated[Asking, Depends(May("cases.write", "case"))]
) -> CaseTold:
    """Note that the partner answered; a slot that was reserved is given back."""
    return _closed(case, CaseAnswered, request, asking)


@router.post("/cases/{case:path}/cancel")
def cancel_case(
    case: str, request: Request, asking: Annotated[Asking, Depends(May("cases.write", "case"))]
) -> CaseTold:
    """Note that the question is no more."""
    return _closed(case, CaseCancelled, request, asking)


def _closed(case: str, shape: type[CaseAnswered | CaseCancelled], request: Request, asking: Asking) -> CaseTold:
    row = asking.read(CaseRow, case)
    if not row.closed:
        data = shape(case=CaseId(case), site=SiteId(row.site), partner=PartnerId(row.partner))
        say(asking, data, basin=row.basin, subject=case, posted=posting(asking, request, None, None))
    return _told(asking.read(CaseRow, case))


def _place(row: CaseRow) -> Place:
    return Place(row.basin, frozenset({row.site}), partner=row.partner)


def _told(row: CaseRow) -> CaseTold:
    fields = {name: getattr(row, name) for name in CaseTold.model_fields if name != "case"}
    return CaseTold(case=row.id, **fields)
