"""How far ahead is planned: defaults in code, the same in the file, faults with their key."""

from pathlib import Path

import pytest

from config.errors import ConfigFaultsError
from config.horizon import Horizon, load_horizon


def test_an_empty_file_gives_the_defaults(folder: Path) -> None:
    """Every figure may be left out."""
    (folder / "horizon.toml").write_text("", encoding="utf-8")
    assert load_horizon(folder) == Horizon(6, "wed", 2)


def test_the_packaged_file_says_what_the_defaults_say() -> None:
    """Whoever reads the file reads what holds."""
    assert load_horizon() == Horizon()


def test_every_fault_is_listed_with_its_key(folder: Path) -> None:
    """A day that is none, weeks that are none and unknown keys come back together."""
    text = 'weeks = 60\npublish_on = "monday"\npublish_weeks_ahead = 0\nmood = 3\n'
    (folder / "horizon.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigFaultsError) as caught:
        load_horizon(folder)
    keys = sorted(fault.key for fault in caught.value.faults)
    assert keys == ["mood", "publish_on", "publish_weeks_ahead", "weeks"]
