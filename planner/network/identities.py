"""identities: a sheet of what tools outside call the agents."""

from collections.abc import Collection, Iterator

from planner.network.decoding import decode
from planner.network.faults import Fault, InputFaultsError
from planner.network.sheets.columns import header_of
from planner.network.table import Record, records
from schemas.faults import shown
from schemas.tables.identity import IdentityRow

_COLUMNS = ("système", "externe", "agent")
_MOST = 200


def identities_in(data: bytes, name: str, systems: Collection[str], agents: Collection[str]) -> tuple[IdentityRow, ...]:
    """The identities of a sheet, each external id once.

    Raises:
        InputFaultsError: where it cannot be used; every fault with its line and column.
    """
    header, *rows = records(decode(data, name), name) or (Record(1, 1, ()),)
    wanted = tuple(header_of(column) for column in _COLUMNS)
    found = tuple(header_of(cell) for cell in header.fields)
    if found != wanted:
        text = shown(", ".join(header.fields))
        raise InputFaultsError([Fault(f"{name}: line 1", text, ", ".join(_COLUMNS), "name the columns so")])
    filled = [row for row in rows if any(cell.strip() for cell in row.fields)]
    faults = [fault for row in filled for fault in _faults(row, name, systems, agents)]
    first: dict[tuple[str, ...], int] = {}
    for row in filled:
        key = _cells(row)[:2]
        if first.setdefault(key, row.line) != row.line:
            expected, mend = "each once", f"take it out, or line {first[key]}"
            faults.append(Fault(f"{name}: line {row.line}, column externe", shown(key[1]), expected, mend))
    if faults:
        raise InputFaultsError(faults)
    cells = (_cells(row) for row in filled)
    return tuple(IdentityRow(system=one, kind="agent", external=two, ours=three) for one, two, three in cells)


def _cells(row: Record) -> tuple[str, ...]:
    cells = tuple(cell.strip() for cell in row.fields)
    return (*cells, "", "", "")[: max(len(_COLUMNS), len(cells))]


def _faults(row: Record, name: str, systems: Collection[str], agents: Collection[str]) -> Iterator[Fault]:
    system, external, agent, *beyond = _cells(row)
    place = f"{name}: line {row.line}"
    if system not in systems:
        yield Fault(f"{place}, column système", shown(system), f"one of {', '.join(systems)}", "correct it")
    if not (external.isascii() and external.isdigit()) or external != str(int(external)) or len(external) > _MOST:
        yield Fault(f"{place}, column externe", shown(external), "the number that the tool gives", "correct it")
    if agent not in agents:
        yield Fault(
            f"{place}, column agent", shown(agent), "an agent of the network", "correct it, or import the agent"
        )
    if any(beyond):
        yield Fault(place, shown(", ".join(beyond)), "nothing beyond the last column", "take it out")
