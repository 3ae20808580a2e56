"""Weeks remember that no fact made them stale: they are looked at once more because their plan was made in haste."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the column; every week that is stale by now was made so by a fact."""
    with op.batch_alter_table("week") as table:
        table.add_column(sa.Column("calm", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("week") as table:
        table.alter_column("calm", server_default=None, existing_type=sa.Boolean(), existing_nullable=False)


def downgrade() -> None:
    """Drop it."""
    with op.batch_alter_table("week") as table:
        table.drop_column("calm")
