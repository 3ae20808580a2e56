"""Quiet hours: at night nobody is told of what can wait; the clock is that of the basin."""

from datetime import timedelta

import pytest

from config.messages import MessageFigures
from planner.services.messages.quiet import not_before
from tests.wall import ZONE, at

FIGURES = MessageFigures()


@pytest.mark.parametrize(
    ("now", "start", "due"),
    [
        ("mon 07:00", "thu 09:00", "mon 07:00"),
        ("mon 19:59", "thu 09:00", "mon 19:59"),
        ("mon 20:00", "thu 09:00", "tue 07:00"),
        ("mon 23:30", "tue 13:30", "tue 07:00"),
        ("mon 23:30", "tue 12:00", "tue 07:00"),
        ("tue 00:30", "tue 13:30", "tue 07:00"),
        ("tue 06:59", "tue 13:30", "tue 07:00"),
        ("mon 20:00", "tue 08:30", "mon 20:00"),
        ("mon 23:30", "tue 11:59", "mon 23:30"),
        ("tue 06:59", "tue 08:30", "tue 06:59"),
        ("mon 20:00", "mon 20:30", "mon 20:00"),
        ("tue 06:59", "wed 08:30", "tue 07:00"),
    ],
)
def test_nobody_is_told_at_night_of_what_can_wait(now: str, start: str, due: str) -> None:
    """What concerns the next morning cannot: a change of what begins then, or was to."""
    span = (at(start), at(start) + timedelta(hours=2))
    assert not_before(at(now), [span], ZONE, FIGURES) == at(due)


def test_one_change_of_the_next_morning_is_enough() -> None:
    """Also what was to be then and went away."""
    spans = [(at("thu 09:00"), at("thu 12:00")), (at("tue 09:00"), at("tue 12:00"))]
    assert not_before(at("mon 21:00"), spans, ZONE, FIGURES) == at("mon 21:00")


def test_what_is_over_wakes_nobody() -> None:
    """However near it was."""
    assert not_before(at("mon 21:00"), [(at("mon 08:00"), at("mon 12:00"))], ZONE, FIGURES) == at("tue 07:00")


def test_the_clock_is_that_of_the_basin() -> None:
    """Eight in the evening in Paris is afternoon in Guadeloupe."""
    span = (at("thu 09:00"), at("thu 12:00"))
    assert not_before(at("mon 20:00"), [span], "America/Guadeloupe", FIGURES) == at("mon 20:00")


def test_a_night_in_which_clocks_change_ends_at_seven() -> None:
    """By the clock on the wall."""
    week = "2027-W12"
    span = (at("mon+1 14:00", week), at("mon+1 16:00", week))
    assert not_before(at("sat 22:00", week), [span], ZONE, FIGURES) == at("sun 07:00", week)
