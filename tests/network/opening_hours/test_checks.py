"""What is refused of a calendar: at its character, with what mends it; the rest can be expanded."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.network.opening_hours.checks import text_faults
from planner.network.opening_hours.expanding import expand
from planner.network.territory import territory_of
from schemas.time import week_dates


@pytest.mark.parametrize(
    ("text", "character", "mend"),
    [
        ("Mo-Fr 08:00-12:00; SH off", 20, "give the hours of school holidays as a text of their own"),
        ("Mo 08:00-10:00+", 15, "state when it ends"),
        ("Mo 08:00", 4, "state when it ends"),
        ("Mo sunrise-12:00", 4, "write them as HH:MM"),
        ("easter 08:00-12:00", 1, "state the date of each year"),
        ("Mo 22:00-02:00", 4, "part it at midnight"),
        ("Mo 22:00-26:00", 4, "part it at midnight"),
        ("Mo 25:00-26:00", 4, "correct it"),
        ("Mo 08:10-12:00", 4, "write 08:15-12:00, or what was meant"),
        ("24/7", 1, "state the hours of each day"),
        ("Mo-Fr", 1, "state the hours, or off"),
        ("", 1, "write the hours, or off"),
        ('Mo 08:00-12:00 || "x"', 16, "state the hours themselves instead of what holds otherwise"),
        ("mo 08:00-12:00", 1, "write Mo"),
        ("Mo 08:00-12:00/02:00", 15, "state each interval"),
        ("PH Mo 08:00-12:00", 1, "part it into rules of their own"),
        ("Dec PH off", 5, "part it into rules of their own"),
        ('Fr 08:00-12:00 "Avec ou sans rdv"', 16, 'write "Sur rendez-vous" where it is by appointment only'),
        ("Mo 08:00-12:00 unknown", 16, "say which"),
        ('Mo 08:00-12:00 "abc', 16, "close the quotation mark"),
        ("lundi 08:00-12:00", 1, "correct it"),
        ("Mo 08:00-12:00 Tu", 16, "correct it there"),
        ("Mo 08:00-12:00\nTu 08:00-12:00", 1, "write the hours"),
    ],
)
def test_what_cannot_be_held_to_is_refused_at_its_place(text: str, character: int, mend: str) -> None:
    fault = text_faults(text, "sites.csv: G5")[0]
    assert fault.place == f"sites.csv: G5: character {character}"
    assert mend in fault.mend


@pytest.mark.parametrize(
    "text",
    [
        "off", "Mo-We,Fr 09:00-12:00,13:00-17:00", "Th[3] 13:30-17:00 off", "week 02-52/2 Sa 09:00-12:00",
        "2026 Aug 09-30 off", "2026 Dec 24-2027 Jan 02 off", "Mo-Fr,PH 08:00-12:00", "PH off",
        'Fr 08:30-12:00 open "Sur rendez-vous"', 'Fr 08:30-12:00 unknown "sur RDV"', "Jul-Aug Mo 09:00-12:00",
        "Mo 08:00-24:00",
    ],
)  # fmt: skip
def test_what_sites_write_is_taken(text: str) -> None:
    assert text_faults(text, "x") == ()


def test_all_faults_are_said_at_once() -> None:
    assert len(text_faults("Mo 08:10-12:00; SH off; We 14:00+", "x")) == 4


def test_times_off_the_grid_may_be_taken() -> None:
    assert text_faults("Mo 08:10-12:00", "x", grid=None) == ()


_PIECES = st.sampled_from(
    [
        "Mo", "We-Fr", "PH", "SH", ",", ";", " ", " ", "08:00-12:00", "13:00-17:30", "off", "open", "[3]",
        "week 2-52/2", "2026", "Aug 09", "-", '"rdv"', "||", "+", "24/7", "Dec 25", "é", '"', "/", ":", "31",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=40), st.lists(_PIECES, max_size=12).map("".join)))
@example("PH,PH off")
@example(",PH, Mo 08:00-09:00")
def test_whatever_is_written_is_refused_or_expanded(text: str) -> None:
    faults = text_faults(text, "x")
    if faults:
        assert all(fault.expected and fault.mend for fault in faults)
        return
    week = expand(text, None, "2026-W46", territory=territory_of("38"))
    assert all(each.start < each.end for each in week.published)
    assert set(week.holidays) <= set(week.closed_on) <= set(week_dates("2026-W46"))
