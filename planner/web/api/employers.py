"""employers: the porteurs of a basin, and whether their people may be named in the calendars of the sites."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response
from sqlmodel import Session, select

from planner.services.feeds.allow_names import allow_names, withdraw_names
from planner.store import networks
from planner.store.weeks import lock_basin
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Part
from planner.web.api.problems import unknown
from planner.web.api.shapes import BasinPath, Given, Page, Told
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match, tag_of
from schemas.tables.feed import NamesInFeedsRow

router = APIRouter(route_class=Turn, tags=["employers"])
EmployerPath = Annotated[str, Path(description="Id of the employer.", examples=["cc-balcons-du-dauphine"])]


class EmployerTold(Told):
    """A porteur that is more than a name of a site."""

    id: str
    basin: str
    name: str
    notice_working_days: int
    """Working days before which a change of roster must be known."""
    publication: str | None
    """Which plans are published without being looked at; null: as the setting has it."""
    names: bool
    """Whether its people may be named in the calendars of the sites where they work."""


class NamesGiven(Given):
    """What an employer agrees to."""

    names: bool
    """Whether its people may be named in the calendars of the sites where they work."""


class NamesTold(Told):
    """What an employer agrees to."""

    employer: str
    names: bool


@router.get("/basins/{basin}/employers")
def employers(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("employers.read", "basin"))], part: Part
) -> Page[EmployerTold]:
    """The porteurs of a basin."""
    with asking.standing.reading() as session:
        rows = networks.employers(session, [basin])
        named = set(session.exec(select(NamesInFeedsRow.employer).where(NamesInFeedsRow.basin == basin)))
    told = [
        EmployerTold(
            id=row.id,
            basin=basin,
            name=row.name,
            notice_working_days=row.notice_working_days,
            publication=row.publication,
            names=row.id in named,
        )
        for row in rows
    ]
    return part.of(told, lambda each: (each.id,))


@router.get("/basins/{basin}/employers/{employer:path}/names")
def names(
    basin: BasinPath,
    employer: EmployerPath,
    response: Response,
    asking: Annotated[Asking, Depends(May("employers.read", "basin"))],
) -> NamesTold:
    """Whether people of an employer may be named in the calendars of sites, with the tag of that version."""
    with asking.standing.reading() as session:
        told = _told(session, basin, employer)
    response.headers["etag"] = _tag(told)
    return told


@router.put("/basins/{basin}/employers/{employer:path}/names")
def allow(
    basin: BasinPath,
    employer: EmployerPath,
    given: NamesGiven,
    response: Response,
    asking: Annotated[Asking, Depends(May("employers.write", "basin"))],
    if_match: IfMatch = None,
) -> NamesTold:
    """Note that an employer agrees to it, or does not any more; 404 where it has nobody in the basin."""
    standing = asking.standing
    with standing.transactions() as session:
        lock_basin(session, basin)
        before = _told(session, basin, employer)
        require_match(if_match, _tag(before), (before.model_dump(), given.model_dump()))
        if given.names != before.names:
            change = allow_names if given.names else withdraw_names
            if change(session, basin, employer, standing.clock(), asking.identity.id) == "none":
                raise unknown()
        told = _told(session, basin, employer)
    response.headers["etag"] = _tag(told)
    return told


def _told(session: Session, basin: str, employer: str) -> NamesTold:
    return NamesTold(employer=employer, names=session.get(NamesInFeedsRow, (basin, employer)) is not None)


def _tag(told: NamesTold) -> str:
    return tag_of(told.employer, told.names)
