"""pins: shifts that must stay: those that were asked for, and those of sites that a request leaves as they are."""

from sqlmodel import Session

from planner.services.planning.composition.frame import Frame
from planner.store import facts, revisions
from planner.store.plain import looked_at
from schemas.ids import AgentId, SiteId
from schemas.roster import Baseline
from schemas.shift import Shift
from schemas.tables.request import PinRow


def pinned(session: Session, basin: str, frame: Frame, baseline: Baseline | None) -> tuple[Shift, ...]:
    """The pins of a week, in order of agent and time."""
    asked = {_shift(row, frame) for row in facts.pins(session, basin, frame.week, looked_at)}
    kept = _kept(session, basin, frame, baseline) if baseline is not None else set()
    return tuple(sorted(asked | kept, key=lambda shift: (shift.agent, shift.start, shift.site)))


def _kept(session: Session, basin: str, frame: Frame, baseline: Baseline) -> set[Shift]:
    """Where the newest request named its sites and was not answered yet: the others' shifts, as people have them.

    Who is away cannot be kept to it.
    """
    requests = facts.requests(session, basin, frame.week, looked_at)
    if not requests or requests[-1].sites is None:
        return set()
    newest = revisions.newest(session, basin, frame.week)
    if newest is not None and newest.created_at >= requests[-1].time:
        return set()
    away = facts.away(session, basin, frame.start, frame.end)
    return {
        shift
        for shift in baseline.shifts
        if shift.site not in requests[-1].sites
        and not any(row.agent == shift.agent and row.start < shift.end and shift.start < row.end for row in away)
    }


def _shift(row: PinRow, frame: Frame) -> Shift:
    start, end = frame.local(row.start), frame.local(row.end)
    return Shift(agent=AgentId(row.agent), site=SiteId(row.site), start=start, end=end)
