"""identities: a sheet of what tools outside call agents, referents or sites."""

from collections.abc import Collection, Iterator, Mapping

from planner.network.decoding import decode
from planner.network.faults import Fault, InputFaultsError
from planner.network.sheets.columns import header_of
from planner.network.table import Record, records
from schemas.faults import shown
from schemas.tables.identity import IdentityRow

_COLUMNS = ("système", "externe")
_MOST = 200
KINDS: Mapping[str, str] = {"agent": "agent", "référent": "referent", "site": "site"}
"""The headers of the third column, and what its ids are of."""
_A = {"agent": "an agent", "referent": "a referent", "site": "a site"}


def identities_in(
    data: bytes, name: str, systems: Collection[str], known: Mapping[str, Collection[str]]
) -> tuple[IdentityRow, ...]:
    """The identities of a sheet, each external id once; `known` are the ids of each kind that are of the network.

    Raises:
        InputFaultsError: where it cannot be used; every fault with its line and column.
    """
    header, *rows = records(decode(data, name), name) or (Record(1, 1, ()),)
    found = tuple(header_of(cell) for cell in header.fields)
    what = next((each for each in KINDS if found == tuple(header_of(column) for column in (*_COLUMNS, each))), None)
    if what is None:
        text = shown(", ".join(header.fields))
        expected = f"{', '.join(_COLUMNS)}, and one of {', '.join(KINDS)}"
        raise InputFaultsError([Fault(f"{name}: line 1", text, expected, "name the columns so")])
    ours = known[KINDS[what]]
    filled = [row for row in rows if any(cell.strip() for cell in row.fields)]
    faults = [fault for row in filled for fault in _faults(row, name, systems, what, ours)]
    first: dict[tuple[str, ...], int] = {}
    for row in filled:
        key = _cells(row)[:2]
        if first.setdefault(key, row.line) != row.line:
            expected, mend = "each once", f"take it out, or line {first[key]}"
            faults.append(Fault(f"{name}: line {row.line}, column externe", shown(key[1]), expected, mend))
    if faults:
        raise InputFaultsError(faults)
    cells = (_cells(row) for row in filled)
    return tuple(IdentityRow(system=one, kind=KINDS[what], external=two, ours=three) for one, two, three in cells)


def _cells(row: Record) -> tuple[str, ...]:
    cells = tuple(cell.strip() for cell in row.fields)
    return (*cells, "", "", "")[: max(len(_COLUMNS) + 1, len(cells))]


def _faults(row: Record, name: str, systems: Collection[str], what: str, ours: Collection[str]) -> Iterator[Fault]:
    system, external, meant, *beyond = _cells(row)
    place = f"{name}: line {row.line}"
    if system not in systems:
        yield Fault(f"{place}, column système", shown(system), f"one of {', '.join(systems)}", "correct it")
    if not (external.isascii() and external.isdigit()) or external != str(int(external)) or len(external) > _MOST:
        yield Fault(f"{place}, column externe", shown(external), "the number that the tool gives", "correct it")
    if meant not in ours:
        kind = KINDS[what]
        mend = f"correct it, or import the {kind}"
        yield Fault(f"{place}, column {what}", shown(meant), f"{_A[kind]} of the network", mend)
    if any(beyond):
        yield Fault(place, shown(", ".join(beyond)), "nothing beyond the last column", "take it out")
