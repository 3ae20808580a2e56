"""Overrides: an employer decides otherwise only where a rule lets it, for a time, and within reason."""

from collections.abc import Iterator
from datetime import date

from config.figures import load_figures
from schemas.faults import Fault, shown
from schemas.part import Part
from schemas.time import DAY_MINUTES

MOST = {"work.sunday": 1, "work.weekly_max": 7 * DAY_MINUTES, "work.average_max": 7 * DAY_MINUTES}
"""What a figure can be at most where it is not of minutes of a day: a larger one is a slip, in whatever unit."""


def unknown_overrides(problem: Part) -> Iterator[Fault]:
    """An override is of a rule that has a figure which a decision may replace."""
    figures = load_figures()
    allowed = [rule.id for rule in figures.rules if rule.overridable]
    for override in problem.each("employers", "overrides"):
        rule = override.get("rule", str)
        if rule is not None and rule not in allowed:
            yield override.at("rule").fault(shown(rule), f"one of {', '.join(allowed)}", "correct it or take it out")


def backward_overrides(problem: Part) -> Iterator[Fault]:
    """An override does not end before it begins."""
    for override in problem.each("employers", "overrides"):
        first, last = override.get("from", date), override.get("until", date)
        if first and last and last < first:
            yield override.fault(f"{first} until {last}", "a last day not before the first", "correct one of the dates")


def absurd_overrides(problem: Part) -> Iterator[Fault]:
    """An override of minutes of a day is no longer than a day."""
    for override in problem.each("employers", "overrides"):
        rule, value = override.get("rule", str), override.get("value", int)
        most = MOST.get(rule or "", DAY_MINUTES)
        if value is not None and value > most:
            yield override.at("value").fault(shown(value), f"a whole number from 0 to {most}", "correct it")
