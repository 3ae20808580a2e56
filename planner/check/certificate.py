"""certificate: the checker's report on two documents as the certificate that is given out of it."""

from planner.check.report import Report
from planner.check.rules import LAWS
from schemas.certificate import Certificate
from schemas.problem import Problem
from schemas.roster import Guarantee


def certificate_of(report: Report, problem: Problem, problem_sha256: str, roster_sha256: str) -> Certificate:
    """What is certified of the documents with these fingerprints."""
    faults = len(report.violations) + len(report.false_claims)
    return certificate(problem, faults, report.guarantees, problem_sha256, roster_sha256)


def certificate(
    problem: Problem, faults: int, guarantees: tuple[Guarantee, ...], problem_sha256: str, roster_sha256: str
) -> Certificate:
    """The same of what was kept of a report: how many faults it names, and its guarantees."""
    return Certificate(
        basin=problem.basin,
        week=problem.week,
        issued_for=problem.now,
        problem_sha256=problem_sha256,
        roster_sha256=roster_sha256,
        rules=len(LAWS),
        violations=faults,
        guarantees=guarantees,
    )
