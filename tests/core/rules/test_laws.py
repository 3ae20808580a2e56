"""Each table fails in the model as well when its law is taken out of it."""

from collections.abc import Callable
from importlib import import_module

import pytest

from planner.core import rules
from planner.core.rules import LAWS


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


def complaint(test: Callable[[], None]) -> str:
    """Why a table does not hold; empty where it does."""
    try:
        test()
    except AssertionError as failure:
        return str(failure)
    return ""
