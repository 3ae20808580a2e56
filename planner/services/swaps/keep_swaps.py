"""keep_swaps: a swap is proposed, taken, confirmed where the employer wants to, applied or withdrawn; the audit has it.

Each step looks at the week as it is then: what was possible when it was proposed may not be any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from config.figures import Figures
from planner.services.announce import Cause
from planner.services.facts.mark_weeks import mark_week
from planner.services.facts.weeks_touched import week_of
from planner.services.naming import masked
from planner.services.planning.compose_problem import compose_problem, frame_of
from planner.services.publishing.publication import publication_of
from planner.services.publishing.publish_revision import Occasion, add_and_publish
from planner.services.swaps.swapped import Exchange, Refused, swapped
from planner.store import audit, revisions, weeks
from planner.store.audit import Deed
from schemas.employer import Publication
from schemas.ids import AgentId, SiteId
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.shift import Shift
from schemas.tables.basin import BasinRow
from schemas.tables.swap import SwapRow

OPEN = ("proposed", "accepted")
"""States in which something may still become of a swap."""


@dataclass(frozen=True)
class Setting:
    """Where, when and by whose rules a step is taken. The basin's row is locked."""

    session: Session
    basin: BasinRow
    figures: Figures
    default: Publication
    """Which plans are published without being looked at, where an employer says nothing."""
    now: datetime
    by: str
    """Opaque id of who takes the step."""


def propose_swap(setting: Setting, swap: str, mine: Shift, theirs: Shift) -> SwapRow | Refused:
    """Propose a swap under an id that is new, where the week would stay lawful with it."""
    week = week_of(mine.start, setting.basin.timezone)
    if mine.agent == theirs.agent or week != week_of(theirs.start, setting.basin.timezone):
        return Refused("Un échange se fait entre deux personnes, dans une même semaine.")
    found = _looked_at(setting, week, mine, theirs)
    if isinstance(found, Refused):
        return found
    row = SwapRow(
        id=swap,
        basin=setting.basin.id,
        week=week,
        agent=mine.agent,
        site=mine.site,
        start=mine.start,
        end=mine.end,
        colleague=theirs.agent,
        colleague_site=theirs.site,
        colleague_start=theirs.start,
        colleague_end=theirs.end,
        made_at=setting.now,
        changed_at=setting.now,
    )
    return _became(setting, row, "proposed")


def accept_swap(setting: Setting, row: SwapRow) -> SwapRow | Refused:
    """The colleague takes it: it is applied at once, unless an employer of the two looks at every change."""
    if row.state != "proposed":
        return Refused("Cet échange n’attend pas de réponse.")
    found = _of_row(setting, row)
    if isinstance(found, Refused):
        return found
    problem, roster = found
    employers = {agent.employer for agent in problem.agents if agent.id in (row.agent, row.colleague)}
    if any(publication_of(problem, employer, setting.default) == "review" for employer in employers):
        return _became(setting, row, "accepted")
    return _applied(setting, row, problem, roster)


def confirm_swap(setting: Setting, row: SwapRow) -> SwapRow | Refused:
    """A manager confirms a swap that both want."""
    if row.state != "accepted":
        return Refused("Cet échange n’attend pas de confirmation.")
    found = _of_row(setting, row)
    return found if isinstance(found, Refused) else _applied(setting, row, *found)


def withdraw_swap(setting: Setting, row: SwapRow) -> SwapRow | Refused:
    """It is not wanted any more; one that was applied is undone by another one the other way."""
    if row.state not in OPEN:
        return Refused("Cet échange est déjà fait, ou retiré ; pour revenir en arrière, proposez l’échange inverse.")
    return _became(setting, row, "withdrawn")


def swaps_of(session: Session, basin: str) -> Sequence[SwapRow]:
    """Every swap of a basin, the oldest first."""
    asked = select(SwapRow).where(SwapRow.basin == basin)
    return session.exec(asked.order_by(col(SwapRow.made_at), col(SwapRow.id))).all()


def _of_row(setting: Setting, row: SwapRow) -> tuple[Problem, Roster] | Refused:
    frame = frame_of(setting.basin, row.week)
    mine = Shift(
        agent=AgentId(row.agent), site=SiteId(row.site), start=frame.local(row.start), end=frame.local(row.end)
    )
    theirs = Shift(
        agent=AgentId(row.colleague),
        site=SiteId(row.colleague_site),
        start=frame.local(row.colleague_start),
        end=frame.local(row.colleague_end),
    )
    return _looked_at(setting, row.week, mine, theirs)


def _looked_at(setting: Setting, week: str, mine: Shift, theirs: Shift) -> tuple[Problem, Roster] | Refused:
    """The week with the swap, where it can be; nothing is known of one that facts have planned again.

    One that is only to be looked at in calm is in line with its facts; that look begins anew on top of the swap.
    """
    stands = weeks.get(setting.session, setting.basin.id, week)
    if stands is None or weeks.touched_at(stands) > stands.planned_version:
        return Refused("Cette semaine est en train d’être replanifiée : réessayez dans un instant.")
    problem = compose_problem(setting.session, setting.basin.id, week, setting.now)
    assert problem is not None  # noqa: S101 - its basin is in hand
    problem = masked(problem)
    roster = swapped(problem, Exchange(mine, theirs), setting.figures)
    return roster if isinstance(roster, Refused) else (problem, roster)


def _applied(setting: Setting, row: SwapRow, problem: Problem, roster: Roster) -> SwapRow:
    """Publish the week with it; a proposal that waits is made anew on top of it."""
    session, basin, week = setting.session, setting.basin, row.week
    stands = weeks.get(session, basin.id, week)
    assert stands is not None  # noqa: S101 - it was looked at
    waits = revisions.proposed(session, basin.id, week) is not None
    occasion = Occasion(basin, problem, setting.figures, setting.now, Cause(), by=setting.by)
    add_and_publish(session, roster, weeks.touched_at(stands), occasion)
    if waits:
        mark_week(session, basin.id, week, None, setting.now)
    return _became(setting, row, "applied")


def _became(setting: Setting, row: SwapRow, state: str) -> SwapRow:
    row.state, row.changed_at = state, setting.now
    setting.session.add(row)
    deed = Deed(f"swap.{state}", row.id, setting.by, detail={"week": row.week})  # who swaps goes with the row
    audit.add(setting.session, setting.basin.id, deed, setting.now)
    setting.session.flush()
    return row
