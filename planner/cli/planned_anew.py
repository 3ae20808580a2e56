"""planned_anew: which weeks are planned because of what a command said, and who does that."""

import sys
from collections.abc import Iterable
from datetime import datetime

from config.settings import load_settings
from planner.services.facts.weeks_touched import weeks_touched
from planner.store import weeks
from planner.store.session import Store
from schemas.tables.basin import BasinRow

Span = tuple[datetime, datetime]


def tell_touched(store: Store, basin: BasinRow, spans: Iterable[Span]) -> None:
    """Say which weeks will be planned again: those that anybody asked for."""
    touched = {week for start, end in spans for week in weeks_touched(start, end, basin.timezone)}
    with store.reading() as session:
        known = [week for week in sorted(touched) if weeks.get(session, basin.id, week) is not None]
    if known:
        tell_planned(f"À replanifier : {', '.join(known)}.")


def tell_planned(what: str) -> None:
    """Say what is to be planned, and which command does it where it runs."""
    scaled_out = load_settings().kafka_bootstrap_servers is not None
    who = "« binome worker » le fait." if scaled_out else "« binome run » ou « binome work --until-idle » le fait."
    print(what, who, file=sys.stderr)
