"""weeks: the locks of basins, the versions of weeks, and which weeks are stale.

A transaction that writes the outbox calls `lock_basin` first; of several basins in the order of their ids.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import tuple_
from sqlmodel import Session, col, select

from planner.store import at_hand
from planner.store.rows import add_if_new
from schemas.tables.basin import BasinRow
from schemas.tables.week import CAUSES_KEPT, WeekRow

_LOOKED_UP = 400
"""Weeks in one query: databases bound the number of parameters."""


def lock_basin(session: Session, basin: str) -> BasinRow | None:
    """Hold a basin's row until the transaction ends; None where there is no such basin.

    Rows that only refer to it wait for nobody. On SQLite the transaction is alone already.
    """
    held = at_hand.known(session, BasinRow, basin)
    if held is not None:
        return held
    asked = (
        select(BasinRow)
        .where(BasinRow.id == basin)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    row = session.exec(asked).first()
    return None if row is None else at_hand.keep(session, BasinRow, basin, row)


def lock_basins(session: Session, basins: Iterable[str]) -> dict[str, BasinRow]:
    """Hold the rows of several basins, by id; in the order of their ids, so that nobody waits in a circle."""
    wanted = sorted(set(basins))
    missing = [basin for basin in wanted if at_hand.known(session, BasinRow, basin) is None]
    asked = (
        select(BasinRow).where(col(BasinRow.id).in_(missing)).order_by(col(BasinRow.id)).with_for_update(key_share=True)
    )
    for row in session.exec(asked.execution_options(populate_existing=True)) if missing else ():
        at_hand.keep(session, BasinRow, row.id, row)
    held = ((basin, at_hand.known(session, BasinRow, basin)) for basin in wanted)
    return {basin: row for basin, row in held if row is not None}


def get(session: Session, basin: str, week: str) -> WeekRow | None:
    """A week as it stands; None where no fact was ever stored for it and none asked for it."""
    if at_hand.is_known(session, WeekRow, (basin, week)):
        return at_hand.known(session, WeekRow, (basin, week))
    return session.get(WeekRow, (basin, week), populate_existing=True)


def look_up(session: Session, wanted: Iterable[tuple[str, str]]) -> None:
    """Hold many weeks that facts are about to touch, by basin and week, and know which nobody has asked for yet.

    Their basins are held, so that none of them comes about meanwhile.
    """
    missing = sorted({key for key in wanted if not at_hand.is_known(session, WeekRow, key)})
    key = (col(WeekRow.basin), col(WeekRow.week))
    for start in range(0, len(missing), _LOOKED_UP):
        some = missing[start : start + _LOOKED_UP]
        asked = select(WeekRow).where(tuple_(*key).in_(some)).order_by(*key).with_for_update(key_share=True)
        rows = session.exec(asked.execution_options(populate_existing=True))
        at_hand.keep_found(session, WeekRow, some, {(row.basin, row.week): row for row in rows})


def touched_at(row: WeekRow) -> int:
    """The version that the last fact has brought: that a week is looked at again in calm makes no proposal older."""
    return row.planned_version if row.calm else row.version


def hold(session: Session, basin: str, week: str) -> WeekRow:
    """A week's row, made where there is none, and held until the transaction ends. Its basin must exist."""
    known = at_hand.known(session, WeekRow, (basin, week))
    if known is not None:
        return known
    asked = select(WeekRow).where(WeekRow.basin == basin, WeekRow.week == week)
    held = asked.with_for_update(key_share=True).execution_options(populate_existing=True)
    row = session.exec(held).first()
    if row is None:
        add_if_new(session, WeekRow(basin=basin, week=week))
        row = session.exec(held).one()
    return at_hand.keep(session, WeekRow, (basin, week), row)


def raise_version(session: Session, basin: str, week: str, cause: str | None, *, at: datetime) -> int:
    """Raise a week's version by one because of a fact, and give the new one; the week is stale from `at` on.

    `cause` is the id of the event that brought the fact, None where no event did. It needs no lock of its own:
    increments that come together are all counted. The basin must exist.
    """
    row = hold(session, basin, week)
    if row.calm:
        row.cause, row.cause_count = [], 0  # these have had their plan
    row.version += 1
    row.calm = False
    row.stale_since = row.stale_since or at
    if cause is not None:
        row.cause_count += 1
        if len(row.cause) < CAUSES_KEPT:
            row.cause = [*row.cause, cause]
    return row.version


def plan_on(
    session: Session, basin: str, week: str, cause: Sequence[str], count: int, *, calm: bool, at: datetime
) -> None:
    """Have a week that is in line with its facts planned once more, for what its last plan was made for.

    `calm`: without hurry, until a fact comes. `cause` are the first events that led to it, of so many.
    """
    raise_version(session, basin, week, None, at=at)
    row = hold(session, basin, week)
    row.calm, row.cause, row.cause_count = calm, list(cause), count
    session.add(row)


def awaited_by(row: WeekRow, events: Collection[str]) -> bool:
    """Whether a week is still to be planned because of one of these events; not where it is only looked at again."""
    return not row.calm and not set(events).isdisjoint(row.cause)


def planned(session: Session, basin: str, week: str, version: int) -> None:
    """Note that a plan made from that version is stored: lost races and causes are those of the next plan from now on.

    The caller has seen, holding the basin, that the week's version is still that one.
    """
    row = hold(session, basin, week)
    row.planned_version = version
    row.races, row.cause, row.cause_count, row.calm = 0, [], 0, False
    if row.version <= version:
        row.stale_since = None
    session.add(row)
    session.flush()


def lost_race(session: Session, basin: str, week: str) -> int:
    """Note that facts overtook a plan before it was stored; how many times in a row now."""
    row = hold(session, basin, week)
    row.races += 1
    session.add(row)
    session.flush()
    return row.races


def rejected(session: Session, basin: str, week: str, version: int) -> None:
    """Note that the proposal made from that version was rejected: no other is made until a fact changes.

    Nor is one looked for in calm.
    """
    row = hold(session, basin, week)
    if row.calm and version == touched_at(row):
        version = row.version
        planned(session, basin, week, version)
    row.rejected_version = version
    session.add(row)
    session.flush()


def stale(session: Session, basin: str | None = None) -> Sequence[WeekRow]:
    """Weeks whose plan knows an older version, of one basin or of all; the one that waits longest first."""
    asked = select(WeekRow).where(col(WeekRow.version) > col(WeekRow.planned_version))
    if basin is not None:
        asked = asked.where(WeekRow.basin == basin)
    return session.exec(asked.order_by(col(WeekRow.stale_since), col(WeekRow.basin), col(WeekRow.week))).all()


def hurried_since(session: Session, at: datetime) -> bool:
    """Whether facts have made a week of any basin stale after an instant, and it still is."""
    is_stale = col(WeekRow.version) > col(WeekRow.planned_version)
    asked = select(WeekRow.week).where(is_stale, col(WeekRow.calm).is_(False), col(WeekRow.stale_since) > at)
    return session.exec(asked.limit(1)).first() is not None


def of_basin(session: Session, basin: str, first: str, last: str) -> Sequence[WeekRow]:
    """Weeks of a basin from one ISO week to another, both included, in order."""
    asked = select(WeekRow).where(WeekRow.basin == basin, WeekRow.week >= first, WeekRow.week <= last)
    return session.exec(asked.order_by(col(WeekRow.week))).all()
