"""Each law is tried from both sides at both ends of the week, and its tables fail when it is taken out of the model."""

from collections.abc import Callable
from importlib import import_module

import pytest

from planner.core import rules
from planner.core.rules import LAWS
from schemas.ids import RuleId
from schemas.problem import Problem
from schemas.roster import Roster
from tests import verify

MONDAY, SUNDAY = 0, 6
NOT_ON = {"work.sunday": {(True, MONDAY)}}
"""Sides that a law does not have: whether it is broken, and the day."""


def tables(rule: str) -> list[Callable[[], None]]:
    """The tests of a law's files, the checker's and the model's."""
    family, name = rule.split(".")
    homes = ("tests.core.rules", "tests.check.rules")
    modules = [import_module(f"{home}.{family}.test_{name}") for home in homes]
    return [test for module in modules for key, test in vars(module).items() if key.startswith("test_")]


@pytest.mark.parametrize("rule", [str(law.ID) for law in LAWS])
def test_a_law_taken_out_of_the_model_is_noticed_by_its_own_tables(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that breaks the law passes: no table was copied from another law."""
    monkeypatch.setattr(rules, "LAWS", tuple(law for law in LAWS if rule != law.ID))
    assert any("the model accepts it" in complaint(test) for test in tables(rule))


@pytest.mark.parametrize("rule", [str(law.ID) for law in LAWS])
def test_a_law_is_tried_from_both_sides_at_both_ends_of_the_week(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What keeps it and what breaks it, on a Monday and on a Sunday."""
    tried: set[tuple[bool, int]] = set()

    def note(asked: RuleId, _: Problem, roster: Roster, broken: bool) -> str:
        if asked == rule:
            starts = [shift.start for shift in roster.shifts] + [opening.start for opening in roster.openings]
            starts += [appointment.start for appointment in roster.appointments]
            tried.update((broken, start.weekday()) for start in starts)
        return ""

    monkeypatch.setattr(verify, "JUDGES", (note,))
    for test in tables(rule):
        test()
    assert {(side, day) for side in (False, True) for day in (MONDAY, SUNDAY)} - tried == NOT_ON.get(rule, set())


def complaint(test: Callable[[], None]) -> str:
    """Why a table does not hold; empty where it does."""
    try:
        test()
    except AssertionError as failure:
        return str(failure)
    return ""
