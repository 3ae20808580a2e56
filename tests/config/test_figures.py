"""The figures are those of the law, the label and the conventions; decisions replace only what they may."""

import pickle
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from config.errors import ConfigError, UnknownFigureError
from config.figures import Figures, figures_from, load_figures

MONDAY, SUNDAY = date(2026, 11, 30), date(2026, 12, 6)


@dataclass(frozen=True)
class Decision:
    """An employer's recorded decision, as a problem states it."""

    rule: str
    value: int
    first: date
    last: date


@pytest.fixture(name="figures")
def packaged_figures() -> Figures:
    return load_figures()


@pytest.mark.parametrize(
    ("rule", "name", "fpt", "private"),
    [
        ("work.rest_break", "run_minutes", 6 * 60, 6 * 60),
        ("work.rest_break", "break_minutes", 20, 20),
        ("work.daily_max", "minutes", 10 * 60, 10 * 60),
        ("work.amplitude", "minutes", 12 * 60, 13 * 60),
        ("work.daily_rest", "minutes", 11 * 60, 11 * 60),
        ("work.weekly_rest", "minutes", 35 * 60, 35 * 60),
        ("work.days_max", "days", 6, 6),
        ("work.weekly_max", "minutes", 48 * 60, 48 * 60),
        ("work.average_max", "minutes", 44 * 60, 44 * 60),
        ("work.average_max", "weeks", 12, 12),
        ("work.contract_max", "full_time_minutes", 35 * 60, 35 * 60),
        ("work.contract_max", "full_time_extra_minutes", 4 * 60, 4 * 60),
        ("work.contract_max", "part_time_numerator", 11, 11),
        ("work.contract_max", "part_time_denominator", 10, 10),
        ("work.contract_max", "part_time_ceiling_minutes", 35 * 60 - 1, 35 * 60 - 1),
        ("work.sunday", "allowed", 0, 0),
        ("work.part_time_gap", "breaks", None, 1),
        ("work.part_time_gap", "minutes", None, 2 * 60),
        ("shift.min_length", "minutes", 120, 120),
        ("shift.max_per_day", "one_site", 2, 2),
        ("shift.max_per_day", "several_sites", 3, 3),
        ("shift.gap", "minutes", 30, 30),
        ("opening.min_length", "minutes", 120, 120),
        ("opening.max_per_day", "openings", 2, 2),
        ("label", "missing_day_minutes", 240, 240),
        ("bookings", "withdrawn_cost", 10, 10),
        ("bookings", "other_day_cost", 3, 3),
        ("bookings", "same_day_cost", 1, 1),
        ("stability", "urgent_hours", 24, 24),
        ("stability", "urgent_cost", 8, 8),
        ("stability", "short_cost", 3, 3),
        ("stability", "ordinary_cost", 1, 1),
    ],
)
def test_a_figure_is_the_law_s(figures: Figures, rule: str, name: str, fpt: int | None, private: int | None) -> None:
    """Each figure has its value in each regime, and none where the law has none."""
    for regime, value in (("fpt", fpt), ("private", private)):
        assert figures.has(rule, name, regime) == (value is not None)
        if value is not None:
            assert figures.of(rule, name, regime) == value


@pytest.mark.parametrize(
    ("rule", "name", "regime"),
    [
        ("work.part_time_gap", "minutes", "fpt"),
        ("work.daily_max", "hours", "fpt"),
        ("work.unheard", "minutes", "fpt"),
        ("work.daily_max", "minutes", "hospital"),
    ],
)
def test_a_figure_that_nobody_stated_is_refused(figures: Figures, rule: str, name: str, regime: str) -> None:
    """Asking for it says what was asked, as a KeyError and as a fault of configuration."""
    assert not figures.has(rule, name, regime)
    with pytest.raises(UnknownFigureError, match=name) as caught:
        figures.of(rule, name, regime)
    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, ConfigError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Decision("work.daily_max", 660, MONDAY, SUNDAY), 660),
        (Decision("work.daily_max", 660, date(2026, 1, 1), date(2026, 12, 31)), 660),
        (Decision("work.daily_max", 660, date(2026, 12, 1), SUNDAY), 600),
        (Decision("work.daily_max", 660, MONDAY, date(2026, 12, 5)), 600),
        (Decision("work.amplitude", 660, MONDAY, SUNDAY), 600),
    ],
)
def test_a_decision_counts_only_where_it_covers_every_day(figures: Figures, decision: Decision, expected: int) -> None:
    """A decision of another rule, or one that leaves out the first or the last day, changes nothing."""
    assert figures.overridden("work.daily_max", "minutes", "fpt", [decision], MONDAY, SUNDAY) == expected


def test_of_several_decisions_the_one_stated_last_holds(figures: Figures) -> None:
    """A later decision amends an earlier one; one that does not cover the days amends nothing."""
    decisions = [
        Decision("work.daily_max", 660, MONDAY, SUNDAY),
        Decision("work.daily_max", 690, MONDAY, SUNDAY),
        Decision("work.daily_max", 720, MONDAY, MONDAY),
    ]
    assert figures.overridden("work.daily_max", "minutes", "fpt", decisions, MONDAY, SUNDAY) == 690
    assert figures.overridden("work.daily_max", "minutes", "fpt", decisions, MONDAY, MONDAY) == 720


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("work.rest_break", "run_minutes"),
        ("work.average_max", "weeks"),
        ("work.weekly_rest", "minutes"),
        ("work.days_max", "days"),
        ("opening.min_length", "minutes"),
    ],
)
def test_no_decision_replaces_what_the_texts_leave_no_choice_in(figures: Figures, rule: str, name: str) -> None:
    """Only the one overridable figure of a rule can be replaced, and of some rules none."""
    assert figures.overridable(rule) != name
    decision = Decision(rule, 1, MONDAY, SUNDAY)
    stated = figures.of(rule, name)
    assert figures.overridden(rule, name, "fpt", [decision], MONDAY, SUNDAY) == stated


def test_figures_cross_to_another_process(figures: Figures) -> None:
    """A copy through pickle is equal, and answers the same."""
    copy: Figures = pickle.loads(pickle.dumps(figures))  # noqa: S301 - our own bytes
    assert copy == figures
    assert copy.fingerprint == figures.fingerprint
    assert copy.of("work.amplitude", "minutes", "private") == 780


def test_the_fingerprint_follows_the_figures_and_nothing_else(folder: Path, figures: Figures) -> None:
    """Another wording leaves it as it was; another figure, weight or regime changes it."""
    assert figures_from(folder).fingerprint == figures.fingerprint
    seen = {figures.fingerprint}
    for name, before, after, changes in (
        ("rules/work.toml", "10 heures par jour", "dix heures par jour", False),
        ("rules/work.toml", "minutes = 600", "minutes = 601", True),
        ("rules/work.toml", "private = 780", "private = 720", True),
        ("rules/work.toml", 'overridable = "allowed"\n', "", True),
        ("weights.toml", "saturday = 60", "saturday = 61", True),
    ):
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")
        fingerprint = figures_from(folder).fingerprint
        assert (fingerprint not in seen) == changes, after
        seen.add(fingerprint)


def test_the_packaged_figures_are_read_once() -> None:
    """Whoever asks gets the same object."""
    assert load_figures() is load_figures()
