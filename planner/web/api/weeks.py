"""weeks: of which weeks in a range of time people have a roster, and of which one waits for a decision."""

from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy import bindparam
from sqlalchemy import select as columns
from sqlmodel import col

from planner.services.facts.weeks_touched import weeks_touched
from planner.store.plain import plain
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Cut, Part, resolved
from planner.web.api.shapes import BasinPath, Page, Told
from planner.web.api.turns import Turn
from schemas.tables.basin import BasinRow
from schemas.tables.revision import RevisionRow
from schemas.time import Instant

router = APIRouter(route_class=Turn)


class RevisionTold(Told):
    """A roster of a week, by which it is asked for."""

    week: str
    revision: int
    supersedes: int | None
    """The published revision that it took, or would take, the place of."""
    created_at: Instant
    """When it was made."""
    published_at: Instant | None
    """When people were given it; null while it waits."""


_LISTED = columns(*(col(getattr(RevisionRow, name)) for name in RevisionTold.model_fields)).where(
    col(RevisionRow.basin) == bindparam("basin"),
    col(RevisionRow.state) == bindparam("state"),
    col(RevisionRow.week).in_(bindparam("weeks", expanding=True)),
)


@router.get("/basins/{basin}/rosters", tags=["rosters"])
def rosters(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("rosters.read", "basin"))], asked: Asked, part: Part
) -> Page[RevisionTold]:
    """The weeks in a range of time of which people have a roster."""
    return _in_state(basin, "published", asking, asked, part)


@router.get("/basins/{basin}/proposals", tags=["proposals"])
def proposals(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("proposals.read", "basin"))], asked: Asked, part: Part
) -> Page[RevisionTold]:
    """The weeks in a range of time of which a roster waits for a decision."""
    return _in_state(basin, "proposed", asking, asked, part)


def _in_state(basin: str, state: str, asking: Asking, asked: Asked, part: Cut) -> Page[RevisionTold]:
    within, zone = resolved(asked, asking.standing.clock()), asking.read(BasinRow, basin).timezone
    touched = list(weeks_touched(within.start, within.end, zone))
    with asking.standing.reading() as session:
        found = plain(session, _LISTED, basin=basin, state=state, weeks=touched).mappings().all()
    return part.of([RevisionTold(**row) for row in found], lambda each: (each.week,))
