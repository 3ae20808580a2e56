"""Events that came in are looked up by their id alone, by who asks why and by what measures how long it took."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_inbox_event", "inbox", ["event"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_inbox_event", "inbox")
