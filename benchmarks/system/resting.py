"""resting: everything that waits is brought to rest, and what was done is counted: solves, effects, what was told."""

import time
from collections import Counter
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from benchmarks.system.asking import applied, ask, handled, wait, waiting
from benchmarks.system.ground import Ground
from benchmarks.system.outside import Listener
from events import outbox
from schemas.events import full_name
from schemas.tables.revision import RevisionRow

_QUIET_SECONDS = 3.0


@dataclass(frozen=True)
class Rested:
    """What was found once nothing waited any more."""

    seconds: float
    """From the first revision that was stored to the last."""
    solves: int
    """Revisions that were stored meanwhile."""
    applied: int
    """Events that took effect."""
    lost: int
    """Stored revisions that were published and that nobody outside heard of."""
    repeated: int
    """Revisions that were heard of more than once."""


def at_rest(ground: Ground, events: int, before: int, seconds: float) -> Rested:
    """Wait until so many events were handled and every week is planned; `before` are the revisions there were.

    Raises:
        TimeoutError: where that takes longer than so many seconds.
    """
    store = ground.store()
    wait(store, lambda session: _revisions(session) > before, seconds)
    began, first = time.monotonic(), ask(store, _revisions)
    wait(store, lambda session: not waiting(session) and handled(session) >= events, seconds)
    ended = time.monotonic()
    wait(store, lambda session: outbox.depth(session) == 0, seconds)
    made, effects = ask(store, _revisions), ask(store, applied)
    published = ask(store, _published)
    store.close()
    heard = _heard(ground)
    lost = sum(key not in heard for key in published)
    repeated = sum(count > 1 for count in heard.values())
    return Rested(ended - began, made - first, effects, lost, repeated)


def _heard(ground: Ground) -> Counter[tuple[str, int]]:
    """How often each published revision was heard of, by basin, week and number."""
    found: Counter[tuple[str, int]] = Counter()
    with Listener(ground, "binome.rosters") as listener:
        until = time.monotonic() + _QUIET_SECONDS
        while time.monotonic() < until:
            for each in listener.poll():
                until = time.monotonic() + _QUIET_SECONDS
                if each.type == full_name("roster.published"):
                    found[each.subject, each.data["revision"]] += 1
    return found


def _revisions(session: Session) -> int:
    return session.exec(select(func.count()).select_from(RevisionRow)).one()


def _published(session: Session) -> list[tuple[str, int]]:
    """Every revision that was ever published."""
    asked = select(RevisionRow).where(col(RevisionRow.published_at).is_not(None))
    return [(f"{row.basin}/{row.week}", row.revision) for row in session.exec(asked)]
