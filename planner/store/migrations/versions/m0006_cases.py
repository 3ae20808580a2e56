"""Cases: matters that a partner owes a site an answer to."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Key, UtcInstant

revision = "0006"
down_revision = "0005"
TABLES = ("case",)


def upgrade() -> None:
    """Make the tables."""
    _case()


def downgrade() -> None:
    """Drop the tables, those that refer to others first."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _case() -> None:
    op.create_table(
        "case",
        sa.Column("id", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("site", Key(), nullable=False),
        sa.Column("partner", Key(), nullable=False),
        sa.Column("deadline", UtcInstant(), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("time", UtcInstant(), nullable=False),
        sa.Column("event_id", Key(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_case"),
    )
    op.create_index("ix_case_basin", "case", ["basin"])
