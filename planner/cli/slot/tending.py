"""tending: what a site does with a slot at its counter; it stays off the bus and is written down."""

from collections.abc import Callable

from config.settings import load_settings
from planner.cli.answers import put_line
from planner.cli.clock import the_clock
from planner.cli.slot.shown import lines, row_of
from planner.cli.slot.telling import RefusedSlotError
from planner.cli.stores import the_store
from planner.cli.submitting import SOURCE
from planner.services.slots.tend_slot import NotTended
from planner.services.slots.told_slot import Slot
from planner.store.weeks import lock_basin

BY = SOURCE
"""Who stands behind it, in the audit."""


def tend(slot: str, deed: Callable[..., Slot | NotTended], *details: object) -> None:
    """Do it, and show the slot as it is then; `RefusedSlotError` where it is out of place."""
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        basin = row_of(session, slot).basin
        lock_basin(session, basin)
        session.expire_all()
        done = deed(session, row_of(session, slot), *details, now, BY)
        if isinstance(done, NotTended):
            near = lines(session, basin, done.alternatives)
            raise RefusedSlotError(
                "\n".join([f"{slot} : {done.text}", *(["Les plus proches :", *near] if near else [])])
            )
        for line in lines(session, basin, [done]):
            put_line(line)
