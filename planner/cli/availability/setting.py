"""setting: a referent's time as a command gives it, taken in as the event does."""

from collections.abc import Sequence
from datetime import datetime

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.submitting import say
from planner.store.networks import basin_of_referent
from planner.store.session import Store
from schemas.events.data import Span
from schemas.events.partner_availability import AvailabilitySet
from schemas.ids import ReferentId
from schemas.tables.basin import BasinRow

Times = tuple[datetime, datetime]


def basin_of(store: Store, referent: str) -> BasinRow:
    """The basin that a referent's time is granted to."""
    with store.reading() as session:
        key = basin_of_referent(session, referent)
        row = None if key is None else session.get(BasinRow, key)
    if row is None:
        raise WrongUseError(f"{referent} : référent inconnu. « binome import » fait connaître les référents.")
    return row


def put(store: Store, referent: str, window: Times, free: Sequence[Times]) -> None:
    """Replace what was known of the window."""
    data = AvailabilitySet(
        referent=ReferentId(referent),
        window=Span(start=window[0], end=window[1]),
        availability=tuple(Span(start=start, end=end) for start, end in free),
    )
    basin = basin_of(store, referent)
    say(store, data, basin=basin.id, subject=referent, now=the_clock(load_settings())())
