"""Overrides: an employer decides otherwise only where a rule lets it, and from one day until a later one."""

from collections.abc import Iterator
from datetime import date

from config.figures import load_figures
from schemas.faults import Fault, shown
from schemas.part import Part


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
