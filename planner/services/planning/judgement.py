"""judgement: what the checker found of a roster, kept with it from the process that made it to the store.

It holds for the very problem that was solved. Whoever stores another roster, or the same for other facts, has it judged
anew.
"""

import hashlib
from dataclasses import dataclass

from planner.check.report import Report
from planner.check.worked import WorkedWeek, worked_weeks
from schemas.roster import Guarantee, Roster


def sha256_of(document: str) -> str:
    """The fingerprint of a document."""
    return hashlib.sha256(document.encode()).hexdigest()


@dataclass(frozen=True)
class Judgement:
    """What is kept of a report; it goes from process to process."""

    problem_sha256: str
    """The fingerprint of the problem as a document."""
    faults: int
    """Laws that are broken and claims that are false."""
    guarantees: tuple[Guarantee, ...]
    """What is certified of each site."""
    worked: tuple[WorkedWeek, ...]
    """What each agent's week comes to."""

    @classmethod
    def of(cls, report: Report, document: str) -> "Judgement":
        """Of a report on a problem that reads so as a document."""
        faults = len(report.violations) + len(report.false_claims)
        return cls(sha256_of(document), faults, report.guarantees, tuple(worked_weeks(report.counted.case)))


@dataclass(frozen=True)
class Solved:
    """A checked and explained roster, and what the checker found of it where it was made."""

    roster: Roster
    judgement: Judgement | None = None
    """None where it has to be judged anew."""
