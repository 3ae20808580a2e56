"""CSV as people save it: commas, semicolons or tabs, and where each row stands in the file and in a spreadsheet."""

import csv
import io
from dataclasses import dataclass

from planner.network.faults import Fault, InputFaultsError

SEPARATORS = (",", ";", "\t")
"""What may part two fields; the one that the header holds most of does."""


@dataclass(frozen=True)
class Record:
    """One row, the header included."""

    number: int
    """Its number in a spreadsheet, from 1."""
    line: int
    """Line of the file on which it begins; a field in quotes may run over several."""
    fields: tuple[str, ...]
    """Text of each field."""


@dataclass(frozen=True)
class Row:
    """One row under its header."""

    line: int
    """Line of the file on which it begins; a field in quotes may run over several."""
    fields: dict[str, str]
    """Text of each column."""


def records(text: str, name: str) -> tuple[Record, ...]:
    """The rows of a CSV text, empty ones left out.

    Raises:
        InputFaultsError: where it is no CSV.
    """
    skipped, separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found: list[Record] = []
    begin = number = 1
    try:
        for fields in reader:
            if fields and number > skipped:
                found.append(Record(number, begin, tuple(fields)))
            begin, number = reader.line_num + 1, number + 1
    except csv.Error as error:
        place = f"{name}: line {reader.line_num}"
        raise InputFaultsError([Fault(place, str(error), "rows of CSV", "save the file anew as CSV")]) from error
    return tuple(found)


def _separator(text: str) -> tuple[int, str]:
    """Rows to skip, and the separator: a first row `sep=;` says which to spreadsheets, and is none of the table."""
    first = text.lstrip("\r\n").split("\n", 1)[0].rstrip("\r")
    if first.casefold().startswith("sep=") and first[4:] in SEPARATORS:
        return 1, first[4:]
    return 0, max(SEPARATORS, key=first.count)


def read_table(text: str, name: str, required: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows of a CSV text that has at least the required columns.

    Raises:
        InputFaultsError: where it has not, or a row is not as long as the header; every fault at once.
    """
    found = records(text, name)
    header = [column.strip() for column in found[0].fields] if found else []
    if unlike := _header_faults(header, name, required):
        raise InputFaultsError(unlike)  # another file: what its rows are like is of no interest
    faults = [
        _length_fault(f"{name}: line {record.line}", len(record.fields), len(header))
        for record in found[1:]
        if len(record.fields) != len(header)
    ]
    if faults:
        raise InputFaultsError(faults)
    return tuple(Row(record.line, dict(zip(header, record.fields, strict=True))) for record in found[1:])


def _header_faults(header: list[str], name: str, required: tuple[str, ...]) -> list[Fault]:
    missing = [
        Fault(f"{name}: line 1", f"no column {column}", f"a column {column}", "take the list as it is published")
        for column in required
        if column not in header
    ]
    twice = sorted({column for column in header if column in required and header.count(column) > 1})
    return missing + [
        Fault(f"{name}: line 1", f"column {column} twice", "each column once", "remove one of them") for column in twice
    ]


def _length_fault(place: str, found: int, expected: int) -> Fault:
    mend = "put quotes around a field that holds the separator or a line break"
    return Fault(place, f"{found} fields", f"{expected} fields, as in the header", mend)
