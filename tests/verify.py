"""verify: a law's truth table, asked of the checker and of whoever else judges rosters.

    verify("work.sunday").on(problem).rows(
        lawful(roster.shift("a1", "s1", "sat 08:30-12:00")),
        broken(roster.shift("a1", "s1", "sun 08:30-12:00"), 210),
    )

A table needs at least one lawful and one broken row. A broken row states the amounts of the violations of this law, in
order; other laws may have their own to say. The law is looked up among `planner.check.report.LAWS`, so that a table
fails when its law is taken out.

The solver's model, with the roster fixed, is asked as well. Rows that only the checker can be asked, such as shifts
that touch, say `only_checker=True`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from config.figures import load_figures
from planner.check.report import check
from planner.check.violation import Violation
from schemas.ids import RuleId
from schemas.problem import Problem
from schemas.roster import Roster
from tests.builders import ProblemBuilder, RosterBuilder
from tests.modelled import objection

Judge = Callable[[RuleId, Problem, Roster, bool], str]
"""What it objects to in a row of a law: a roster and whether it is said to be broken; empty where it agrees."""

JUDGES: tuple[Judge, ...] = (objection,)
"""Judges beside the checker."""


@dataclass(frozen=True)
class Row:
    """A roster, and what the law says of it."""

    roster: RosterBuilder
    amounts: tuple[int, ...]
    """Of the violations, in order; none: the roster is lawful."""
    only_checker: bool = False


def lawful(roster: RosterBuilder, *, only_checker: bool = False) -> Row:
    """A row that keeps the law."""
    return Row(roster, (), only_checker)


def broken(roster: RosterBuilder, *amounts: int, only_checker: bool = False) -> Row:
    """A row that breaks the law, once for each amount."""
    assert amounts, "a broken row states its amounts"
    return Row(roster, amounts, only_checker)


@dataclass(frozen=True)
class Table:
    """A law on a problem."""

    rule: RuleId
    problem: Problem

    def rows(self, *rows: Row) -> None:
        """Ask every judge about every row."""
        assert any(not row.amounts for row in rows), f"{self.rule}: no lawful row"
        assert any(row.amounts for row in rows), f"{self.rule}: no broken row"
        for number, row in enumerate(rows, start=1):
            assert row.roster.problem == self.problem, f"{self.rule}, row {number}: of another problem"
            self._ask(number, row)

    def _ask(self, number: int, row: Row) -> None:
        roster = row.roster.build()
        found = of_rule(self.rule, self.problem, roster)
        said = tuple(violation.amount for violation in found)
        assert said == row.amounts, f"{self.rule}, row {number}: {said}, not {row.amounts}: {list(map(str, found))}"
        for judge in () if row.only_checker else JUDGES:
            why = judge(self.rule, self.problem, roster, bool(row.amounts))
            assert not why, f"{self.rule}, row {number}: {why}"


@dataclass(frozen=True)
class Verification:
    """A law that waits for a problem."""

    rule: RuleId

    def on(self, problem: Problem | ProblemBuilder) -> Table:
        """The problem of the rosters."""
        return Table(self.rule, problem.build() if isinstance(problem, ProblemBuilder) else problem)


def verify(rule: str) -> Verification:
    """A law's truth table."""
    return Verification(RuleId(rule))


def of_rule(rule: str, problem: Problem, roster: Roster) -> tuple[Violation, ...]:
    """What the checker says by one rule."""
    found = check(problem, roster, load_figures()).violations
    return tuple(violation for violation in found if violation.rule == rule)
