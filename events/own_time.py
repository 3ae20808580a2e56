"""own_time: when we say something ourselves: never before what was said earlier, whatever the clock does."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session

from events import outbox

STEP = timedelta(milliseconds=1)
_SAID = "binome.said"


@dataclass
class _Said:
    """What a transaction has said of a basin."""

    latest: datetime
    subjects: set[str] = field(default_factory=set)


def own_time(session: Session, basin: str, subject: str, now: datetime) -> datetime:
    """Now, or a little later: after all that others said of the basin, and what this transaction said of the subject.

    The basin's row is locked by now; messages are stored in the order in which their times are asked for.
    """
    basins: dict[str, _Said] = session.info.setdefault(_SAID, {})
    if basin not in basins:
        last = outbox.last_time(session, basin)
        basins[basin] = _Said(now if last is None else max(now, last + STEP))
    said = basins[basin]
    if subject in said.subjects:
        said.latest += STEP
        said.subjects.clear()
    said.subjects.add(subject)
    return said.latest
