"""deciding: the newest proposal of a week, published or put aside."""

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.roster import NoRosterError
from planner.cli.stores import the_store
from planner.cli.submitting import BY, say
from planner.store import revisions
from schemas.events.roster_requests import RosterPublishRequested, RosterRejected
from schemas.tables.revision import RevisionRow


def decide(shape: type[RosterPublishRequested | RosterRejected], basin: str, week: str, revision: int | None) -> int:
    """Take the decision in; gives the number of the revision."""
    with the_store() as store:
        with store.reading() as session:
            row = revisions.proposed(session, basin, week)
        if row is None or revision not in (None, row.revision):
            raise NoRosterError(f"{basin} {week} : {_waiting(row)}")
        data = shape(week=week, revision=row.revision, by=BY)
        refused = f"Version {row.revision} : les faits ont changé depuis, ou elle changerait le passé."
        say(store, data, basin=basin, subject=f"{basin}/{week}", now=the_clock(load_settings())(), refused=refused)
    return row.revision


def _waiting(row: RevisionRow | None) -> str:
    if row is None:
        return "aucune proposition n’attend. « binome request » en demande une."
    return f"seule la version {row.revision} attend."
