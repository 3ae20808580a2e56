"""Figures that a page states are those of the data."""

import re

from config.rules import load_rules
from config.weights import load_weights
from schemas.objective import LEVELS
from tests.docs.pages import page


def test_the_page_of_comfort_states_the_weights_as_they_are() -> None:
    """Every weight, with its value."""
    rows = dict(re.findall(r"^\| `(\w+)` \| (\S+) \|", page("docs/reference/comfort.md"), re.MULTILINE))
    weights = load_weights()
    late = f"{weights.late_after_minute // 60}:{weights.late_after_minute % 60:02}"
    stated = {name: str(getattr(weights, name)) for name in rows if name != "late_after"} | {"late_after": late}
    assert rows == stated
    assert {"deviation", "avoid", "prefer", "late_shift", "saturday"} <= rows.keys()


def test_the_page_of_the_model_has_every_law_and_every_rung() -> None:
    """By id; a family that is written once stands for the names after it (`appointment.referent`, `.availability`)."""
    text = page("docs/explanation/model.md")
    laws = [rule.id for rule in load_rules() if rule.kind == "law"]
    named = set(re.findall(r"`([a-z]+\.[a-z_]+)`", text)) | {
        f"appointment{name}" for name in re.findall(r"`(\.[a-z_]+)`", text)
    }
    assert [law for law in laws if law not in named] == []
    assert [level for level in LEVELS if not re.search(rf"^ {{4}}{level} ", text, re.MULTILINE)] == []
