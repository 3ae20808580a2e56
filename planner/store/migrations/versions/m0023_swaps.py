"""People swap their shifts."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Key, UtcInstant

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "swap",
        sa.Column("id", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("agent", Key(), nullable=False),
        sa.Column("site", Key(), nullable=False),
        sa.Column("start", UtcInstant(), nullable=False),
        sa.Column("end", UtcInstant(), nullable=False),
        sa.Column("colleague", Key(), nullable=False),
        sa.Column("colleague_site", Key(), nullable=False),
        sa.Column("colleague_start", UtcInstant(), nullable=False),
        sa.Column("colleague_end", UtcInstant(), nullable=False),
        sa.Column("state", Key(), nullable=False),
        sa.Column("made_at", UtcInstant(), nullable=False),
        sa.Column("changed_at", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_swap_basin_basin", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["agent"], ["agent.id"], name="fk_swap_agent_agent", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["colleague"], ["agent.id"], name="fk_swap_colleague_agent", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_swap"),
    )
    op.create_index("ix_swap_basin_week", "swap", ["basin", "week"])
    op.create_index("ix_swap_agent", "swap", ["agent"])
    op.create_index("ix_swap_colleague", "swap", ["colleague"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("swap")
