"""rosters: the weeks that people were given, and their openings."""

from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlmodel import col, select

from planner.services.access.identity import Identity
from planner.store import revisions
from planner.store.documents import roster_in
from planner.web.access.rights import Reach
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Part, resolved
from planner.web.api.part_of_roster import part_of_roster
from planner.web.api.problems import unknown
from planner.web.api.shapes import BasinPath, Page, Told, WeekPath
from planner.web.api.turns import Turn
from planner.web.api.versions import tagged
from schemas.roster import Roster
from schemas.tables.revision import OpeningRow, RevisionRow
from schemas.time import Instant

router = APIRouter(route_class=Turn, tags=["rosters"])
PARTS_KEPT = 64
"""Parts of documents that are kept as they were told."""


class OpeningTold(Told):
    """One unbroken interval in which the doors of a site are open, as published."""

    site: str
    start: Instant
    end: Instant
    week: str
    revision: int
    """The published revision that says so."""


@router.get("/basins/{basin}/weeks/{week}/roster", response_model=Roster)
def roster(
    basin: BasinPath,
    week: WeekPath,
    request: Request,
    asking: Annotated[Asking, Depends(May("rosters.read", "basin"))],
) -> Response:
    """The published roster of a week; 404 where none was published."""
    with asking.standing.reading() as session:
        document = revisions.document(session, basin, week)
    if document is None:
        raise unknown()
    return tagged(request, document if asking.reach == "basin" else _part(document, asking.identity, asking.reach))


@router.get("/basins/{basin}/openings", response_model=Page[OpeningTold])
def openings(
    basin: BasinPath,
    request: Request,
    asking: Annotated[Asking, Depends(May("openings.read", "basin"))],
    asked: Asked,
    part: Part,
    site: Annotated[str | None, Query(description="Only this site.")] = None,
) -> Response:
    """When the doors of a basin's sites are open, in a range of time."""
    within = resolved(asked, asking.standing.clock())
    wanted = (
        select(OpeningRow)
        .join(
            RevisionRow,
            (col(RevisionRow.basin) == OpeningRow.basin)
            & (col(RevisionRow.week) == OpeningRow.week)
            & (col(RevisionRow.revision) == OpeningRow.revision),
        )
        .where(
            OpeningRow.basin == basin,
            RevisionRow.state == "published",
            col(OpeningRow.start) < within.end,
            col(OpeningRow.end) > within.start,
        )
    )
    if site is not None:
        wanted = wanted.where(OpeningRow.site == site)
    with asking.standing.reading() as session:
        rows = session.exec(wanted).all()
    told = [
        OpeningTold(site=row.site, start=row.start, end=row.end, week=row.week, revision=row.revision) for row in rows
    ]
    return tagged(request, part.of(told, lambda each: (each.start.isoformat(), each.site)).model_dump_json())


@lru_cache(PARTS_KEPT)
def _part(document: str, identity: Identity, reach: Reach) -> str:
    """What somebody sees of a document, who asks for it again and again."""
    return part_of_roster(roster_in(document), identity, reach).model_dump_json()
