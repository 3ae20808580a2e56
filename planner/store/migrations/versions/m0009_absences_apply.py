"""Absences of unknown agents wait as events, so that every absence that is stored counts."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Drop the column; no row was ever written with anything but true."""
    with op.batch_alter_table("absence") as table:
        table.drop_column("applied")


def downgrade() -> None:
    """Add it again."""
    with op.batch_alter_table("absence") as table:
        table.add_column(sa.Column("applied", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("absence") as table:
        table.alter_column("applied", server_default=None, existing_type=sa.Boolean(), existing_nullable=False)
