"""The list of laws is whole, and each table fails when its law is taken out of it."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from config.rules import load_rules
from planner.check import report
from planner.check.rules import LAWS

IDS = [str(law.ID) for law in LAWS]
RULES = Path(report.__file__).parent / "rules"


def tables(rule: str) -> list[Callable[[], None]]:
    """The tests of a law's file."""
    family, name = rule.split(".")
    module = import_module(f"tests.check.rules.{family}.test_{name}")
    return [test for key, test in vars(module).items() if key.startswith("test_")]


def test_every_law_of_the_rules_is_checked_once() -> None:
    """The laws stated as data are the laws of the checker."""
    assert sorted(IDS) == sorted(rule.id for rule in load_rules() if rule.kind == "law")


@pytest.mark.parametrize("rule", IDS)
def test_a_laws_path_is_its_id(rule: str) -> None:
    """And its module begins by naming it."""
    source = (RULES / rule.replace(".", "/")).with_suffix(".py").read_text(encoding="utf-8")
    assert source.startswith(f'"""{rule}: ')
    assert f'ID = RuleId("{rule}")' in source


@pytest.mark.parametrize("rule", IDS)
def test_a_law_taken_out_is_noticed_by_its_own_tables(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No table passes that was copied from another law."""
    monkeypatch.setattr(report, "LAWS", tuple(law for law in LAWS if rule != law.ID))
    assert any(fails(test) for test in tables(rule))


def fails(test: Callable[[], None]) -> bool:
    """Whether a table does not hold."""
    try:
        test()
    except AssertionError:
        return True
    return False
