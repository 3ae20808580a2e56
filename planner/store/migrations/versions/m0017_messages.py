"""People are told of their own changes, where they want to be."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Document, Key, Serial, UtcInstant

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "contact",
        sa.Column("agent", Key(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("muted_at", UtcInstant(), nullable=True),
        sa.Column("changed_at", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(["agent"], ["agent.id"], name="fk_contact_agent_agent", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("agent", name="pk_contact"),
    )
    _message()


def downgrade() -> None:
    """Drop them."""
    op.drop_table("message")
    op.drop_table("contact")


def _message() -> None:
    op.create_table(
        "message",
        sa.Column("id", Serial(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("agent", Key(), nullable=True),
        sa.Column("before", Document(), nullable=False),
        sa.Column("made_at", UtcInstant(), nullable=False),
        sa.Column("due_at", UtcInstant(), nullable=False),
        sa.Column("state", Key(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("claimed_by", Key(), nullable=True),
        sa.Column("claimed_until", UtcInstant(), nullable=True),
        sa.Column("refusal", sa.String(), nullable=True),
        sa.Column("ended_at", UtcInstant(), nullable=True),
        sa.Column("stop_hash", Key(), nullable=True),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_message_basin_basin", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["agent"], ["agent.id"], name="fk_message_agent_agent", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
    )
    op.create_index("ix_message_state_due_at", "message", ["state", "due_at"])
    op.create_index("ix_message_agent", "message", ["agent"])
    op.create_index("ix_message_stop_hash", "message", ["stop_hash"])
