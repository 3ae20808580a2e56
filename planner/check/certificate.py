"""certificate: the checker's report on two documents as the certificate that is given out of it."""

from planner.check.report import Report
from planner.check.rules import LAWS
from schemas.certificate import Certificate
from schemas.problem import Problem


def certificate_of(report: Report, problem: Problem, problem_sha256: str, roster_sha256: str) -> Certificate:
    """What is certified of the documents with these fingerprints."""
    return Certificate(
        basin=problem.basin,
        week=problem.week,
        issued_for=problem.now,
        problem_sha256=problem_sha256,
        roster_sha256=roster_sha256,
        rules=len(LAWS),
        violations=len(report.violations) + len(report.false_claims),
        guarantees=report.guarantees,
    )
