"""Slots that are held, answered by a time and have a room; slots reserved for cases; weeks that the bus let go of."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Key, UtcInstant

revision = "0010"
down_revision = "0009"

_SLOT = (
    ("held_for", Key()),
    ("held_until", UtcInstant()),
    ("answer_by", UtcInstant()),
    ("room", Key()),
)


def upgrade() -> None:
    """Add the columns; nothing is held, reserved or gone so far."""
    with op.batch_alter_table("slot") as table:
        for name, kind in _SLOT:
            table.add_column(sa.Column(name, kind, nullable=True))
        table.create_index("ix_slot_held_until", ["held_until"])
        table.create_index("ix_slot_answer_by", ["answer_by"])
    with op.batch_alter_table("case") as table:
        table.add_column(sa.Column("slot", Key(), nullable=True))
    with op.batch_alter_table("week") as table:
        table.add_column(sa.Column("gone_at", UtcInstant(), nullable=True))


def downgrade() -> None:
    """Drop them again."""
    with op.batch_alter_table("week") as table:
        table.drop_column("gone_at")
    with op.batch_alter_table("case") as table:
        table.drop_column("slot")
    with op.batch_alter_table("slot") as table:
        table.drop_index("ix_slot_answer_by")
        table.drop_index("ix_slot_held_until")
        for name, _ in reversed(_SLOT):
            table.drop_column(name)
