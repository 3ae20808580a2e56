"""holding: what must hold once a system is at rest, whatever happened to it before."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from config.figures import load_figures
from events.codec import sha256
from planner.check.report import check
from planner.services.naming import masked
from planner.services.planning.compose_problem import compose_problem
from planner.store import revisions, weeks
from schemas.roster import Opening
from schemas.shift import Shift
from schemas.tables.dead_letter import DeadLetterRow
from schemas.tables.inbox import InboxRow
from schemas.tables.revision import OpeningRow, RevisionRow, ShiftRow
from tests.faults.agreeing import disagreements
from tests.faults.network import BASIN
from tests.faults.story import Told
from tests.faults.way import now
from tests.faults.world import World

OUTCOMES = {"applied", "superseded", "pending", "rejected"}
FACTS_MAY_BREAK = ("agent.unavailable", "site.closed", "plan.", "appointment.")
"""Laws that read facts: a revision that was overtaken by newer facts may break them, and no other."""


def faults(world: World, *, whole_history: bool = True) -> list[str]:
    """Everything that does not hold; empty where all does. Facts and rungs are compared with another run's besides.

    Where the store is younger than the bus, only what stands there now is held against each other.
    """
    with world.store.reading() as session:
        return [
            *_without_outcome(session, world.told),
            *disagreements(session, world.observer, whole_history=whole_history),
            *_unlawful(session, world.judged),
        ]


def _without_outcome(session: Session, told: list[Told]) -> Iterator[str]:
    """Every event ends once, as it must: applied, superseded, pending or rejected."""
    rows = {(row.source, row.event): row for row in session.exec(select(InboxRow))}
    letters = {row.sha256 for row in session.exec(select(DeadLetterRow))}
    for each in told:
        row = None if each.id is None else rows.get(each.id)
        if each.id is not None and (row is None or row.outcome not in OUTCOMES or row.handled_at is None):
            yield f"{each.id} has no outcome"
        hash_ = sha256(each.value)
        first = row is not None and row.hash == hash_
        ended = row.outcome if row is not None and first else "rejected" if hash_ in letters else "nothing"
        if each.ends not in {ended, "duplicate"}:
            yield f"{each.id} ended as {ended}, not as {each.ends}"
        if ended == "rejected" and hash_ not in letters:
            yield f"{each.id} was rejected without a dead letter"
    ours = {each.id for each in told if each.id is not None}
    yield from (f"{key} was told by nobody" for key in rows.keys() - ours if not key[0].startswith("/binome"))


def _unlawful(session: Session, judged: set[tuple[str, int]]) -> Iterator[str]:
    """Every stored revision passes the checker, and its rows are what its document says; each is judged once."""
    figures = load_figures()
    for row in session.exec(select(RevisionRow).order_by(col(RevisionRow.week), col(RevisionRow.revision))):
        if (row.week, row.revision) in judged:
            continue
        judged.add((row.week, row.revision))
        name = f"{row.week}/{row.revision} ({row.state})"
        problem = compose_problem(session, BASIN, row.week, now())
        week = weeks.get(session, BASIN, row.week)
        assert problem is not None
        assert week is not None
        roster = revisions.roster_of(row)
        newest = row.state in {"published", "proposed"} and row.version == week.version
        report = check(masked(problem).model_copy(update={"baseline": None}), roster, figures)
        for found in report.violations:
            if newest or not found.rule.startswith(FACTS_MAY_BREAK):
                yield f"{name} breaks {found.rule}: {found}"
        if _spans(_shifts(session, row)) != _spans(roster.shifts):
            yield f"{name}: the rows of its shifts are not what its document says"
        if _spans(_openings(session, row)) != _spans(roster.openings):
            yield f"{name}: the rows of its openings are not what its document says"


def _shifts(session: Session, of: RevisionRow) -> Sequence[ShiftRow]:
    mine = (ShiftRow.basin == of.basin, ShiftRow.week == of.week, ShiftRow.revision == of.revision)
    return session.exec(select(ShiftRow).where(*mine)).all()


def _openings(session: Session, of: RevisionRow) -> Sequence[OpeningRow]:
    mine = (OpeningRow.basin == of.basin, OpeningRow.week == of.week, OpeningRow.revision == of.revision)
    return session.exec(select(OpeningRow).where(*mine)).all()


def _spans(placed: Iterable[ShiftRow | OpeningRow | Shift | Opening]) -> list[tuple[str, datetime, datetime]]:
    return sorted((str(each.site), each.start, each.end) for each in placed)
