"""Weeks, revisions with their rows, slots, alerts and the audit."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Document, Key, Serial, UtcInstant

revision = "0003"
down_revision = "0002"
TABLES = ("week", "revision", "shift", "opening", "appointment", "slot", "alert", "audit")


def upgrade() -> None:
    """Make the tables."""
    _week()
    _revision()
    _shift()
    _opening()
    _appointment()
    _slot()
    _alert()
    _audit()


def downgrade() -> None:
    """Drop the tables, those that refer to others first."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _week() -> None:
    op.create_table(
        "week",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("planned_version", sa.Integer(), nullable=False),
        sa.Column("stale_since", UtcInstant(), nullable=True),
        sa.Column("races", sa.Integer(), nullable=False),
        sa.Column("rejected_version", sa.Integer(), nullable=True),
        sa.Column("cause", Document(), nullable=False),
        sa.Column("cause_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_week_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("basin", "week", name="pk_week"),
    )
    op.create_index("ix_week_stale_since", "week", ["stale_since"])


def _revision() -> None:
    op.create_table(
        "revision",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", Key(), nullable=False),
        sa.Column("roster", sa.Text(), nullable=False),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcInstant(), nullable=False),
        sa.Column("published_at", UtcInstant(), nullable=True),
        sa.Column("frozen_until", UtcInstant(), nullable=True),
        sa.Column("by", Key(), nullable=True),
        sa.Column("cause", Document(), nullable=False),
        sa.Column("cause_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_revision_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("basin", "week", "revision", name="pk_revision"),
    )
    op.create_index(
        "uq_revision_proposed",
        "revision",
        ["basin", "week"],
        unique=True,
        sqlite_where=sa.text("state = 'proposed'"),
        postgresql_where=sa.text("state = 'proposed'"),
    )
    op.create_index(
        "uq_revision_published",
        "revision",
        ["basin", "week"],
        unique=True,
        sqlite_where=sa.text("state = 'published'"),
        postgresql_where=sa.text("state = 'published'"),
    )


def _shift() -> None:
    op.create_table(
        "shift",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("agent", Key(), nullable=False),
        sa.Column("site", Key(), nullable=False),
        sa.Column("start", UtcInstant(), nullable=False),
        sa.Column("end", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["basin", "week", "revision"],
            ["revision.basin", "revision.week", "revision.revision"],
            name="fk_shift_basin_week_revision_revision",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("basin", "week", "revision", "ordinal", name="pk_shift"),
    )
    op.create_index("ix_shift_agent_start", "shift", ["agent", "start"])
    op.create_index("ix_shift_site_start", "shift", ["site", "start"])


def _opening() -> None:
    op.create_table(
        "opening",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("site", Key(), nullable=False),
        sa.Column("start", UtcInstant(), nullable=False),
        sa.Column("end", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["basin", "week", "revision"],
            ["revision.basin", "revision.week", "revision.revision"],
            name="fk_opening_basin_week_revision_revision",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("basin", "week", "revision", "ordinal", name="pk_opening"),
    )
    op.create_index("ix_opening_site_start", "opening", ["site", "start"])


def _appointment() -> None:
    op.create_table(
        "appointment",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("appointment", Key(), nullable=False),
        sa.Column("site", Key(), nullable=False),
        sa.Column("partner", Key(), nullable=False),
        sa.Column("referent", Key(), nullable=False),
        sa.Column("agent", Key(), nullable=True),
        sa.Column("start", UtcInstant(), nullable=False),
        sa.Column("end", UtcInstant(), nullable=False),
        sa.Column("modality", Key(), nullable=False),
        sa.Column("state", Key(), nullable=False),
        sa.Column("previous_start", UtcInstant(), nullable=True),
        sa.Column("previous_end", UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["basin", "week", "revision"],
            ["revision.basin", "revision.week", "revision.revision"],
            name="fk_appointment_basin_week_revision_revision",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("basin", "week", "revision", "ordinal", name="pk_appointment"),
    )
    op.create_index("ix_appointment_agent_start", "appointment", ["agent", "start"])
    op.create_index("ix_appointment_appointment", "appointment", ["appointment"])
    op.create_index("ix_appointment_site_start", "appointment", ["site", "start"])


def _slot() -> None:
    op.create_table(
        "slot",
        sa.Column("id", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("site", Key(), nullable=False),
        sa.Column("partner", Key(), nullable=False),
        sa.Column("referent", Key(), nullable=False),
        sa.Column("agent", Key(), nullable=True),
        sa.Column("start", UtcInstant(), nullable=False),
        sa.Column("end", UtcInstant(), nullable=False),
        sa.Column("modality", Key(), nullable=False),
        sa.Column("state", Key(), nullable=False),
        sa.Column("booking", Key(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("previous_start", UtcInstant(), nullable=True),
        sa.Column("previous_end", UtcInstant(), nullable=True),
        sa.Column("ended_at", UtcInstant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_slot"),
    )
    op.create_index("ix_slot_basin_week", "slot", ["basin", "week"])
    op.create_index("ix_slot_ended_at", "slot", ["ended_at"])
    op.create_index("ix_slot_referent_start", "slot", ["referent", "start"])
    op.create_index("ix_slot_site_start", "slot", ["site", "start"])


def _alert() -> None:
    op.create_table(
        "alert",
        sa.Column("id", Key(), nullable=False),
        sa.Column("kind", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=True),
        sa.Column("site", Key(), nullable=True),
        sa.Column("occurrence", Key(), nullable=False),
        sa.Column("raised_at", UtcInstant(), nullable=False),
        sa.Column("cleared_at", UtcInstant(), nullable=True),
        sa.Column("data", Document(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert"),
    )
    op.create_index("ix_alert_basin_week", "alert", ["basin", "week"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", Serial(), nullable=False),
        sa.Column("at", UtcInstant(), nullable=False),
        sa.Column("actor", Key(), nullable=False),
        sa.Column("action", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=True),
        sa.Column("subject", Key(), nullable=False),
        sa.Column("cause", Key(), nullable=True),
        sa.Column("detail", Document(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_basin_at", "audit", ["basin", "at"])
    op.create_index("ix_audit_cause", "audit", ["cause"])
    op.create_index("ix_audit_subject", "audit", ["subject"])
