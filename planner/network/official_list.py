"""The official list of the France Services structures (CSV): its rows, and the hours that they announce."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from planner.network.cell import Cell, read_cell
from planner.network.decoding import decode
from planner.network.faults import Fault, InputFaultsError, NothingListedError
from planner.network.table import Row, read_table, records
from planner.network.territory import departement_code
from schemas.faults import shown
from schemas.site import Location
from schemas.time import Day

Kind = Literal["fixed", "antenna", "multisite", "bus"]

DAY_COLUMNS = {
    "h_lundi": Day.MON,
    "h_mardi": Day.TUE,
    "h_mercredi": Day.WED,
    "h_jeudi": Day.THU,
    "h_vendredi": Day.FRI,
    "h_samedi": Day.SAT,
    "h_dimanche": Day.SUN,
}
"""Columns of announced hours. The list has had no Sunday so far; one that had would be read."""

COLUMN_OF = {day: column for column, day in DAY_COLUMNS.items()}
"""The column of each day."""

REQUIRED = (
    *("id_fs", "insee_dep", "lib_fs", "insee_com", "lib_com", "latitude", "longitude"),
    *(column for column in DAY_COLUMNS if column != "h_dimanche"),
    *("commentaire", "type_fs", "format_fs", "groupe_fs"),
)
"""Columns without which a file is not the list."""

_NUMBER = re.compile(r"[\w-]{1,40}")
_KINDS: dict[str, Kind] = {"Bus_équivalent": "bus", "Itinérante": "multisite", "Multisites": "multisite"}


@dataclass(frozen=True)
class Listed:
    """One structure as the list states it."""

    line: int
    """Line of the file on which its row begins."""
    id_fs: str
    """The list's own number of the structure."""
    departement: str
    """Code of its département."""
    name: str
    """What it is called."""
    commune: str
    """Name of its commune."""
    location: Location | None
    """Where it is; None where the coordinates could not be read."""
    kind: Kind
    """What kind of counter it is."""
    format: str
    """The list's own word for that."""
    group: str
    """Name of the group that it belongs to; empty where none is stated."""
    comment: str
    """The free note of the row."""
    cells: dict[Day, str] = field(hash=False)
    """The text of each day's cell that holds any."""
    days: dict[Day, Cell] = field(hash=False)
    """The same cells, read."""

    @property
    def postal(self) -> bool:
        """Whether it is a post office, whose hours are a matter of contract."""
        return "la poste" in self.name.casefold()


def read_list(data: bytes, name: str, grid: int = 15) -> tuple[Listed, ...]:
    """Read the whole list; cells that cannot be read are remarks on their structure, not faults.

    Raises:
        InputFaultsError: where the file is no such list; every fault at once.
    """
    listed = tuple(_structure(row, grid) for row in read_table(decode(data, name), name, REQUIRED))
    times = Counter(site.id_fs for site in listed)
    faults = [
        Fault(f"{name}: line {site.line}, column id_fs", shown(site.id_fs), "a number of its own", "correct the row")
        for site in listed
        if not _NUMBER.fullmatch(site.id_fs) or times[site.id_fs] > 1
    ]
    if faults:
        raise InputFaultsError(faults)
    return listed


def _structure(row: Row, grid: int) -> Listed:
    text = {column: value.strip() for column, value in row.fields.items()}
    cells = {day: text[column] for column, day in DAY_COLUMNS.items() if text.get(column)}
    return Listed(
        line=row.line,
        id_fs=text["id_fs"],
        departement=departement_code(text["insee_dep"]),
        name=" ".join(text["lib_fs"].split())[:200],
        commune=" ".join(text["lib_com"].split()),
        location=_location(text["latitude"], text["longitude"], text["insee_com"]),
        kind="antenna" if text["type_fs"] == "Antenne" else _KINDS.get(text["format_fs"], "fixed"),
        format=text["format_fs"],
        group=" ".join(text["groupe_fs"].split()),
        comment=text["commentaire"],
        cells=cells,
        days={day: read_cell(content, grid) for day, content in cells.items()},
    )


def _location(latitude: str, longitude: str, commune: str) -> Location | None:
    try:
        return Location(lat=float(latitude.replace(",", ".")), lon=float(longitude.replace(",", ".")), commune=commune)
    except ValueError:
        return None


def is_list(data: bytes, name: str) -> bool:
    """Whether a file has the headers that no other file has; it may still be at fault as a list."""
    try:
        found = records(decode(data, name), name)
    except InputFaultsError:
        return False
    header = {column.strip() for column in found[0].fields} if found else set()
    return {"id_fs", "lib_fs"} <= header


def of_departements(listed: Sequence[Listed], departements: Sequence[str]) -> tuple[Listed, ...]:
    """The structures of some départements; of all of them where none is named.

    Raises:
        NothingListedError: where one has no structure.
    """
    wanted = [departement_code(departement) for departement in departements]
    known = {row.departement for row in listed}
    for departement in wanted:
        if departement not in known:
            raise NothingListedError(departement, sorted(known))
    return tuple(row for row in listed if not wanted or row.departement in wanted)
