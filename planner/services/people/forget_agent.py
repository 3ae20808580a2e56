"""forget_agent: somebody who has left is forgotten; past rosters keep a pseudonym, so that they still add up.

What stood on the bus stays there as long as the bus keeps it; a person has no name there, only the id of before.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import and_
from sqlmodel import Session, col, delete, select, update

from planner.services.access.accounts import forget_accounts, scope_of
from planner.services.facts.mark_weeks import mark_week
from planner.services.facts.weeks_touched import week_of
from planner.services.naming import token
from planner.store import audit, weeks
from planner.store.audit import Deed
from planner.store.holding import holding
from schemas.ids import AgentId
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import AgentRow
from schemas.tables.alert import AlertRow
from schemas.tables.audit import AuditRow
from schemas.tables.feed import FeedRow
from schemas.tables.identity import IdentityRow
from schemas.tables.request import PinRow
from schemas.tables.revision import AppointmentRow, RevisionRow, ShiftRow
from schemas.tables.seat import SeatRow
from schemas.tables.slot import SlotRow

ACTION = "agent.forgotten"
FOREVER = "9999-W53"
STANDING = ("published", "proposed")

Refusal = Literal["unknown", "planned"]
"""Nobody has that id; or they are to work still."""


@dataclass(frozen=True)
class Forgotten:
    """Somebody who is forgotten."""

    pseudonym: str
    """What stands for them in past rosters."""


def forget_agent(session: Session, agent: str, now: datetime, by: str) -> Forgotten | Refusal:
    """Forget somebody; weeks that are not over are planned again without them."""
    row = session.get(AgentRow, agent)
    basin = None if row is None else weeks.lock_basin(session, row.basin)
    if row is None or basin is None:
        return "unknown"
    if _is_planned(session, basin.id, agent, now):
        return "planned"
    pseudonym = f"parti-{secrets.token_hex(6)}"
    _rename(session, basin.id, agent, pseudonym)
    session.exec(delete(AbsenceRow).where(col(AbsenceRow.agent) == agent))
    session.exec(delete(PinRow).where(col(PinRow.agent) == agent))
    session.exec(delete(SeatRow).where(col(SeatRow.holder) == agent))
    session.exec(delete(FeedRow).where(col(FeedRow.kind) == "agent", col(FeedRow.subject) == agent))
    session.exec(delete(IdentityRow).where(col(IdentityRow.kind) == "agent", col(IdentityRow.ours) == agent))
    forget_accounts(session, agent)
    session.delete(row)
    session.flush()
    for week in weeks.of_basin(session, basin.id, week_of(now, basin.timezone), FOREVER):
        mark_week(session, basin.id, week.week, None, now)
    audit.add(session, basin.id, Deed(ACTION, pseudonym, by), now)
    return Forgotten(pseudonym)


def _is_planned(session: Session, basin: str, agent: str, now: datetime) -> bool:
    """Whether a roster that people have, or are about to have, gives them something to do."""
    of_it = and_(
        col(RevisionRow.basin) == ShiftRow.basin,
        col(RevisionRow.week) == ShiftRow.week,
        col(RevisionRow.revision) == ShiftRow.revision,
    )
    asked = select(ShiftRow).join(RevisionRow, of_it).where(ShiftRow.basin == basin, ShiftRow.agent == agent)
    given = asked.where(col(ShiftRow.end) > now, col(RevisionRow.state).in_(STANDING))
    return session.exec(given.limit(1)).first() is not None


def _rename(session: Session, basin: str, agent: str, pseudonym: str) -> None:
    for kind in (ShiftRow, AppointmentRow, SlotRow):
        session.exec(update(kind).where(col(kind.agent) == agent).values(agent=pseudonym))
    for name in ("subject", "actor"):
        column = col(getattr(AuditRow, name))
        session.exec(update(AuditRow).where(column == agent).values({name: pseudonym}))
    for deed in session.exec(select(AuditRow).where(audit.detail_holds(session, [agent, scope_of(agent)]))):
        deed.detail = {name: _named(each, agent, pseudonym) for name, each in deed.detail.items()}
        session.add(deed)
    _rename_in_rosters(session, basin, agent, pseudonym)
    alerts = select(AlertRow).where(AlertRow.basin == basin, holding(session, AlertRow.data, _ways(agent)))
    for alert in session.exec(alerts):
        alert.data = {name: _named(each, agent, pseudonym) for name, each in alert.data.items()}
        session.add(alert)
    session.flush()


def _rename_in_rosters(session: Session, basin: str, agent: str, pseudonym: str) -> None:
    """One document after the other: PostgreSQL breaks off who asks it nothing for too long."""
    asked = select(RevisionRow.week, RevisionRow.revision).where(RevisionRow.basin == basin)
    for week, revision in session.exec(asked.where(holding(session, RevisionRow.roster, _ways(agent)))).all():
        stored = session.get_one(RevisionRow, (basin, week, revision))
        stored.roster = _in_json(_named(json.loads(stored.roster), agent, pseudonym))
        session.add(stored)
        session.flush()


def _ways(agent: str) -> tuple[str, ...]:
    """In which ways a document names an agent: by the id, by the scope, or in a sentence."""
    return (_in_json(agent), _in_json(scope_of(agent)), _in_json(token(AgentId(agent)))[1:-1])


def _in_json(value: object) -> str:
    """As documents have it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _named(value: object, agent: str, pseudonym: str) -> object:
    """A document in which an agent has another id, in its sentences too."""
    if isinstance(value, dict):
        return {key: _named(each, agent, pseudonym) for key, each in value.items()}
    if isinstance(value, list):
        return [_named(each, agent, pseudonym) for each in value]
    if isinstance(value, str):
        if value in (agent, scope_of(agent)):
            return value.removesuffix(agent) + pseudonym
        return value.replace(token(AgentId(agent)), token(AgentId(pseudonym)))
    return value
