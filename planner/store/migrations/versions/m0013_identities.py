"""Tools outside call our people by ids of their own."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Key

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "identity",
        sa.Column("system", Key(), nullable=False),
        sa.Column("kind", Key(), nullable=False),
        sa.Column("external", Key(), nullable=False),
        sa.Column("ours", Key(), nullable=False),
        sa.PrimaryKeyConstraint("system", "kind", "external", name="pk_identity"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("identity")
