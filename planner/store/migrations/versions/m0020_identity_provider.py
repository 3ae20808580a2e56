"""People sign in at an identity provider: whom it knows is bound to an account that was prepared."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Key, UtcInstant

revision = "0020"
down_revision = "0019"
TABLES = ("subject", "invitation", "attempt")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "subject",
        sa.Column("issuer", Key(), nullable=False),
        sa.Column("subject", Key(), nullable=False),
        sa.Column("account", Key(), nullable=False),
        sa.Column("bound_at", UtcInstant(), nullable=False),
        _of_account("subject"),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_subject"),
    )
    op.create_index("ix_subject_account", "subject", ["account"])
    op.create_table(
        "invitation",
        sa.Column("issuer", Key(), nullable=False),
        sa.Column("email_hash", Key(), nullable=False),
        sa.Column("account", Key(), nullable=False),
        sa.Column("ends_at", UtcInstant(), nullable=False),
        _of_account("invitation"),
        sa.PrimaryKeyConstraint("issuer", "email_hash", name="pk_invitation"),
    )
    op.create_index("ix_invitation_account", "invitation", ["account"])
    op.create_table(
        "attempt",
        sa.Column("hash", Key(), nullable=False),
        sa.Column("back", sa.String(), nullable=False),
        sa.Column("ends_at", UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_attempt"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _of_account(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["account"], ["account.id"], name=f"fk_{table}_account_account", ondelete="CASCADE")
