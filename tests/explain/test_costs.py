"""What a remedy costs: set in one file, refused where it is no number, and named after the actions there are."""

import re
from pathlib import Path
from typing import get_args

import pytest

from config.errors import ConfigFaultsError
from config.remedies import REMEDY_COSTS, RemedyCosts, load_remedy_costs
from planner.explain.remedies import REMEDIES
from planner.explain.trade import TRADES
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


def test_the_page_states_the_costs_and_thresholds_as_they_are() -> None:
    """The tables of docs/explanation/explanations.md."""
    page = (Path(__file__).parents[2] / "docs" / "explanation" / "explanations.md").read_text(encoding="utf-8")
    bases = dict(re.findall(r"^\| `(\w+)` \| .* \| (\d+) \|$", page, re.MULTILINE))
    actions = set(get_args(RemedyAction))
    assert {key: int(base) for key, base in bases.items() if key in actions} == {
        action: REMEDY_COSTS.of(action) for action in actions
    }
    rows = re.findall(r"^\| `(\w+)` \| (\d+)[^|]* \| (\d+) \|$", page, re.MULTILINE)
    stated = [(save, int(least), int(worth)) for save, least, worth in rows if save not in actions]
    assert stated == [(trade.save, trade.least, trade.worth) for trade in TRADES]
