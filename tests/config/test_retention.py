"""For how long people's data is kept: defaults in code, the same in the file, and a kind for each."""

from dataclasses import fields
from pathlib import Path

import pytest

from config.errors import ConfigFaultsError
from config.retention import Retention, load_retention
from planner.services.people.apply_retention import KINDS


def test_the_packaged_file_says_what_the_defaults_say() -> None:
    assert load_retention() == Retention()


def test_every_kind_has_its_time_and_every_time_its_kind() -> None:
    assert set(KINDS) == {each.name for each in fields(Retention)}


def test_every_fault_is_listed_with_its_key(folder: Path) -> None:
    (folder / "retention.toml").write_text('absences = 0\naudit = "long"\nmood = 3\n', encoding="utf-8")
    with pytest.raises(ConfigFaultsError) as caught:
        load_retention(folder)
    assert sorted(fault.key for fault in caught.value.faults) == ["absences", "audit", "mood"]
