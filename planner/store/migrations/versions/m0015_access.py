"""People sign in, programs have tokens, and what is posted twice is done once."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Document, Key, UtcInstant

revision = "0015"
down_revision = "0014"
TABLES = ("account", "sign_in_link", "login", "token", "posted")


def upgrade() -> None:
    """Make the tables."""
    _account()
    _sign_in_link()
    _login()
    _token()
    _posted()


def downgrade() -> None:
    """Drop the tables, those that refer to others first."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("id", Key(), nullable=False),
        sa.Column("login", Key(), nullable=False),
        sa.Column("role", Key(), nullable=False),
        sa.Column("scopes", Document(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("created_at", UtcInstant(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", UtcInstant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("login", name="uq_account_login"),
    )


def _of_account(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["account"], ["account.id"], name=f"fk_{table}_account_account", ondelete="CASCADE")


def _sign_in_link() -> None:
    op.create_table(
        "sign_in_link",
        sa.Column("hash", Key(), nullable=False),
        sa.Column("account", Key(), nullable=False),
        sa.Column("ends_at", UtcInstant(), nullable=False),
        _of_account("sign_in_link"),
        sa.PrimaryKeyConstraint("hash", name="pk_sign_in_link"),
    )
    op.create_index("ix_sign_in_link_account", "sign_in_link", ["account"])


def _login() -> None:
    op.create_table(
        "login",
        sa.Column("hash", Key(), nullable=False),
        sa.Column("account", Key(), nullable=False),
        sa.Column("began_at", UtcInstant(), nullable=False),
        sa.Column("seen_at", UtcInstant(), nullable=False),
        _of_account("login"),
        sa.PrimaryKeyConstraint("hash", name="pk_login"),
    )
    op.create_index("ix_login_account", "login", ["account"])


def _token() -> None:
    op.create_table(
        "token",
        sa.Column("id", Key(), nullable=False),
        sa.Column("hash", Key(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", Key(), nullable=False),
        sa.Column("scopes", Document(), nullable=False),
        sa.Column("created_at", UtcInstant(), nullable=False),
        sa.Column("ends_at", UtcInstant(), nullable=False),
        sa.Column("revoked_at", UtcInstant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_token"),
        sa.UniqueConstraint("hash", name="uq_token_hash"),
    )


def _posted() -> None:
    op.create_table(
        "posted",
        sa.Column("actor", Key(), nullable=False),
        sa.Column("key", Key(), nullable=False),
        sa.Column("hash", Key(), nullable=False),
        sa.Column("at", UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("actor", "key", name="pk_posted"),
    )
    op.create_index("ix_posted_at", "posted", ["at"])
