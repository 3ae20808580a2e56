"""Lists as they are saved: encodings, separators, quotes; and what makes a file another than the list."""

import codecs

import pytest

from planner.network.faults import InputFaultsError
from planner.network.official_list import REQUIRED, read_list
from schemas.time import Day
from tests.network.sources import a_list, a_row


def faults(data: bytes) -> list[str]:
    with pytest.raises(InputFaultsError) as caught:
        read_list(data, "list.csv")
    return [str(fault) for fault in caught.value.faults]


def test_a_row_is_a_structure_with_its_hours() -> None:
    (listed,) = read_list(a_list(a_row(h_lundi="09:00 - 12:00 / 13:30 - 17:00", h_samedi="")), "list.csv")
    assert (listed.id_fs, listed.departement, listed.kind, listed.line) == ("237", "38", "fixed", 2)
    assert [str(hours) for hours in listed.days[Day.MON].hours] == ["09:00 - 12:00", "13:30 - 17:00"]
    assert Day.SAT not in listed.days
    assert listed.location is not None
    assert listed.location.commune == "38261"


@pytest.mark.parametrize(
    "data",
    [
        a_list(a_row(lib_com="Crémieu")),
        codecs.BOM_UTF8 + a_list(a_row(lib_com="Crémieu")),
        a_list(a_row(lib_com="Crémieu"), encoding="cp1252"),
        a_list(a_row(lib_com="Crémieu"), encoding="utf-16"),
        a_list(a_row(lib_com="Cre\u0301mieu")),
        a_list(a_row(lib_com="Crémieu"), delimiter=";"),
        a_list(a_row(lib_com="Crémieu")).replace(b"\r\n", b"\n"),
        a_list(a_row(lib_com="Crémieu")) + b"\r\n\r\n",
    ],
    ids=["utf-8", "byte order mark", "windows-1252", "utf-16", "two-sign é", "semicolons", "unix lines", "empty lines"],
)
def test_the_same_list_saved_otherwise_reads_the_same(data: bytes) -> None:
    (listed,) = read_list(data, "list.csv")
    assert (listed.commune, listed.id_fs) == ("Crémieu", "237")


def test_a_field_over_several_lines_leaves_the_line_numbers_right() -> None:
    first, second = a_row(id_fs="1", commentaire="un\ndeux\ntrois"), a_row(id_fs="2")
    assert [listed.line for listed in read_list(a_list(first, second), "list.csv")] == [2, 5]


def test_every_missing_column_is_named_at_once() -> None:
    said = faults(b"id_fs,lib_fs,id_fs\n1,x,2\n")
    assert len(said) == len(REQUIRED) - 2 + 1
    assert said[0].startswith("list.csv: line 1: found no column insee_dep")
    assert "column id_fs twice" in said[-1]


def test_rows_of_another_length_and_ids_that_repeat_are_named_with_their_lines() -> None:
    text = a_list(a_row(), a_row(id_fs="2")).decode()
    assert faults((text + "3,38\r\n4\r\n").encode())[0].startswith(
        "list.csv: line 4: found 2 fields; expected 24 fields"[:39]
    )
    repeated = faults(a_list(a_row(), a_row(id_fs=""), a_row()))
    assert [fault.partition(": found")[0] for fault in repeated] == [
        f"list.csv: line {line}, column id_fs" for line in (2, 3, 4)
    ]


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"\x81\x8d", b""])
def test_what_is_no_text_or_nothing_is_a_fault(data: bytes) -> None:
    assert faults(data)


def test_a_field_too_long_for_csv_is_a_fault() -> None:
    assert "field larger than field limit" in faults(a_list(a_row(commentaire="x" * 200_000)))[0]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"format_fs": "Fixe"}, "fixed"),
        ({"format_fs": "Fixe_antenne(s)"}, "fixed"),
        ({"format_fs": "Fixe_antenne(s)", "type_fs": "Antenne"}, "antenna"),
        ({"format_fs": "Bus_équivalent"}, "bus"),
        ({"format_fs": "Multisites"}, "multisite"),
        ({"format_fs": "Itinérante"}, "multisite"),
        ({"format_fs": "Autre chose"}, "fixed"),
    ],
)
def test_the_lists_formats_are_kinds(row: dict[str, str], kind: str) -> None:
    (listed,) = read_list(a_list(a_row(**row)), "list.csv")
    assert listed.kind == kind


@pytest.mark.parametrize(
    ("latitude", "known"), [("45,67", True), ("", False), ("nord", False), ("95", False), ("nan", False)]
)
def test_coordinates_that_cannot_be_read_leave_the_structure_without_a_place(latitude: str, known: bool) -> None:
    (listed,) = read_list(a_list(a_row(latitude=latitude)), "list.csv")
    assert (listed.location is not None) == known


def test_a_sunday_would_be_read_if_the_list_had_one() -> None:
    (listed,) = read_list(a_list({**a_row(), "h_dimanche": "10:00 - 12:00"}), "list.csv")
    assert [str(hours) for hours in listed.days[Day.SUN].hours] == ["10:00 - 12:00"]
