"""What came in, what goes out, how far was read, what was refused, what waits; and the embedded bus."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Document, Key, UtcInstant

revision = "0005"
down_revision = "0004"
TABLES = (
    "inbox",
    "outbox",
    "offset",
    "dead_letter",
    "waiting_event",
    "bus_topic",
    "bus_partition",
    "bus_message",
    "bus_producer",
)


def upgrade() -> None:
    """Make the tables."""
    _inbox()
    _outbox()
    _offset()
    _dead_letter()
    _waiting_event()
    _bus_topic()
    _bus_partition()
    _bus_message()
    _bus_producer()


def downgrade() -> None:
    """Drop the tables, those that refer to others first."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("source", Key(), nullable=False),
        sa.Column("event", Key(), nullable=False),
        sa.Column("type", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=True),
        sa.Column("hash", Key(), nullable=False),
        sa.Column("time", UtcInstant(), nullable=False),
        sa.Column("outcome", Key(), nullable=False),
        sa.Column("handled_at", UtcInstant(), nullable=True),
        sa.Column("led_to", Document(), nullable=False),
        sa.PrimaryKeyConstraint("source", "event", name="pk_inbox"),
    )
    op.create_index("ix_inbox_basin", "inbox", ["basin"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("basin", Key(), nullable=True),
        sa.Column("topic", Key(), nullable=False),
        sa.Column("key", Key(), nullable=True),
        sa.Column("value", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", UtcInstant(), nullable=False),
        sa.Column("sent_at", UtcInstant(), nullable=True),
        sa.Column("parked", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_basin_id", "outbox", ["basin", "id"])
    op.create_index(
        "ix_outbox_unsent",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("sent_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL"),
    )


def _offset() -> None:
    op.create_table(
        "offset",
        sa.Column("topic", Key(), nullable=False),
        sa.Column("partition", sa.Integer(), nullable=False),
        sa.Column("topic_id", Key(), nullable=False),
        sa.Column("next", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "partition", name="pk_offset"),
    )


def _dead_letter() -> None:
    op.create_table(
        "dead_letter",
        sa.Column("id", Key(), nullable=False),
        sa.Column("topic", Key(), nullable=False),
        sa.Column("partition", sa.Integer(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("at", UtcInstant(), nullable=False),
        sa.Column("basin", Key(), nullable=True),
        sa.Column("key", Key(), nullable=True),
        sa.Column("event", sa.LargeBinary(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", Key(), nullable=False),
        sa.Column("faults", Document(), nullable=False),
        sa.Column("state", Key(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dead_letter"),
    )
    op.create_index("ix_dead_letter_state", "dead_letter", ["state"])


def _waiting_event() -> None:
    op.create_table(
        "waiting_event",
        sa.Column("source", Key(), nullable=False),
        sa.Column("event", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("time", UtcInstant(), nullable=False),
        sa.Column("since", UtcInstant(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("source", "event", name="pk_waiting_event"),
    )
    op.create_index("ix_waiting_event_basin", "waiting_event", ["basin"])


def _bus_topic() -> None:
    op.create_table(
        "bus_topic",
        sa.Column("name", Key(), nullable=False),
        sa.Column("topic_id", Key(), nullable=False),
        sa.Column("partitions", sa.Integer(), nullable=False),
        sa.Column("compacted", sa.Boolean(), nullable=False),
        sa.Column("retention_ms", sa.BigInteger(), nullable=False),
        sa.Column("max_message_bytes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_bus_topic"),
    )


def _bus_partition() -> None:
    op.create_table(
        "bus_partition",
        sa.Column("topic", Key(), nullable=False),
        sa.Column("partition", sa.Integer(), nullable=False),
        sa.Column("next", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "partition", name="pk_bus_partition"),
    )


def _bus_message() -> None:
    op.create_table(
        "bus_message",
        sa.Column("topic", Key(), nullable=False),
        sa.Column("partition", sa.Integer(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("key", Key(), nullable=True),
        sa.Column("value", sa.LargeBinary(), nullable=True),
        sa.Column("headers", Document(), nullable=False),
        sa.Column("at", UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "partition", "offset", name="pk_bus_message"),
    )


def _bus_producer() -> None:
    op.create_table(
        "bus_producer",
        sa.Column("name", Key(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_bus_producer"),
    )
