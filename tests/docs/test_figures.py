"""Figures that a page states are those of the data."""

import re

from config.weights import load_weights
from tests.docs.pages import page


def test_the_page_of_comfort_states_the_weights_as_they_are() -> None:
    """Every weight, with its value."""
    rows = dict(re.findall(r"^\| `(\w+)` \| (\S+) \|", page("docs/reference/comfort.md"), re.MULTILINE))
    weights = load_weights()
    late = f"{weights.late_after_minute // 60}:{weights.late_after_minute % 60:02}"
    stated = {name: str(getattr(weights, name)) for name in rows if name != "late_after"} | {"late_after": late}
    assert rows == stated
    assert {"deviation", "avoid", "prefer", "late_shift", "saturday"} <= rows.keys()
