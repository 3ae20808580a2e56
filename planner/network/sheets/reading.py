"""A sheet read: every value of every row, and every fault with its cell as a spreadsheet names it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from planner.network.decoding import decode
from planner.network.faults import Fault, InputFaultsError
from planner.network.sheets.cells import UnreadableCellError
from planner.network.sheets.columns import COLUMNS, Column, SheetKind, header_of, kinds_of, letters
from planner.network.table import Record, records
from schemas.faults import shown

KEYS: dict[SheetKind, tuple[str, ...]] = {
    "agents": ("id",),
    "contracts": ("agent", "valid_from"),
    "skills": ("agent", "code", "valid_from"),
    "sites": ("id",),
    "employers": ("id", "basin"),
    "availabilities": ("referent", "date", "start"),
}
"""Columns that together stand in one row only."""


@dataclass(frozen=True)
class SheetRow:
    """One row."""

    number: int
    """Its number in the spreadsheet."""
    values: dict[str, object]
    """What each filled cell says, by the key of its column."""
    cells: dict[str, str] = field(default_factory=dict)
    """What each of them holds."""
    unread: frozenset[str] = frozenset()
    """Keys of the cells that are at fault: what they should say nobody knows."""

    def text(self, key: str) -> str:
        """What a cell says, as text; nothing where it says nothing that can be read."""
        return str(self.values.get(key, ""))


@dataclass(frozen=True)
class Sheet:
    """A sheet; it can be used where it has no faults, and looked up in any case."""

    name: str
    """Name of the file."""
    kind: SheetKind
    """What its rows are."""
    rows: tuple[SheetRow, ...]
    """Its rows, in their order."""
    columns: dict[str, int] = field(default_factory=dict)
    """Where the column of each key stands, from 0."""
    ignored: tuple[str, ...] = ()
    """Headers that mean nothing here, with their cells."""
    faults: tuple[Fault, ...] = ()
    """Cells that cannot be read, and rows about the same thing."""

    def place(self, row: SheetRow, key: str) -> str:
        """A cell as a spreadsheet names it."""
        return f"{self.name}: {letters(self.columns.get(key, 0))}{row.number}"


def is_sheet(text: str) -> bool:
    """Whether a text has the headers of one of the kinds."""
    try:
        found = records(text, "")
    except InputFaultsError:
        return False
    return any(kinds_of([header_of(cell) for cell in record.fields]) for record in found[:1])


def read_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Read a file as the sheet that its headers say; as two where agents stand with their contracts in one row.

    Raises:
        InputFaultsError: where it is none.
    """
    found = [record for record in records(decode(data, name), name) if any(cell.strip() for cell in record.fields)]
    if not found:
        raise InputFaultsError([Fault(name, "an empty file", "a sheet: rows under their headers", "save it anew")])
    headers = [header_of(cell) for cell in found[0].fields]
    kinds = kinds_of(headers)
    if not kinds:
        raise InputFaultsError([_no_kind(name, headers)])
    together = kinds[:2] == ["agents", "contracts"]
    sheets = [_sheet(kind, found, headers, name) for kind in kinds[: 1 + together]]
    used = {index for sheet in sheets for index in sheet.columns.values()}
    beyond = _beyond(found[1:], len(headers), name)
    first = replace(sheets[0], ignored=_ignored(found[0], used), faults=(*beyond, *sheets[0].faults))
    return (first, *sheets[1:])


def _sheet(kind: SheetKind, found: list[Record], headers: list[str], name: str) -> Sheet:
    faults: list[Fault] = []
    places = _columns(kind, headers, name, faults)
    sheet = Sheet(name, kind, tuple(_row(record, kind, places, name, faults) for record in found[1:]), places)
    return replace(sheet, faults=(*faults, *_repeated(sheet)))


def _no_kind(name: str, headers: Iterable[str]) -> Fault:
    known = "; ".join(
        f"{kind}: {', '.join(column.headers[0] for column in columns if column.required)}"
        for kind, columns in COLUMNS.items()
    )
    return Fault(f"{name}: row 1", shown(", ".join(headers)), f"headers of a kind ({known})", "name the columns so")


def _columns(kind: SheetKind, headers: list[str], name: str, faults: list[Fault]) -> dict[str, int]:
    """Where each column stands; a header that comes twice is a fault."""
    places: dict[str, int] = {}
    for index, header in enumerate(headers):
        column = next((one for one in COLUMNS[kind] if header in one.headers), None)
        if column is None:
            continue
        if column.key in places:
            other = f"{letters(places[column.key])}1"
            fault = Fault(
                f"{name}: {letters(index)}1", f"a second column for {column.headers[0]}", "one", f"see {other}"
            )
            faults.append(fault)
        else:
            places[column.key] = index
    return places


def _ignored(header: Record, used: set[int]) -> tuple[str, ...]:
    return tuple(
        f"{letters(index)}{header.number} {shown(cell.strip())}"
        for index, cell in enumerate(header.fields)
        if cell.strip() and index not in used
    )


def _beyond(found: list[Record], width: int, name: str) -> list[Fault]:
    """Cells to the right of the last header: a separator that stands in a cell without quotes."""
    mend = "put quotes around a cell that holds the separator"
    return [
        Fault(f"{name}: {letters(index)}{record.number}", shown(cell), "nothing beyond the last header", mend)
        for record in found
        for index, cell in enumerate(record.fields)
        if index >= width and cell.strip()
    ]


def _row(record: Record, kind: SheetKind, places: dict[str, int], name: str, faults: list[Fault]) -> SheetRow:
    values: dict[str, object] = {}
    cells: dict[str, str] = {}
    unread: set[str] = set()
    for column in COLUMNS[kind]:
        if column.key not in places:
            continue
        index = places[column.key]
        cell = record.fields[index].strip() if index < len(record.fields) else ""
        if (fault := _cell(cell, column, f"{name}: {letters(index)}{record.number}", values)) is not None:
            faults.append(fault)
            unread.add(column.key)
        elif cell:
            cells[column.key] = cell
    return SheetRow(record.number, values, cells, frozenset(unread))


def _cell(cell: str, column: Column, place: str, values: dict[str, object]) -> Fault | None:
    if not cell:
        needed = f"the column {column.headers[0]} filled"
        return Fault(place, "nothing", needed, "fill it") if column.required else None
    try:
        values[column.key] = column.read(cell)
    except UnreadableCellError as error:
        return Fault(place, shown(cell), error.expected, error.mend)
    return None


def _repeated(sheet: Sheet) -> list[Fault]:
    """Rows about the same thing as a row before; of a row whose cells are not read nobody knows what it is about."""
    first: dict[tuple[object, ...], SheetRow] = {}
    faults = []
    for row in sheet.rows:
        key = tuple(row.values.get(part) for part in KEYS[sheet.kind])
        if row.unread.intersection(KEYS[sheet.kind]):
            continue
        if (known := first.setdefault(key, row)) is not row:
            found = " ".join(row.cells[part] for part in KEYS[sheet.kind] if part in row.cells)
            place, other = sheet.place(row, KEYS[sheet.kind][0]), sheet.place(known, KEYS[sheet.kind][0])
            faults.append(Fault(place, shown(found), "each once", f"take it out, or {other}"))
    return faults
