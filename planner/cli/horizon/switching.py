"""switching: a basin's planning ahead, on or off."""

import sys

from config.horizon import load_horizon
from config.settings import load_settings
from planner.cli.answers import unknown_basin
from planner.cli.clock import the_clock
from planner.cli.planned_anew import tell_planned
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.planning.switch_horizon import switch_horizon


def switch(basin: str, *, on: bool) -> None:
    """Switch it, and say what follows."""
    with the_store() as store, store.transaction() as session:
        fresh = switch_horizon(session, basin, load_horizon(), the_clock(load_settings())(), on=on, by=BY)
    if fresh is None:
        raise unknown_basin(basin)
    print("Horizon activé." if on else "Horizon arrêté.", file=sys.stderr)
    if fresh:
        tell_planned(f"À planifier : {', '.join(fresh)}.")
