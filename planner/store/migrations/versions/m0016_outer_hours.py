"""What a tool outside said of somebody's hours is kept, since the next word on them does not repeat it."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Document, Key, UtcInstant

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "outer_hours",
        sa.Column("system", Key(), nullable=False),
        sa.Column("external", Key(), nullable=False),
        sa.Column("referent", Key(), nullable=False),
        sa.Column("spans", Document(), nullable=False),
        sa.Column("time", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["referent"], ["referent.id"], name="fk_outer_hours_referent_referent", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("system", "external", name="pk_outer_hours"),
    )
    op.create_index("ix_outer_hours_referent", "outer_hours", ["referent"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("outer_hours")
