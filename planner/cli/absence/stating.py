"""stating: an absence as a command gives it, against what is stored."""

from datetime import datetime

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import CommandError, Exit, WrongUseError
from planner.cli.submitting import say
from planner.store.networks import basin_of_agent
from planner.store.session import Store
from schemas.events.absences import AbsenceChanged, AbsenceReported
from schemas.ids import AbsenceId, AgentId
from schemas.tables.absence import AbsenceRow
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
    if row is None:
        raise WrongUseError(f"{agent} : agent inconnu. « binome import » fait connaître les agents.")
    return row


def put(
    store: Store,
    shape: type[AbsenceReported | AbsenceChanged],
    absence: str,
    agent: str,
    span: tuple[datetime, datetime],
) -> None:
    """Take the absence in, and say what follows."""
    basin = basin_of(store, agent)
    data = shape(absence=AbsenceId(absence), agent=AgentId(agent), start=span[0], end=span[1])
    say(store, data, basin=basin.id, subject=absence, now=the_clock(load_settings())())
    print(absence)
