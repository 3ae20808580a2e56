"""problem_facts: what a problem states of its week as rows: absences, trainings, referents' time, bookings, pins.

Of everything that has no id in a problem the content is the id. What is stored already under another id (an absence
that was reported, a pin that came with a request) is not stored again. Facts of the week that a problem does not state
go, unless somebody reported them: absences and bookings of events stay until they are cancelled.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.services.network.importing.content_ids import content_id
from planner.services.network.importing.known import Known
from planner.services.network.importing.problem_people import Clock, dated_reasons
from schemas.problem import Problem
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import UnavailabilityRow
from schemas.tables.booking import BookingRow
from schemas.tables.consent import ConsentRow
from schemas.tables.partner import AvailabilityRow
from schemas.tables.request import PinRow
from schemas.tables.row import Row

SOURCE = "import"
"""Begins the event ids of facts that no event brought."""


@dataclass(frozen=True)
class Facts:
    """The facts of a problem's week, as they are to be and as they are no more."""

    rows: tuple[Row, ...]
    """Facts that should be stored."""
    gone: tuple[Row, ...]
    """Imported facts of the week that are stored and not stated."""


def facts_of(problem: Problem, clock: Clock, known: Known, now: datetime) -> Facts:
    """The facts of a problem; `now` is when they are imported."""
    rows: list[Row] = []
    gone: list[Row] = []
    for kept, left in (
        _absences(problem, known, now),
        _unavailabilities(problem, clock, known),
        _availabilities(problem, known),
        _bookings(problem, known, now),
        _pins(problem, known),
        _consents(problem, known),
    ):
        rows += kept
        gone += left
    return Facts(tuple(rows), tuple(gone))


def is_imported(row: AbsenceRow | BookingRow) -> bool:
    """Whether a fact came with a file and not by an event."""
    return row.event_id is None or row.event_id.startswith(SOURCE)


Split = tuple[list[Row], list[Row]]


def _absences(problem: Problem, known: Known, now: datetime) -> Split:
    stored = {(row.agent, row.start, row.end): row for row in known.absences}
    stated = {
        (agent.id, one.start, one.end): one
        for agent in problem.agents
        for one in agent.unavailable
        if one.reason == "absence"
    }
    rows: list[Row] = []
    for agent, start, end in stated:
        if (agent, start, end) in stored:
            continue
        key = content_id("absence", problem.basin, agent, start, end)
        rows.append(
            AbsenceRow(
                id=key, basin=problem.basin, agent=agent, start=start, end=end, time=now, event_id=f"{SOURCE}:{key}"
            )
        )
    return rows, [row for key, row in stored.items() if key not in stated and is_imported(row)]


def _unavailabilities(problem: Problem, clock: Clock, known: Known) -> Split:
    stated = {
        (agent.id, one.start, one.end, one.reason): UnavailabilityRow(
            id=content_id("unavailability", agent.id, one.reason, one.start, one.end),
            agent=agent.id,
            start=one.start,
            end=one.end,
            reason=one.reason,
        )
        for agent in problem.agents
        for one in dated_reasons(agent, clock)
    }
    stored = {(row.agent, row.start, row.end, row.reason): row for row in known.unavailabilities}
    return _split(stated, stored)


def _availabilities(problem: Problem, known: Known) -> Split:
    stated = {
        (referent.id, one.start, one.end): AvailabilityRow(
            id=content_id("availability", referent.id, one.start, one.end),
            referent=referent.id,
            start=one.start,
            end=one.end,
        )
        for referent in problem.referents
        for one in referent.availability
    }
    stored = {(row.referent, row.start, row.end): row for row in known.availabilities}
    return _split(stated, stored)


def _bookings(problem: Problem, known: Known, now: datetime) -> Split:
    stored = {row.id: row for row in known.bookings}
    modality = {referent.id: referent.modality for referent in problem.referents}
    rows: list[Row] = []
    for one in problem.bookings:
        row = BookingRow(
            id=one.appointment,
            basin=problem.basin,
            site=one.site,
            partner=one.partner,
            referent=one.referent,
            modality=modality[one.referent],
            start=one.start,
            end=one.end,
            time=now,
        )
        before = stored.get(one.appointment)
        if before is None:
            rows.append(row)
        elif _where_and_when(before) != _where_and_when(row):
            row.booking, row.event_id = before.booking, before.event_id
            rows.append(row)
    stated = {one.appointment for one in problem.bookings}
    return rows, [row for row in known.bookings if row.id not in stated and row.booking is None and is_imported(row)]


def _where_and_when(row: BookingRow) -> tuple[object, ...]:
    return row.site, row.partner, row.referent, row.modality, row.start, row.end


def _pins(problem: Problem, known: Known) -> Split:
    stated = {
        (pin.agent, pin.site, pin.start, pin.end): PinRow(
            id=content_id("pin", problem.basin, problem.week, pin.agent, pin.site, pin.start, pin.end),
            basin=problem.basin,
            week=problem.week,
            agent=pin.agent,
            site=pin.site,
            start=pin.start,
            end=pin.end,
        )
        for pin in problem.pins
    }
    stored = {(row.agent, row.site, row.start, row.end): row for row in known.pins}
    rows, gone = _split(stated, stored)
    return rows, [row for row in gone if isinstance(row, PinRow) and row.request is None]


def _consents(problem: Problem, known: Known) -> Split:
    stated = {(one.agent, one.date): ConsentRow(agent=one.agent, date=one.date) for one in problem.consents}
    return _split(stated, {(row.agent, row.date): row for row in known.consents})


def _split(stated: Mapping[Any, Row], stored: Mapping[Any, Row]) -> Split:
    """Rows to add, and stored rows that are not stated; what is stored already is left as it is."""
    added = [row for key, row in stated.items() if key not in stored]
    return added, [row for key, row in stored.items() if key not in stated]
