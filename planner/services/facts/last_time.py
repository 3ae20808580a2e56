"""last_time: when the thing an event is about was last told of; what we say of it ourselves comes after that.

Of all events about one thing the greatest (`time`, then `id`) counts: a clock that went back, or one elsewhere that is
ahead, must not make a manager's own word the older one (contract of the bus, 2).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session

from schemas.envelope import Envelope
from schemas.tables.absence import AbsenceRow
from schemas.tables.booking import BookingRow
from schemas.tables.case import CaseRow
from schemas.tables.closure import ClosureRow
from schemas.tables.row import Row

_ROWS: Mapping[str, type[Row]] = {
    "absence": AbsenceRow,
    "closure": ClosureRow,
    "case": CaseRow,
    "slot": BookingRow,
}
"""By the field that names the thing: where its last time stands."""
_STEP = timedelta(milliseconds=1)


def after_the_last(session: Session, event: Envelope) -> Envelope:
    """The event, at its own time or just after what was last told of its thing."""
    for name, table in _ROWS.items():
        key = getattr(event.data, name, None)
        last: datetime | None = None if key is None else getattr(session.get(table, key), "time", None)
        if last is not None and event.time < last + _STEP:
            return event.model_copy(update={"time": last + _STEP})
    return event
