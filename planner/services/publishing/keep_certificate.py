"""keep_certificate: what the checker says of a roster, written down when it is published.

It is said of the very problem that the roster is published for. That problem is not kept: it holds what is known of
people for longer than it may be. One composed later is another: the roster is its baseline then. Its fingerprint stays.
"""

from sqlmodel import Session

from planner.check.certificate import certificate
from planner.services.planning.judgement import Judgement, sha256_of
from schemas.problem import Problem
from schemas.tables.certificate import CertificateRow
from schemas.tables.revision import RevisionRow


def keep_certificate(session: Session, row: RevisionRow, problem: Problem, judgement: Judgement) -> None:
    """Certify a revision that is being published; the roster's fingerprint is that of its stored document."""
    fingerprints = (judgement.problem_sha256, sha256_of(row.roster))
    made = certificate(problem, judgement.faults, judgement.guarantees, *fingerprints)
    kept = CertificateRow(basin=row.basin, week=row.week, revision=row.revision, document=made.model_dump_json())
    session.merge(kept)
    session.flush()


def certificate_kept(session: Session, row: RevisionRow) -> CertificateRow | None:
    """What was certified of a revision; None of one that was published before certificates were kept."""
    return session.get(CertificateRow, (row.basin, row.week, row.revision))
