"""When alerts are raised: defaults in code, the same in the file, faults with their key."""

from datetime import timedelta
from pathlib import Path

import pytest

from config.alerts import AlertFigures, load_alert_figures
from config.errors import ConfigFaultsError


def test_an_empty_file_gives_the_defaults(folder: Path) -> None:
    """Every figure may be left out."""
    (folder / "alerts.toml").write_text("", encoding="utf-8")
    assert load_alert_figures(folder) == AlertFigures(10, 24, 4)


def test_the_packaged_file_says_what_the_defaults_say() -> None:
    """Whoever reads the file reads what holds."""
    assert load_alert_figures() == AlertFigures()


def test_what_the_file_says_holds(folder: Path) -> None:
    """Days and hours are given out as lengths of time."""
    (folder / "alerts.toml").write_text("no_roster_days = 3\nlate_absence_hours = 0\n", encoding="utf-8")
    found = load_alert_figures(folder)
    assert (found.no_roster, found.late_absence) == (timedelta(days=3), timedelta())


def test_every_fault_is_listed_with_its_key(folder: Path) -> None:
    """Wrong types, figures out of range and unknown keys come back together."""
    text = 'no_roster_days = "ten"\nlate_absence_hours = -1\nplanning_behind_races = 0\nmood = 3\n'
    (folder / "alerts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigFaultsError) as caught:
        load_alert_figures(folder)
    keys = sorted(fault.key for fault in caught.value.faults)
    assert keys == ["late_absence_hours", "mood", "no_roster_days", "planning_behind_races"]
