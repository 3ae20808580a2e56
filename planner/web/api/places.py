"""places: a site comes, or goes once nothing needs it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from planner.services.network.change_record import add_site
from planner.services.network.importing.one_stated import site_stated
from planner.services.network.read_record import site_record
from planner.services.network.remove_site import Removed, remove_site
from planner.store.weeks import lock_basin
from planner.web.api.asking import Asking, May
from planner.web.api.problems import Refusal, unknown
from planner.web.api.records import Changed, SiteGiven, change_by, network_of, plain_of, tag_of_record
from planner.web.api.shapes import BasinPath, Told
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match
from schemas.tables.site import SiteRow

router = APIRouter(route_class=Turn, tags=["network"])


class RemovedTold(Told):
    """A site that went."""

    weeks: list[str]
    """Weeks that are planned again without it."""
    addresses: int
    """Addresses of its calendar that were closed."""


@router.post("/basins/{basin}/sites", status_code=201)
def add_a_site(
    basin: BasinPath,
    given: SiteGiven,
    response: Response,
    asking: Annotated[Asking, Depends(May("sites.write", "basin"))],
) -> Changed:
    """Know a new site, under the id that is given; 409 where one has it; coming weeks are planned again."""
    with network_of(asking) as (session, stored):
        if isinstance(given, dict) and session.get(SiteRow, str(given.get("id"))) is not None:
            raise Refusal(409, "a site has this id")
        record = site_stated(stored, None, given)
        weeks = add_site(session, basin, record, change_by(asking))
        response.headers["etag"] = tag_of_record(site_record(session, record.id))
    return Changed(weeks=list(weeks))


@router.delete("/sites/{site:path}/record")
def remove_a_site(
    site: str,
    asking: Annotated[Asking, Depends(May("sites.write", "site"))],
    if_match: IfMatch = None,
) -> RemovedTold:
    """Remove a site in the version that was read; past rosters and appointments stay.

    409 while anything needs it, with all of that: who works there, weeks in whose roster it is, appointments taken,
    cases, pins.
    """
    with asking.standing.transactions() as session:
        lock_basin(session, asking.basin)
        record = site_record(session, site)
        if record is None:
            raise unknown()
        require_match(if_match, tag_of_record(record), (plain_of(record), None))
        done = remove_site(session, site, change_by(asking))
    if not isinstance(done, Removed):
        raise Refusal(409, "the site is needed still", done)
    return RemovedTold(weeks=list(done.weeks), addresses=done.addresses)
