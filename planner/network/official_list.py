"""The official list of the France Services structures (CSV), read whole: structures, their hours, and what could not be read."""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from planner.network.cell import Cell, Hours, read_cell
from planner.network.decoding import decode
from planner.network.faults import Fault, InputFaultsError
from planner.network.territory import departement_code
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
"""Columns of announced hours; the list has no Sunday column so far, and a list that had one would be read."""

REQUIRED = (
    *("id_fs", "insee_dep", "lib_fs", "insee_com", "lib_com", "latitude", "longitude"),
    *(column for column in DAY_COLUMNS if column != "h_dimanche"),
    *("commentaire", "type_fs", "format_fs", "groupe_fs"),
)

_FORMATS: dict[str, Kind] = {"Bus_équivalent": "bus", "Itinérante": "multisite", "Multisites": "multisite"}


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
    """Name of the group that it keeps the label with; empty where none is stated."""
    comment: str
    """The free note of the row."""
    cells: dict[Day, str] = field(hash=False)
    """The text of each day's cell, where there is one."""
    days: dict[Day, Cell] = field(hash=False)
    """The same cells, read."""

    @property
    def postal(self) -> bool:
        """Whether it is a post office, whose hours are a matter of contract."""
        return "la poste" in self.name.casefold()

    def announced(self) -> dict[Day, tuple[Hours, ...]]:
        """Windows of each day that has any."""
        return {day: cell.hours for day, cell in self.days.items() if cell.hours}


def read_list(data: bytes, name: str, grid: int = 15) -> tuple[Listed, ...]:
    """Read the whole list.

    Raises:
        InputFaultsError: where the file is no such list; every fault at once.
    """
    text = decode(data, name)
    delimiter = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return _read_rows(reader, name, grid)
    except csv.Error as error:
        fault = Fault(f"{name}: line {reader.line_num}", str(error), "a row of CSV", "save the file anew as CSV")
        raise InputFaultsError([fault]) from error


def _read_rows(reader: "csv._reader", name: str, grid: int) -> tuple[Listed, ...]:
    header = [column.strip() for column in next(reader, [])]
    missing = [
        Fault(
            f"{name}: line 1", f"no column {column}", f"the columns {', '.join(REQUIRED)}", "take the list as published"
        )
        for column in REQUIRED
        if column not in header
    ]
    if missing:
        raise InputFaultsError(missing)
    listed: list[Listed] = []
    faults: list[Fault] = []
    line = reader.line_num + 1
    for row in reader:
        if len(row) == len(header):
            listed.append(_read_row(dict(zip(header, row, strict=True)), line, grid))
        elif row:
            expected = f"{len(header)} fields, as in the header"
            faults.append(Fault(f"{name}: line {line}", f"{len(row)} fields", expected, "put quotes around the commas"))
        line = reader.line_num + 1
    faults += _faulty_ids(listed, name)
    if faults:
        raise InputFaultsError(faults)
    return tuple(listed)


def _faulty_ids(listed: list[Listed], name: str) -> list[Fault]:
    times = Counter(site.id_fs for site in listed)
    return [
        Fault(f"{name}: line {site.line}, column id_fs", repr(site.id_fs), "a number of its own", "correct the row")
        for site in listed
        if not site.id_fs or times[site.id_fs] > 1
    ]


def _read_row(row: dict[str, str], line: int, grid: int) -> Listed:
    cells = {day: row[column].strip() for column, day in DAY_COLUMNS.items() if row.get(column, "").strip()}
    antenna = row["type_fs"].strip() == "Antenne"
    return Listed(
        line=line,
        id_fs=row["id_fs"].strip(),
        departement=departement_code(row["insee_dep"]),
        name=" ".join(row["lib_fs"].split()),
        commune=" ".join(row["lib_com"].split()),
        location=_location(row["latitude"], row["longitude"], row["insee_com"].strip()),
        kind="antenna" if antenna else _FORMATS.get(row["format_fs"].strip(), "fixed"),
        format=row["format_fs"].strip(),
        group=" ".join(row["groupe_fs"].split()),
        comment=row["commentaire"].strip(),
        cells=cells,
        days={day: read_cell(text, grid) for day, text in cells.items()},
    )


def _location(latitude: str, longitude: str, commune: str) -> Location | None:
    try:
        return Location(lat=float(latitude.replace(",", ".")), lon=float(longitude.replace(",", ".")), commune=commune)
    except ValueError:
        return None
