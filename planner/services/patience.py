"""patience: how long a week is planned: briefly once people were given it, unless that leaves too much unsettled."""

from dataclasses import dataclass

from planner.services.solving import Solve
from schemas.objective import Level
from schemas.problem import Problem
from schemas.roster import Roster

IMPATIENT_AFTER = 2
"""Lost races after which the lowest rungs are not waited for."""
NOT_LEFT_OPEN: frozenset[Level] = frozenset({"label", "bookings"})
"""Rungs for which people wait longer: no site is short of its label because the computer was slow."""


@dataclass(frozen=True)
class Patience:
    """Seconds for a plan."""

    first: float
    """For a week that has no roster yet."""
    again: float
    """For a week that has one."""

    def plan(self, solve: Solve, problem: Problem, races: int = 0) -> Roster:
        """Plan it; once more and longer where the time after an absence has not settled the highest rungs.

        `races` is how many times in a row facts have overtaken its plan.
        """
        seconds = self.first if problem.baseline is None else self.again
        if races >= IMPATIENT_AFTER:
            return solve(problem, seconds / 2)
        roster = solve(problem, seconds)
        return roster if seconds >= self.first or is_settled(roster) else solve(problem, self.first)


def is_settled(roster: Roster) -> bool:
    """Whether nothing better can be had on the rungs that are not left open."""
    return all(rung.value == rung.bound for rung in roster.objective if rung.level in NOT_LEFT_OPEN)
