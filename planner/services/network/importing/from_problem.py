"""from_problem: what a problem file states: its network, the facts of its week, the roster that people have."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from planner.network.territory import METROPOLE, territory_of
from planner.services.network.importing.difference import key_of
from planner.services.network.importing.known import Known, known_of
from planner.services.network.importing.problem_facts import facts_of
from planner.services.network.importing.problem_history import history_rows
from planner.services.network.importing.problem_network import basin_row, network_rows, stored_network
from planner.services.network.importing.problem_people import Clock, clock_of, people_rows, stored_people
from planner.services.network.importing.statement import Given, Statement
from planner.store import networks
from schemas.errors import InvalidInput
from schemas.faults import Fault, below, shown
from schemas.problem import Problem
from schemas.tables.row import Row


def state_problem(session: Session, problem: Problem, now: datetime) -> Statement:
    """What a problem states; `now` is when it is imported, its own is not looked at.

    Raises:
        InvalidInput: where something belongs to another basin already.
    """
    _refuse_foreign(session, problem)
    known = _known(session, problem)
    basin = basin_row(problem, known)
    clock = clock_of(problem, basin)
    network = [*network_rows(problem, basin, known), *people_rows(problem, basin, known)]
    facts = facts_of(problem, clock, known, now)
    worked, forgotten = history_rows(problem, known)
    gone = [*_missing(network, [*stored_network(known), *stored_people(known)]), *facts.gone, *forgotten]
    return Statement(
        basins=frozenset({str(problem.basin)}),
        rows=(*network, *worked, *facts.rows),
        gone=tuple(gone),
        given=tuple(_given(problem, known)),
    )


def _known(session: Session, problem: Problem) -> Known:
    week = Clock(problem.week, ZoneInfo(problem.timezone), territory_of(METROPOLE))
    return known_of(session, problem.basin, problem.week, week.start, week.end)


def _missing(stated: Iterable[Row], stored: Iterable[Row]) -> Iterator[Row]:
    """Stored rows that are not stated."""
    keys = {(type(row), key_of(row)) for row in stated}
    return (row for row in stored if (type(row), key_of(row)) not in keys)


def _given(problem: Problem, known: Known) -> Iterator[Given]:
    """The baseline, unless people have that one already."""
    if problem.baseline is not None and (known.baseline is None or problem.baseline != known.baseline):
        yield Given(problem.basin, problem.week, problem.baseline)


def _refuse_foreign(session: Session, problem: Problem) -> None:
    """One basin each: an agent, a site or a referent of another one is not taken over."""
    faults: list[Fault] = []
    for part, basin_of in (
        ("sites", networks.basin_of_site),
        ("agents", networks.basin_of_agent),
        ("referents", networks.basin_of_referent),
    ):
        for place, one in enumerate(getattr(problem, part)):
            basin = basin_of(session, one.id)
            if basin not in (None, problem.basin):
                expected = f"an id that basin {shown(basin)} does not have"
                mend = "give it another id, or merge the basins"
                faults.append(Fault(below("", part, place, "id"), shown(one.id), expected, mend))
    if faults:
        raise InvalidInput(faults)
