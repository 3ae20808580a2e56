"""settle_weeks: what follows from new facts without a solver, once for all facts of a transaction.

Cases that are due have slots reserved, offered slots that the published revision no longer carries are withdrawn, and
alerts are brought in line. Facts only note which weeks they touch, and whom; a burst of them costs one look at each
week, and only at the sites where those people may work.
"""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from config.alerts import load_alert_figures
from planner.services.alerts.keep_alerts import Standing, keep_alerts
from planner.services.alerts.keep_cases import keep_noted
from planner.services.announce import Cause
from planner.services.calendars.changed import raise_noted
from planner.services.facts.mark_weeks import tell_planner
from planner.services.facts.touched_weeks import take_touched
from planner.services.naming import masked
from planner.services.planning.compose_problem import compose_problem
from planner.services.slots.impossible_slots import Ground, impossible
from planner.services.slots.kept_slots import keep, slots_of_week, tell
from planner.services.slots.near_slots import nearest, nearness
from planner.services.slots.slot_states import TRANSITIONS
from planner.services.slots.told_slot import Reason, Slot, SlotEvent
from planner.store import revisions, weeks
from planner.store.networks import sites_of_agents
from planner.store.weeks import lock_basin
from schemas.ids import AppointmentId
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.tables.basin import BasinRow


def settle_touched(session: Session, now: datetime) -> None:
    """Settle cases and weeks that facts of this transaction touch, and tell the planner; once, before its commit."""
    keep_noted(session, now)
    raise_noted(session)
    for touched in take_touched(session):
        row = lock_basin(session, touched.basin)
        if row is not None:
            cause = Cause.of(*touched.causes)
            tell_planner(session, touched.basin, touched.week, cause, now)
            if touched.agents is None:
                settle_week(session, row, touched.week, now, cause)
            elif revisions.published_among(session, row.id, (touched.week,)):  # else nobody counts on them yet
                settle_week(session, row, touched.week, now, cause, sites_of_agents(session, touched.agents))


def settle_week(
    session: Session, basin: BasinRow, week: str, now: datetime, cause: Cause, sites: Collection[str] | None = None
) -> None:
    """Withdraw what has become impossible, and keep the alerts of the week; where sites are given, only theirs."""
    problem = compose_problem(session, basin.id, week, now, sites)
    row = weeks.get(session, basin.id, week)
    if problem is None or row is None:
        return
    roster = problem.baseline
    risk = frozenset[AppointmentId]()
    if roster is not None:
        risk = _withdraw(session, basin, problem, roster, now, cause)
    proposed = revisions.proposed(session, basin.id, week)
    contradicted = proposed is not None and revisions.roster_of(proposed).status == "none"
    standing = Standing(masked(problem), roster, contradicted, row.races, risk, whole=sites is None)
    keep_alerts(session, standing, load_alert_figures(), now, cause)


def _withdraw(
    session: Session, basin: BasinRow, problem: Problem, roster: Roster, now: datetime, cause: Cause
) -> frozenset[AppointmentId]:
    """Take back offered slots (contract of the bus, 6); those taken and impossible wait for the planner."""
    slots = slots_of_week(session, basin.id, problem.week)
    ground = Ground.of(roster, basin.timezone, problem.sites, problem.agents, problem.referents)
    carried = impossible(slots, ground, now)
    gone = {slot.id for slot, _ in carried.withdrawn}
    left = [slot for slot in slots if slot.id not in gone]
    near = nearness(session, basin.id) if gone else {}
    events = [_withdrawn(slot, reason, nearest(slot, left, now, near)) for slot, reason in carried.withdrawn]
    keep(session, basin.id, problem.week, [*(event.slot for event in events), *carried.attended], now, cause)
    tell(session, basin, events, now, cause)
    return frozenset(AppointmentId(slot.id) for slot, _ in carried.at_risk)


def _withdrawn(slot: Slot, reason: Reason, others: tuple[Slot, ...]) -> SlotEvent:
    return SlotEvent("withdrawn", slot.told(TRANSITIONS[slot.state]["withdraw"], slot.revision), reason, others)
