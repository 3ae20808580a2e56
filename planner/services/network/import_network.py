"""import_network: what a file states brought into the store, in one transaction, or looked at without a trace.

What the store holds and the file does not is removed only where that is wanted: otherwise nothing is changed, and it is
said what would go. A week is planned again where its problem is another one afterwards, and nowhere else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from planner.services.announce import Cause
from planner.services.calendars.all_weeks import keep_work
from planner.services.calendars.changed import raise_calendar
from planner.services.facts.mark_weeks import mark_week
from planner.services.facts.settle_weeks import settle_week
from planner.services.network.importing.difference import Change, apply, compare
from planner.services.network.importing.give_out import give_out
from planner.services.network.importing.statement import Given, Statement
from planner.services.planning.compose_problem import compose_problem
from planner.store import audit, weeks
from planner.store.audit import Deed
from planner.store.session import Store
from schemas.tables.week import WeekRow

State = Callable[[Session], Statement]
"""Makes of a file what it states, given what is stored."""

ACTION = "network.imported"
"""What the audit calls an import."""


@dataclass(frozen=True)
class Wish:
    """What is wanted of an import."""

    delete: bool = False
    """Whether what the file does not state may go."""
    keep: bool = True
    """Whether anything is stored; else it is only looked at."""


@dataclass(frozen=True)
class By:
    """Under what it is audited."""

    actor: str = "/binome/cli"
    """Who did it."""
    action: str = ACTION
    """What it is called."""
    subject: str | None = None
    """What it is done to; None: the basin."""


@dataclass(frozen=True)
class Imported:
    """What an import did, or would do."""

    changes: tuple[Change, ...]
    """Row by row."""
    given: tuple[Given, ...]
    """Rosters that were published."""
    weeks: tuple[tuple[str, str], ...]
    """Basins and weeks that are planned again."""
    refused: bool
    """Whether nothing was stored because something would go."""
    remarks: tuple[str, ...] = ()
    """What a person should know, in French."""

    @property
    def removed(self) -> tuple[Change, ...]:
        """What goes."""
        return tuple(change for change in self.changes if change.kind == "removed")


def import_network(store: Store, basins: Iterable[str], state: State, now: datetime, wish: Wish) -> Imported:
    """Bring into the store what `state` makes of a file about these basins; `now` is when that happens.

    Raises:
        InvalidInput, InputFaultsError: where the file contradicts what is stored; nothing is changed then.
    """
    with store.transaction() as session:
        weeks.lock_basins(session, basins)
        with session.begin_nested() as trial:
            done = bring_in(session, state(session), now, wish, By())
            if done.refused or not wish.keep:
                trial.rollback()
    return done


def bring_in(session: Session, statement: Statement, now: datetime, wish: Wish, by: By) -> Imported:
    """The same within a transaction that holds the basins; whatever is refused is to be rolled back."""
    changes = compare(session, statement.rows, statement.gone)
    refused = wish.keep and not wish.delete and any(change.kind == "removed" for change in changes)
    if not changes and not statement.given:
        return Imported((), (), (), refused=False, remarks=statement.remarks)
    before = {place: compose_problem(session, *place, now) for place in _planned(session, statement, now)}
    apply(session, changes)
    for given in statement.given:
        give_out(session, given, now)
        before.setdefault((given.basin, given.week), None)
    session.expire_all()
    marked = tuple(
        place
        for place, known in before.items()
        if place[1] >= _week_of(now) and compose_problem(session, *place, now) != known
    )
    for basin, week in marked:
        mark_week(session, basin, week, None, now)
        if (row := weeks.lock_basin(session, basin)) is not None:
            settle_week(session, row, week, now, Cause())
    for basin in sorted(statement.basins):
        keep_work(session, basin, now)
        raise_calendar(session, basin)  # names of sites and partners may be others
        deed = Deed(by.action, by.subject or basin, by.actor, detail=_counts(changes))
        audit.add(session, basin, deed, now)
    session.flush()
    return Imported(changes, statement.given, marked, refused, statement.remarks)


def _planned(session: Session, statement: Statement, now: datetime) -> list[tuple[str, str]]:
    """Weeks that were asked for and are not over: what is over is history, whatever a file says."""
    asked = select(WeekRow.basin, WeekRow.week).where(
        col(WeekRow.basin).in_(statement.basins), col(WeekRow.week) >= _week_of(now)
    )
    return [(basin, week) for basin, week in session.exec(asked.order_by(col(WeekRow.basin), col(WeekRow.week)))]


def _week_of(now: datetime) -> str:
    year, week, _ = now.isocalendar()
    return f"{year}-W{week:02d}"


def _counts(changes: Iterable[Change]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for change in changes:
        key = f"{change.kind} {change.table}"
        counts[key] = counts.get(key, 0) + 1
    return counts
