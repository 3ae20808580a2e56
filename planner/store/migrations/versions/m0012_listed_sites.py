"""Sites keep what the official list last said of them, so that a later list changes only what it says otherwise."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the column; of sites that are there no list is known."""
    op.add_column("site", sa.Column("listed", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("site") as table:
        table.drop_column("listed")
