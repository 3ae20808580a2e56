"""What can be of no use any more is forgotten, and nothing else."""

from datetime import timedelta

from sqlmodel import select

from config.horizon import Horizon
from planner.handlers.timers import Timers
from planner.services.access.accounts import LINK_LASTS
from planner.services.access.attempts import LASTS
from planner.services.access.forget import KEYS_KEPT
from planner.services.access.logins import IDLE
from planner.services.access.subjects import WAITS
from schemas.tables.access import AccountRow, AttemptRow, InvitationRow, LoginRow, PostedRow, SignInLinkRow
from schemas.tables.row import Row
from tests.web.api.counter import Counter


def test_what_is_over_is_forgotten_by_the_clock(counter: Counter) -> None:
    """A login that is not used, a link after its day, a key after thirty; an account stays."""
    now = counter.now
    rows: list[Row] = [
        AccountRow(id="u", login="lea", role="auditor", scopes=["basin:38"], created_at=now),
        SignInLinkRow(hash="over", account="u", ends_at=now),
        SignInLinkRow(hash="good", account="u", ends_at=now + LINK_LASTS),
        AttemptRow(hash="over", back="/", ends_at=now),
        AttemptRow(hash="good", back="/", ends_at=now + LASTS),
        InvitationRow(issuer="i", email_hash="over", account="u", ends_at=now),
        InvitationRow(issuer="i", email_hash="good", account="u", ends_at=now + WAITS),
        LoginRow(hash="over", account="u", began_at=now - IDLE, seen_at=now - IDLE),
        LoginRow(hash="good", account="u", began_at=now - IDLE, seen_at=now - timedelta(minutes=1)),
        PostedRow(actor="u", key="over", hash="h", at=now - KEYS_KEPT),
        PostedRow(actor="u", key="good", hash="h", at=now),
    ]
    with counter.store.transaction() as session:
        for row in rows:
            session.add(row)
            session.flush()
    Timers(counter.store.transaction, lambda: now, Horizon(), lambda: None).step()
    with counter.store.reading() as session:
        assert [row.hash for row in session.exec(select(SignInLinkRow))] == ["good"]
        assert [row.hash for row in session.exec(select(AttemptRow))] == ["good"]
        assert [row.email_hash for row in session.exec(select(InvitationRow))] == ["good"]
        assert [row.hash for row in session.exec(select(LoginRow))] == ["good"]
        assert [row.key for row in session.exec(select(PostedRow))] == ["good"]
        assert len(session.exec(select(AccountRow)).all()) == 1
