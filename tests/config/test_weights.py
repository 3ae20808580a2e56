"""The weights of comfort: defaults in code, the same in the file, faults with their key."""

from pathlib import Path

import pytest

from config.errors import ConfigFaultsError
from config.weights import Weights, load_weights


def test_an_empty_file_gives_the_defaults(folder: Path) -> None:
    """Every weight may be left out."""
    (folder / "weights.toml").write_text("", encoding="utf-8")
    assert load_weights(folder) == Weights(1, 1, 1, 30, 18 * 60, 60)


def test_the_packaged_file_says_what_the_defaults_say() -> None:
    """Whoever reads the file reads what holds."""
    assert load_weights() == Weights()


def test_what_the_file_says_holds(folder: Path) -> None:
    """A time of day becomes minutes after midnight; the rest keeps its default."""
    (folder / "weights.toml").write_text('late_after = "17:15"\nsaturday = 0\n', encoding="utf-8")
    assert load_weights(folder) == Weights(late_after_minute=17 * 60 + 15, saturday=0)


def test_every_fault_is_listed_with_its_key(folder: Path) -> None:
    """Wrong types, negative weights, unknown keys and times that are none come back together."""
    text = 'avoid = "much"\nprefer = -1\ndeviation = 1.5\nlate_after = "25:00"\nkindness = 3\nsaturday = true\n'
    (folder / "weights.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigFaultsError) as caught:
        load_weights(folder)
    assert {fault.file for fault in caught.value.faults} == {"weights.toml"}
    keys = sorted(fault.key for fault in caught.value.faults)
    assert keys == ["avoid", "deviation", "kindness", "late_after", "prefer", "saturday"]


@pytest.mark.parametrize("text", ["18", "18:0", "1800", "24:00", "18:60", "-1:00", " 8:00", "18:00:00"])
def test_a_time_that_is_none_is_refused(folder: Path, text: str) -> None:
    """`late_after` is written with two digits each, within the day."""
    (folder / "weights.toml").write_text(f'late_after = "{text}"', encoding="utf-8")
    with pytest.raises(ConfigFaultsError, match="late_after"):
        load_weights(folder)
