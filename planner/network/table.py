"""CSV as people save it: commas or semicolons, and the line on which each row begins."""

import csv
import io
from dataclasses import dataclass

from planner.network.faults import Fault, InputFaultsError


@dataclass(frozen=True)
class Row:
    """One row under its header."""

    line: int
    """Line of the file on which it begins; a field in quotes may run over several."""
    fields: dict[str, str]
    """Text of each column."""


def read_table(text: str, name: str, required: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows of a CSV text that has at least the required columns.

    Raises:
        InputFaultsError: where it has not, or a row is not as long as the header; every fault at once.
    """
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    rows: list[Row] = []
    faults: list[Fault] = []
    try:
        header = [column.strip() for column in next(reader, [])]
        if unlike := _header_faults(header, name, required):
            raise InputFaultsError(unlike)  # another file: what its rows are like is of no interest
        begin = reader.line_num + 1
        for fields in reader:
            if len(fields) == len(header):
                rows.append(Row(begin, dict(zip(header, fields, strict=True))))
            elif fields:
                faults.append(_length_fault(f"{name}: line {begin}", len(fields), len(header)))
            begin = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(f"{name}: line {reader.line_num}", str(error), "rows of CSV", "save the file anew as CSV"))
    if faults:
        raise InputFaultsError(faults)
    return tuple(rows)


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
