"""The label's default figures, dated, and refused where one is missing."""

from datetime import date
from pathlib import Path

import pytest

from config.errors import ConfigFaultsError
from config.label import LABEL, load_label


def test_the_label_asks_for_two_agents_24_hours_and_5_days() -> None:
    """The packaged figures are the label's, from 1 July 2019."""
    assert (LABEL.min_agents, LABEL.min_hours, LABEL.min_days, LABEL.holiday_relief) == (2, 24, 5, True)
    assert LABEL.since == date(2019, 7, 1)
    assert LABEL.source
    assert load_label() == LABEL


def test_every_fault_is_listed_with_its_key(folder: Path) -> None:
    """A label without figures is no label: nothing is assumed."""
    text = 'min_agents = 0\nmin_hours = "24"\nholiday_relief = 1\nmin_referents = 2\nsource = "x"\n'
    text += "since = 2019-07-01\nminimum = 1\n"
    (folder / "label.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigFaultsError) as caught:
        load_label(folder)
    keys = sorted(fault.key for fault in caught.value.faults)
    assert keys == ["holiday_relief", "min_agents", "min_days", "min_hours", "minimum"]


def test_a_file_that_is_no_toml_is_one_fault(folder: Path) -> None:
    """The keys of a file that cannot be read are not said to be missing."""
    (folder / "label.toml").write_text("min_agents == 2", encoding="utf-8")
    with pytest.raises(ConfigFaultsError) as caught:
        load_label(folder)
    assert [(fault.file, fault.key) for fault in caught.value.faults] == [("label.toml", "")]
