"""Appointments as they are listed: those taken one by one, those on offer gathered where only their times differ."""

from collections.abc import Iterable
from datetime import timedelta

from planner.show.grid import STATES, Meeting
from planner.show.words import NO_BREAK, between, clock, day, length, listed

MARKS = {"pris": "●", "libre": "○", "annulé": "✗"}
"""The signs of an appointment's state, the same on every screen; none of them says anything by colour."""

Gathered = tuple[Meeting, ...]
"""Appointments that differ in their times only; at least one."""


def gathered(meetings: Iterable[Meeting]) -> list[Gathered]:
    """The appointments in order, free ones of one day, partner, agent and length together."""
    groups: dict[object, list[Meeting]] = {}
    for number, meeting in enumerate(meetings):
        groups.setdefault(_alike(meeting) if meeting.state == STATES["offered"] else number, []).append(meeting)
    return [tuple(group) for group in groups.values()]


def times(group: Gathered) -> str:
    """When they begin: « 9 h 00, 9 h 30 et 10 h 00 »."""
    return listed([clock(meeting.start) for meeting in group])


def line(group: Gathered) -> str:
    """The whole of it: « mardi 1er décembre, 9 h 30 – 10 h 00 : CAF, visio, pris, Agent 2 »."""
    first = group[0]
    many = f"{times(group)} ({_lasting(first)} chacun)"
    hours = between(first.start, first.end) if len(group) == 1 else many
    who = f", {first.agent}" if first.agent else ""
    moved = f", déplacé (était {day(first.before.date())} à {clock(first.before)})" if first.before else ""
    what = f"{first.partner}, {first.modality}, {first.state}"
    return f"{day(first.start.date())}, {hours}{NO_BREAK}: {what}{who}{moved}"


def _alike(meeting: Meeting) -> object:
    return meeting.start.date(), meeting.partner, meeting.modality, meeting.agent, _lasting(meeting)


def _lasting(meeting: Meeting) -> str:
    return length((meeting.end - meeting.start) // timedelta(minutes=1))
