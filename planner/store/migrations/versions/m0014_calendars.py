"""Calendars: seats that keep their UID, addresses of feeds, and who may be named in them."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Document, Key, UtcInstant

revision = "0014"
down_revision = "0013"
TABLES = ("feed", "names_in_feeds", "seat", "calendar")


def upgrade() -> None:
    """Make the tables; weeks that are published by now get their seats when the first feed of their basin is made."""
    _feed()
    _names_in_feeds()
    _seat()
    _calendar()


def downgrade() -> None:
    """Drop them."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _feed() -> None:
    op.create_table(
        "feed",
        sa.Column("id", Key(), nullable=False),
        sa.Column("kind", Key(), nullable=False),
        sa.Column("subject", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("token_hash", Key(), nullable=False),
        sa.Column("made_at", UtcInstant(), nullable=False),
        sa.Column("made_by", Key(), nullable=False),
        sa.Column("rotated_at", UtcInstant(), nullable=True),
        sa.Column("revoked_at", UtcInstant(), nullable=True),
        sa.Column("read_at", UtcInstant(), nullable=True),
        sa.Column("read_by", Key(), nullable=True),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_feed_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_feed"),
        sa.UniqueConstraint("token_hash", name="uq_feed_token_hash"),
    )
    op.create_index("ix_feed_subject", "feed", ["subject"])
    op.create_index("ix_feed_basin", "feed", ["basin"])


def _names_in_feeds() -> None:
    op.create_table(
        "names_in_feeds",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("employer", Key(), nullable=False),
        sa.Column("since", UtcInstant(), nullable=False),
        sa.Column("by", Key(), nullable=False),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_names_in_feeds_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("basin", "employer", name="pk_names_in_feeds"),
    )


def _seat() -> None:
    op.create_table(
        "seat",
        sa.Column("uid", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("kind", Key(), nullable=False),
        sa.Column("holder", Key(), nullable=False),
        sa.Column("site", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("subject", Key(), nullable=False),
        sa.Column("start", UtcInstant(), nullable=False),
        sa.Column("end", UtcInstant(), nullable=False),
        sa.Column("detail", Document(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcInstant(), nullable=False),
        sa.Column("last_modified", UtcInstant(), nullable=False),
        sa.Column("cancelled_at", UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_seat_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("uid", name="pk_seat"),
        sa.UniqueConstraint("kind", "holder", "site", "week", "ordinal", name="uq_seat_kind_holder_site_week_ordinal"),
    )
    op.create_index("ix_seat_holder_start", "seat", ["holder", "start"])
    op.create_index("ix_seat_site_start", "seat", ["site", "start"])
    op.create_index("ix_seat_basin_week", "seat", ["basin", "week"])


def _calendar() -> None:
    op.create_table(
        "calendar",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_calendar_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("basin", name="pk_calendar"),
    )
