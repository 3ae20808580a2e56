"""sheets_stated: what is stored, and what sheets that are read one after the other make of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from planner.network.faults import Fault
from planner.services.network.importing.difference import key_of
from schemas.tables.agent import AgentRow, ContractRow
from schemas.tables.row import Row
from schemas.tables.site import SiteRow


@dataclass
class Sheets:
    """What is stored, and what the sheets make of it so far."""

    session: Session
    sites: dict[str, SiteRow]
    agents: dict[str, AgentRow]
    contracts: Sequence[ContractRow]
    rows: list[Row] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    basins: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


def missing(stored: Iterable[Row], stated: Iterable[Row]) -> Iterator[Row]:
    """What is stored and not stated."""
    keys = {(type(row), key_of(row)) for row in stated}
    return (row for row in stored if (type(row), key_of(row)) not in keys)
