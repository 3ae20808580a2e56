"""How far plans have come is kept while they are made, and whoever watches hears of it."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Document, Key, UtcInstant

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Make the table; PostgreSQL wakes who waits as it does for messages (0008)."""
    op.create_table(
        "progress",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("at", UtcInstant(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("rungs", Document(), nullable=False),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_progress_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("basin", "week", name="pk_progress"),
    )
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            "CREATE TRIGGER progress_wake AFTER INSERT OR UPDATE OR DELETE ON progress "
            "FOR EACH STATEMENT EXECUTE FUNCTION binome_wake()"
        )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("progress")
