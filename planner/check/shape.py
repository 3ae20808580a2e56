"""roster.shape: shifts, openings and appointments that are none at all.

Unknown ids, an end before its start, off the grid, across midnight, outside the week, stated twice, touching.

Off the grid or stated twice they are judged by the laws all the same; the others are left out of every count.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from planner.check.case import Case
from planner.check.presence import day_of
from planner.check.violation import Violation
from schemas.ids import AgentId, RuleId
from schemas.roster import Appointment, Opening
from schemas.shift import Shift

ID = RuleId("roster.shape")

Stated = Shift | Opening | Appointment


def check(case: Case) -> Iterator[Violation]:
    """Each fault of each shift and opening, as one."""
    for shift in case.roster.shifts:
        for fault in _faults(case, shift):
            yield _violation(shift, (shift.agent,), f"présence de {shift.agent} à {shift.site} : {fault}")
    for opening in case.roster.openings:
        for fault in _faults(case, opening):
            yield _violation(opening, (), f"ouverture de {opening.site} : {fault}")
    for appointment in case.roster.appointments:
        for fault in _faults(case, appointment):
            text = f"rendez-vous {appointment.id} : {fault}"
            agents = () if appointment.agent is None else (appointment.agent,)
            yield replace(_violation(appointment, agents, text), appointment=appointment.id)
    yield from _twice(case)
    yield from _touching(case)


def _faults(case: Case, stated: Stated) -> Iterator[str]:
    if stated.site not in case.sites:
        yield "site inconnu"
    if not isinstance(stated, Opening) and stated.agent is not None and stated.agent not in case.agents:
        yield "agent inconnu"
    start, end = case.clock.minute(stated.start), case.clock.minute(stated.end)
    slot = 1 if isinstance(stated, Appointment) else case.clock.slot
    whole = case.clock.is_whole(stated.start) and case.clock.is_whole(stated.end)
    if not whole or start % slot or end % slot:
        yield f"hors de la grille de {slot} min"
    if start >= end:
        yield "la fin n’est pas après le début"
    elif day_of(case.clock, start, end) is None:
        yield "ne tient pas dans un jour de la semaine"


def _twice(case: Case) -> Iterator[Violation]:
    counted = Counter(
        (s.agent, s.site, case.clock.minute(s.start), case.clock.minute(s.end)) for s in case.roster.shifts
    )
    for (agent, site, start, end), count in counted.items():
        if count > 1:
            text = f"présence de {agent} à {site} énoncée {count} fois"
            yield case.violation(ID, (count - 1, "facts"), text, span=(start, end), site=site, agents=[agent])


def _touching(case: Case) -> Iterator[Violation]:
    """Openings of one site that overlap or touch: an opening is unbroken, so they are one."""
    for key, site in case.sites.items():
        for before, after in pairwise(site.openings):
            if after[0] <= before[1]:
                text = f"deux ouvertures de {key} se touchent"
                yield case.violation(ID, (1, "facts"), text, span=(after[0], after[1]), site=key)


def _violation(stated: Stated, agents: tuple[AgentId, ...], text: str) -> Violation:
    return Violation(ID, stated.site, agents, None, stated.start, stated.end, 1, "facts", text)
