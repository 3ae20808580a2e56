"""The whole official list of August 2024 is read, and every département of it can be imported.

The counts are those of the list's description where it counts the same thing: 2,824 rows hold nothing but plain cells;
the 28 odd "cells" are the distinct texts of the 71 cells, in 21 rows, that hold more than two windows.
"""

import re
import statistics
from collections import Counter

import pytest

from planner.network.cell import RemarkKind
from planner.network.compose import Network, compose
from planner.network.sites import counters
from planner.network.staff import Staff
from planner.network.territory import territory_of
from schemas.reading import parse_problem
from schemas.writing import json_text
from tests.network.sources import official

PLAIN = re.compile(r"\d\d:\d\d - \d\d:\d\d( / \d\d:\d\d - \d\d:\d\d)?")


def minutes_and_days() -> dict[str, tuple[int, int]]:
    return {
        listed.id_fs: (
            sum(hours.end - hours.start for cell in listed.days.values() for hours in cell.hours),
            sum(bool(cell.hours) for cell in listed.days.values()),
        )
        for listed in official()
    }


def test_every_row_is_read() -> None:
    rows = official()
    assert len(rows) == 2845
    assert len({row.departement for row in rows}) == 102
    assert Counter(row.kind for row in rows) == {"fixed": 2397, "multisite": 190, "bus": 134, "antenna": 124}
    assert Counter(row.format for row in rows) == {
        "Fixe": 2400, "Multisites": 174, "Bus_équivalent": 134, "Fixe_antenne(s)": 108, "Itinérante": 29,
    }  # fmt: skip
    assert sum(row.postal for row in rows) == 409
    assert sum(bool(row.comment) for row in rows) == 830
    assert all(row.location for row in rows)


def test_plain_cells_and_odd_ones_are_as_many_as_the_list_is_described_to_hold() -> None:
    odd = [(row.id_fs, text) for row in official() for text in row.cells.values() if not PLAIN.fullmatch(text)]
    assert len({id_fs for id_fs, _ in odd}) == 2845 - 2824
    assert (len(odd), len({text for _, text in odd})) == (71, 28)


def test_no_cell_of_the_list_is_left_unread() -> None:
    def structures(kind: RemarkKind) -> set[str]:
        return {
            row.id_fs for row in official() for cell in row.days.values() for one in cell.remarks if one.kind == kind
        }

    assert not structures("unreadable")
    assert {kind: len(structures(kind)) for kind in ("void", "united", "joined", "narrowed")} == {
        "void": 30, "united": 32, "joined": 7, "narrowed": 18,
    }  # fmt: skip


def test_announced_weeks_are_as_long_as_the_list_is_described_to_hold() -> None:
    plain = {row.id_fs for row in official() if all(map(PLAIN.fullmatch, row.cells.values()))}
    fixed = {row.id_fs for row in official() if row.format == "Fixe"}
    weeks = {id_fs: week for id_fs, week in minutes_and_days().items() if week[0]}
    assert len(weeks) == 2797, "48 rows announce nothing at all"
    hours = [minutes / 60 for minutes, _ in weeks.values()]
    deciles = statistics.quantiles(hours, n=10)
    assert (statistics.median(hours), deciles[0], deciles[-1]) == (29, 24, 36.5)
    assert sum(minutes == 1440 for id_fs, (minutes, _) in weeks.items() if id_fs in fixed & plain) == 392
    assert max(minutes for minutes, _ in weeks.values()) <= 6 * 13 * 60, "windows are united, never summed"


@pytest.mark.parametrize("departement", sorted({row.departement for row in official()}))
def test_every_departement_can_be_imported(departement: str) -> None:
    rows = [row for row in official() if row.departement == departement]
    every = counters(rows, Staff())
    network = Network(territory_of(departement), [counter for counter in every if counter.announced], Staff())
    for week in ("2026-W49", "2026-W22", "2026-W53"):
        problem = compose(network, week)
        assert parse_problem(json_text(problem).encode()) == problem
        assert len(problem.sites) == sum(any(cell.hours for cell in row.days.values()) for row in rows)
