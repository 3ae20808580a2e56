"""Seats are found by what they are about: all those of a basin were read for each booking."""

from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_seat_basin_subject", "seat", ["basin", "subject"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_seat_basin_subject", "seat")
