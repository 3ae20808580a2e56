"""stating: an absence as a command gives it, against what is stored."""

from difflib import get_close_matches

from sqlmodel import select

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import CommandError, Exit, WrongUseError
from planner.cli.planned_anew import Span, tell_touched
from planner.cli.submitting import say
from planner.store.networks import basin_of_agent
from planner.store.session import Store
from schemas.events.absences import AbsenceChanged, AbsenceReported
from schemas.ids import AbsenceId, AgentId
from schemas.tables.absence import AbsenceRow
from schemas.tables.agent import AgentRow
from schemas.tables.basin import BasinRow


class UnknownAbsenceError(CommandError):
    """There is no such absence."""

    exit = Exit.NO


def stored(store: Store, absence: str) -> AbsenceRow | None:
    """What is known of an absence."""
    with store.reading() as session:
        return session.get(AbsenceRow, absence)


def known(store: Store, absence: str) -> AbsenceRow:
    """What is known of an absence that must be there."""
    row = stored(store, absence)
    if row is None or row.agent is None:
        raise UnknownAbsenceError(f"{absence} : aucune absence de ce nom.")
    return row


def basin_of(store: Store, agent: str) -> BasinRow:
    """The basin of an agent."""
    with store.reading() as session:
        key = basin_of_agent(session, agent)
        row = None if key is None else session.get(BasinRow, key)
        close = [] if row is not None else get_close_matches(agent, session.exec(select(AgentRow.id)).all())
    if row is None:
        meant = f"Peut-être {' ou '.join(close)} ?" if close else "« binome import » fait connaître les agents."
        raise WrongUseError(f"{agent} : agent inconnu. {meant}")
    return row


def put(
    store: Store,
    shape: type[AbsenceReported | AbsenceChanged],
    absence: str,
    agent: str,
    span: Span,
) -> None:
    """Take the absence in, and say what follows."""
    basin, before = basin_of(store, agent), stored(store, absence)
    data = shape(absence=AbsenceId(absence), agent=AgentId(agent), start=span[0], end=span[1])
    say(store, data, basin=basin.id, subject=absence, now=the_clock(load_settings())())
    tell_touched(store, basin, [span, *spans_of(before)])
    print(absence)


def spans_of(row: AbsenceRow | None) -> list[Span]:
    """When a stored absence keeps its agent away."""
    if row is None or row.cancelled or row.start is None or row.end is None:
        return []
    return [(row.start, row.end)]
