"""Waiting events keep the topic on which they came, so that they can be read again."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Key

revision = "0007"
down_revision = "0006"
ABSENCES = "binome.absences"
"""What waited before had no topic: of the topics whose events can wait, nearly all stand on this one."""


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("waiting_event") as table:
        table.add_column(sa.Column("topic", Key(), nullable=False, server_default=ABSENCES))
    with op.batch_alter_table("waiting_event") as table:
        table.alter_column("topic", server_default=None, existing_type=Key(), existing_nullable=False)


def downgrade() -> None:
    """Drop it."""
    with op.batch_alter_table("waiting_event") as table:
        table.drop_column("topic")
