"""What a remedy costs: set in one file, refused where it is no number, and named after the actions there are."""

from pathlib import Path
from typing import get_args

import pytest

from config.errors import ConfigFaultsError
from config.remedies import REMEDY_COSTS, RemedyCosts, load_remedy_costs
from planner.explain.remedies import REMEDIES
from schemas.explanation import RemedyAction


def test_every_action_has_a_module_and_a_cost() -> None:
    """And no module is of an action that the contract does not know."""
    actions = sorted(get_args(RemedyAction))
    assert sorted(remedy.ACTION for remedy in REMEDIES) == actions
    assert all(REMEDY_COSTS.of(action) > 0 for action in actions)


def test_moving_people_costs_less_than_moving_hours() -> None:
    """Hours have to be told to the public."""
    costs = REMEDY_COSTS
    assert costs.move_training < costs.ask_consent < costs.extend_presence < costs.borrow_agent < costs.shift_hours


def test_what_is_left_out_takes_the_default(tmp_path: Path) -> None:
    """An empty file is one."""
    (tmp_path / "remedies.toml").write_text("train = 5\n", encoding="utf-8")
    assert load_remedy_costs(tmp_path) == RemedyCosts(train=5)


def test_every_fault_is_listed(tmp_path: Path) -> None:
    """A negative cost, and an action that is none."""
    (tmp_path / "remedies.toml").write_text("train = -1\nbribe = 3\n", encoding="utf-8")
    with pytest.raises(ConfigFaultsError) as caught:
        load_remedy_costs(tmp_path)
    assert sorted(fault.key for fault in caught.value.faults) == ["bribe", "train"]
