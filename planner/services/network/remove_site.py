"""remove_site: a site that nothing needs any more goes; past rosters, appointments and its audit stay as they were."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from planner.services.feeds.keep_feeds import feeds_of, revoke_feed
from planner.services.network.change_record import Change, known
from planner.services.network.importing.statement import Statement
from planner.services.network.site_in_use import uses_of_site
from planner.store.weeks import lock_basin
from schemas.faults import Fault
from schemas.tables.basin import TravelRow
from schemas.tables.partner import ReferentSiteRow
from schemas.tables.row import Row
from schemas.tables.site import SiteRow

ACTION = "site.removed"


@dataclass(frozen=True)
class Removed:
    """What became of it."""

    weeks: tuple[str, ...]
    """Weeks that are planned again without it."""
    addresses: int
    """Addresses of its calendar that were closed."""


def remove_site(session: Session, site: str, change: Change) -> Removed | list[Fault]:
    """Remove a site that is there, with its journeys and its place among referents' sites; or say all that needs it."""
    row = session.get_one(SiteRow, site)
    basin = lock_basin(session, row.basin)
    assert basin is not None  # noqa: S101 - its site is there
    if needed := uses_of_site(session, basin, site, change.at):
        return needed
    closed = [revoke_feed(session, feed.id, change.at, change.by) for feed in feeds_of(session, "site", site)]
    gone = Statement(frozenset({row.basin}), (), (row, *_belongings(session, row)))
    return Removed(known(session, gone, site, ACTION, change), closed.count("revoked"))


def _belongings(session: Session, row: SiteRow) -> Iterator[Row]:
    ends = or_(col(TravelRow.origin) == row.id, col(TravelRow.destination) == row.id)
    yield from session.exec(select(TravelRow).where(TravelRow.basin == row.basin, ends))
    yield from session.exec(select(ReferentSiteRow).where(ReferentSiteRow.site == row.id))
