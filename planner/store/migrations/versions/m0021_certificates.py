"""What the checker certified of a roster is kept with it."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Key

revision = "0021"
down_revision = "0020"
_REVISION = ("basin", "week", "revision")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "certificate",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            list(_REVISION),
            [f"revision.{column}" for column in _REVISION],
            name="fk_certificate_basin_week_revision_revision",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(*_REVISION, name="pk_certificate"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("certificate")
