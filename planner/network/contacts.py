"""contacts: a sheet of the addresses at which agents are reached."""

import re
from collections.abc import Collection, Iterator, Mapping

from config.addresses import ADDRESS, MOST_LETTERS
from planner.network.decoding import decode
from planner.network.faults import Fault, InputFaultsError
from planner.network.sheets.columns import header_of
from planner.network.table import Record, records
from schemas.faults import shown

_COLUMNS = ("agent", "courriel")


def contacts_in(data: bytes, name: str, known: Collection[str]) -> Mapping[str, str | None]:
    """The address of each agent of a sheet, None where it is empty; `known` are the ids of the agents there are.

    Raises:
        InputFaultsError: where it cannot be used; every fault with its line and column.
    """
    header, *rows = records(decode(data, name), name) or (Record(1, 1, ()),)
    if tuple(header_of(cell) for cell in header.fields) != _COLUMNS:
        text = shown(", ".join(header.fields))
        raise InputFaultsError([Fault(f"{name}: line 1", text, ", ".join(_COLUMNS), "name the columns so")])
    filled = [row for row in rows if any(cell.strip() for cell in row.fields)]
    faults = [fault for row in filled for fault in _faults(row, name, known)]
    first: dict[str, int] = {}
    for row in filled:
        agent = _cells(row)[0]
        if first.setdefault(agent, row.line) != row.line:
            mend = f"take it out, or line {first[agent]}"
            faults.append(Fault(f"{name}: line {row.line}, column agent", shown(agent), "each once", mend))
    if faults:
        raise InputFaultsError(faults)
    return {agent: email or None for agent, email in (_cells(row)[:2] for row in filled)}


def _cells(row: Record) -> tuple[str, ...]:
    cells = tuple(cell.strip() for cell in row.fields)
    return (*cells, "", "")[: max(len(_COLUMNS), len(cells))]


def _faults(row: Record, name: str, known: Collection[str]) -> Iterator[Fault]:
    agent, email, *beyond = _cells(row)
    place = f"{name}: line {row.line}"
    if agent not in known:
        yield Fault(
            f"{place}, column agent", shown(agent), "an agent of the network", "correct it, or import the agent"
        )
    if email and (len(email) > MOST_LETTERS or not re.fullmatch(ADDRESS, email)):
        yield Fault(f"{place}, column courriel", shown(email), "an address of e-mail, without accents", "correct it")
    if any(beyond):
        yield Fault(place, shown(", ".join(beyond)), "nothing beyond the last column", "take it out")
