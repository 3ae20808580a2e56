"""keep_certificate: what the checker says of a roster, written down when it is published.

It is said of the very problem that the roster is published for. That problem is not kept: it holds what is known of
people for longer than it may be. One composed later is another: the roster is its baseline then. Its fingerprint stays.
"""

import hashlib

from sqlmodel import Session

from planner.check.certificate import certificate_of
from planner.check.report import Report
from schemas.problem import Problem
from schemas.tables.certificate import CertificateRow
from schemas.tables.revision import RevisionRow


def keep_certificate(session: Session, row: RevisionRow, problem: Problem, report: Report) -> None:
    """Certify a revision that is being published; the roster's fingerprint is that of its stored document."""
    made = certificate_of(report, problem, _sha256(problem.model_dump_json()), _sha256(row.roster))
    kept = CertificateRow(basin=row.basin, week=row.week, revision=row.revision, document=made.model_dump_json())
    session.merge(kept)
    session.flush()


def certificate_kept(session: Session, row: RevisionRow) -> CertificateRow | None:
    """What was certified of a revision; None of one that was published before certificates were kept."""
    return session.get(CertificateRow, (row.basin, row.week, row.revision))


def _sha256(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()
