"""record_training: people are away for the trainings that were planned, and the weeks of these are planned again."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, select

from config.training import TrainingFigures
from planner.core.skills.trainings import Training
from planner.services.facts.mark_weeks import mark_week
from planner.services.facts.weeks_touched import iso_week
from planner.services.network.importing.content_ids import content_id
from planner.services.planning.compose_problem import frame_of
from planner.services.planning.label_meanwhile import training_span
from planner.services.spans import utc
from planner.store import audit, weeks
from planner.store.audit import Deed
from planner.store.weeks import lock_basin
from schemas.tables.agent import SkillRow, UnavailabilityRow


def record_training(
    session: Session,
    basin: str,
    trainings: Sequence[Training],
    figures: TrainingFigures,
    now: datetime,
    *,
    by: str,
) -> int:
    """Store when people are away for their trainings, and what they know from then on; gives how many days are new.

    Weeks that were asked for are planned again. Somebody who did not learn it after all is stated without it in the
    next import, as every training is.
    """
    row = lock_basin(session, basin)
    if row is None:
        return 0
    new, touched = 0, set[str]()
    for training in trainings:
        for day in training.dates:
            week = iso_week(day)
            start, end = utc(*training_span(day, frame_of(row, week), figures))
            key = content_id("unavailability", training.agent, "training", start, end)
            if session.get(UnavailabilityRow, key) is None:
                session.add(UnavailabilityRow(id=key, agent=training.agent, start=start, end=end, reason="training"))
                new, touched = new + 1, {*touched, week}
        _know(session, training)
    session.flush()
    if new:
        detail = {"agents": sorted({each.agent for each in trainings}), "intervals": new}
        audit.add(session, basin, Deed("trainings.planned", basin, by, detail=detail), now)
    for week in sorted(touched):
        if weeks.get(session, basin, week) is not None:
            mark_week(session, basin, week, None, now)
    return new


def _know(session: Session, training: Training) -> None:
    """Have somebody hold the skill from the day after the training."""
    held = session.exec(select(SkillRow).where(SkillRow.agent == training.agent)).all()
    first = training.dates[-1] + timedelta(days=1)
    if any(row.code == training.partner and row.valid_from == first for row in held):
        return
    place = max((row.ordinal for row in held), default=-1) + 1
    session.add(SkillRow(agent=training.agent, ordinal=place, code=training.partner, valid_from=first))
