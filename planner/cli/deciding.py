"""deciding: the newest proposal of a week, published or put aside."""

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.roster import NoRosterError
from planner.cli.stores import the_store
from planner.cli.submitting import BY, say
from planner.store import revisions
from schemas.events.roster_requests import RosterPublishRequested, RosterRejected


def decide(shape: type[RosterPublishRequested | RosterRejected], basin: str, week: str, revision: int | None) -> int:
    """Take the decision in; gives the number of the revision."""
    with the_store() as store:
        with store.reading() as session:
            row = revisions.proposed(session, basin, week)
        if row is None or revision not in (None, row.revision):
            found = "aucune proposition" if row is None else f"seule la version {row.revision}"
            raise NoRosterError(f"{basin} {week} : {found} {'n’attend' if row is None else 'attend'}.")
        data = shape(week=week, revision=row.revision, by=BY)
        say(store, data, basin=basin, subject=f"{basin}/{week}", now=the_clock(load_settings())())
    return row.revision
