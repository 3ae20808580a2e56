"""Cells of announced hours: every way of writing them that the lists of 2020 and 2024 hold, and whatever else comes."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.network.cell import LONGEST, Cell, read_cell


def hours(cell: Cell) -> list[str]:
    return [f"{window}{' rdv' if window.by_appointment else ''}" for window in cell.hours]


def remarks(cell: Cell) -> list[str]:
    return [remark.kind for remark in cell.remarks]


@pytest.mark.parametrize(
    "text",
    [
        "09:00 - 12:00 / 13:00 - 16:00",
        "9:00 -12: 13:00 -16:",
        "9:00 - 12 :00 / 13 :00 - 16:00",
        "09:00–12:00 / 13:00–16:00",
        "09:00 — 12:00/13:00 — 16:00",
        "09:00\u00a0-\u00a012:00\u00a0/\u00a013:00\u202f-\u202f16:00",
        "9h-12h et 13h-16h",
        "9h00 à 12h00, 13H00 à 16H00",
        "de 9h à 12h puis de 13h à 16h",
        "9 - 12 ; 13 - 16",
        "9.00 - 12.00 | 13.00 - 16.00",
        "09:00-12:00\n13:00-16:00",
        "  09:00 - 12:00 & 13:00 - 16:00 ",
        "09 : 00 - 12 : 00 / 13 : 00 - 16 : 00",
        "９:００ - 12:00 / 13:00 - 16:00",
    ],
)
def test_one_day_written_in_many_ways_is_one_day(text: str) -> None:
    cell = read_cell(text)
    assert (hours(cell), remarks(cell)) == (["09:00 - 12:00", "13:00 - 16:00"], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sur RDV : 13:30 - 17:00", ["13:30 - 17:00 rdv"]),
        ("08:30 - 12:00 / Sur RDV : 13:30 - 17:00", ["08:30 - 12:00", "13:30 - 17:00 rdv"]),
        ("08:30 - 12:00 / 13:30 - 17:00 (sur rendez-vous)", ["08:30 - 12:00", "13:30 - 17:00 rdv"]),
        ("uniquement sur rendez vous 9h-12h", ["09:00 - 12:00 rdv"]),
        ("09:00 - 12:00 / RDV 12:00 - 14:00", ["09:00 - 12:00", "12:00 - 14:00 rdv"]),
    ],
)
def test_hours_by_appointment_are_marked(text: str, expected: list[str]) -> None:
    assert (hours(read_cell(text)), remarks(read_cell(text))) == (expected, [])


def test_open_doors_win_over_an_overlapping_appointment() -> None:
    cell = read_cell("09:00 - 12:00 / Sur RDV : 11:00 - 13:00")
    assert hours(cell) == ["09:00 - 12:00", "12:00 - 13:00 rdv"]
    assert remarks(cell) == ["united"]


@pytest.mark.parametrize(
    ("text", "expected", "kinds"),
    [
        ("00:00 - 00:00 / 09:00 - 12:00", ["09:00 - 12:00"], ["void"]),
        ("00:00 - 00:00", [], ["void"]),
        ("08:30 - 17:30 / 08:30 - 12:30 / 08:30 - 12:30 / 08:30 - 17:30", ["08:30 - 17:30"], ["united"]),
        ("09:00 - 12:30 / 09:00 - 17:00 / 14:00 - 17:00", ["09:00 - 17:00"], ["united"]),
        ("13:30 - 16:00 / 13:30 - 16:00", ["13:30 - 16:00"], ["united"]),
        ("09:00 - 13:30 / 13:30 - 17:00", ["09:00 - 17:00"], ["joined"]),
        ("14:00 - 17:00 / 09:00 - 12:00", ["09:00 - 12:00", "14:00 - 17:00"], []),
        ("08:12 - 14:18", ["08:15 - 14:15"], ["narrowed"]),
        ("13:31 - 16:30", ["13:45 - 16:30"], ["narrowed"]),
        ("09:01 - 09:14", [], ["narrowed"]),
        ("08:00 - 24:00", ["08:00 - 24:00"], []),
    ],
)
def test_odd_cells_are_united_and_narrowed_with_a_remark(text: str, expected: list[str], kinds: list[str]) -> None:
    assert (hours(read_cell(text)), remarks(read_cell(text))) == (expected, kinds)


@pytest.mark.parametrize("text", ["", "   ", "Fermé", "fermée", "FERMETURE", "-", "—", "néant"])
def test_a_closed_day_has_neither_hours_nor_remarks(text: str) -> None:
    assert read_cell(text) == Cell(())


@pytest.mark.parametrize(
    "text",
    [
        "9 - 25",
        "25:00 - 26:00",
        "09:70 - 12:00",
        "17:00 - 09:00",
        "09:00 - 09:00",
        "20:00 - 00:00",
        "le matin",
        "sur rdv",
        "9h",
        "9:00 - 12: 13 - 16",
        "04 76 33 06 56",
        "1er jeudi 09:00 - 12:00",
        "09:00 - 12:00 sauf vacances",
        "9" * (LONGEST + 1),
    ],
)
def test_what_is_not_wholly_understood_is_said_and_not_guessed(text: str) -> None:
    assert (hours(read_cell(text)), remarks(read_cell(text))) == ([], ["unreadable"])


def test_one_piece_that_cannot_be_read_leaves_the_others() -> None:
    cell = read_cell("09:00 - 12:00 / après-midi")
    assert hours(cell) == ["09:00 - 12:00"]
    assert [(remark.kind, remark.text) for remark in cell.remarks] == [("unreadable", "apres-midi")]


def test_another_grid_narrows_otherwise() -> None:
    assert hours(read_cell("08:10 - 12:05", grid=5)) == ["08:10 - 12:05"]
    assert hours(read_cell("08:10 - 12:05", grid=30)) == ["08:30 - 12:00"]


words = st.sampled_from(
    ["9:00", "12:", "13h30", "24:00", "0", "7", "-", "–", "/", " ", "à", "rdv", "sur", ":", "h", "00:00"]
)


@given(st.one_of(st.text(), st.lists(words, max_size=20).map("".join), st.lists(words, max_size=20).map(" ".join)))
@example("00:00 - 24:00 / 24:00 - 24:00")
@example("²:00 - 9:00")
@example("१२:०० - १३:००")
def test_whatever_the_text_the_windows_are_disjoint_sorted_and_on_the_grid(text: str) -> None:
    cell = read_cell(text)
    assert all(0 <= window.start < window.end <= 1440 for window in cell.hours)
    assert all(window.start % 15 == window.end % 15 == 0 for window in cell.hours)
    for before, after in pairwise(cell.hours):
        assert before.end < after.start or (before.end == after.start and before.by_appointment != after.by_appointment)
    if re.search(r"\d", text) and not cell.hours:
        assert cell.remarks, "digits were passed over in silence"


quarters = st.integers(0, 95)
ranges = st.tuples(quarters, quarters).filter(lambda pair: pair[0] != pair[1]).map(sorted)


@given(st.lists(ranges, min_size=1, max_size=6))
def test_a_union_announces_exactly_the_minutes_that_were_announced(pairs: list[list[int]]) -> None:
    text = " / ".join(f"{a // 4:02d}:{a % 4 * 15:02d} - {b // 4:02d}:{b % 4 * 15:02d}" for a, b in pairs)
    covered = {quarter for a, b in pairs for quarter in range(a, b)}
    cell = read_cell(text)
    assert {minute // 15 for window in cell.hours for minute in range(window.start, window.end)} == covered
    assert bool(remarks(cell)) == (len(cell.hours) != len(pairs))
