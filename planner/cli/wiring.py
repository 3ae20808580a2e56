"""The composition root: where settings, figures and the clock are turned into what the planner takes as arguments."""

import time

from config.settings import load_settings
from planner.core.limits import Limits


def limits(seconds: float | None, began: float | None) -> Limits:
    """The time a plan may take, counted from the beginning of the call; as it is set where none is asked for."""
    allowed = load_settings().solve_seconds if seconds is None else seconds
    return Limits(allowed, time.monotonic, time.monotonic() if began is None else began)
