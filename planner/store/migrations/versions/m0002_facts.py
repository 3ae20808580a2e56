"""Facts: absences, unavailabilities, availabilities, bookings, closures, consents, requests and pins."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Document, Key, UtcInstant

revision = "0002"
down_revision = "0001"
TABLES = ("absence", "unavailability", "availability", "booking", "closure", "consent", "request", "pin")


def upgrade() -> None:
    """Make the tables."""
    _absence()
    _unavailability()
    _availability()
    _booking()
    _closure()
    _consent()
    _request()
    _pin()


def downgrade() -> None:
    """Drop the tables, those that refer to others first."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _absence() -> None:
    op.create_table(
        "absence",
        sa.Column("id", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=True),
        sa.Column("agent", Key(), nullable=True),
        sa.Column("start", UtcInstant(), nullable=True),
        sa.Column("end", UtcInstant(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("time", UtcInstant(), nullable=False),
        sa.Column("event_id", Key(), nullable=False),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
    )
    op.create_index("ix_absence_agent_start", "absence", ["agent", "start"])
    op.create_index("ix_absence_basin_start", "absence", ["basin", "start"])


def _unavailability() -> None:
    op.create_table(
        "unavailability",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agent", Key(), nullable=False),
        sa.Column("start", UtcInstant(), nullable=False),
        sa.Column("end", UtcInstant(), nullable=False),
        sa.Column("reason", Key(), nullable=False),
        sa.ForeignKeyConstraint(["agent"], ["agent.id"], name="fk_unavailability_agent_agent", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_unavailability"),
    )
    op.create_index("ix_unavailability_agent_start", "unavailability", ["agent", "start"])


def _availability() -> None:
    op.create_table(
        "availability",
        sa.Column("id", Key(), nullable=False),
        sa.Column("referent", Key(), nullable=False),
        sa.Column("start", UtcInstant(), nullable=False),
        sa.Column("end", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["referent"], ["referent.id"], name="fk_availability_referent_referent", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_availability"),
    )
    op.create_index("ix_availability_referent_start", "availability", ["referent", "start"])


def _booking() -> None:
    op.create_table(
        "booking",
        sa.Column("id", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("site", Key(), nullable=False),
        sa.Column("partner", Key(), nullable=False),
        sa.Column("referent", Key(), nullable=False),
        sa.Column("modality", Key(), nullable=False),
        sa.Column("start", UtcInstant(), nullable=False),
        sa.Column("end", UtcInstant(), nullable=False),
        sa.Column("booking", Key(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("time", UtcInstant(), nullable=False),
        sa.Column("event_id", Key(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_booking"),
    )
    op.create_index("ix_booking_basin_start", "booking", ["basin", "start"])
    op.create_index("ix_booking_booking", "booking", ["booking"])


def _closure() -> None:
    op.create_table(
        "closure",
        sa.Column("id", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("site", Key(), nullable=True),
        sa.Column("start", UtcInstant(), nullable=True),
        sa.Column("end", UtcInstant(), nullable=True),
        sa.Column("lifted", sa.Boolean(), nullable=False),
        sa.Column("time", UtcInstant(), nullable=False),
        sa.Column("event_id", Key(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_closure"),
    )
    op.create_index("ix_closure_basin", "closure", ["basin"])
    op.create_index("ix_closure_site_start", "closure", ["site", "start"])


def _consent() -> None:
    op.create_table(
        "consent",
        sa.Column("agent", Key(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["agent"], ["agent.id"], name="fk_consent_agent_agent", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("agent", "date", name="pk_consent"),
    )


def _request() -> None:
    op.create_table(
        "request",
        sa.Column("id", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("sites", Document(), nullable=True),
        sa.Column("requested_by", Key(), nullable=True),
        sa.Column("time", UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_request"),
    )
    op.create_index("ix_request_basin_week", "request", ["basin", "week"])


def _pin() -> None:
    op.create_table(
        "pin",
        sa.Column("id", Key(), nullable=False),
        sa.Column("request", Key(), nullable=True),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("agent", Key(), nullable=False),
        sa.Column("site", Key(), nullable=False),
        sa.Column("start", UtcInstant(), nullable=False),
        sa.Column("end", UtcInstant(), nullable=False),
        sa.Column("lifted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pin"),
    )
    op.create_index("ix_pin_basin_week", "pin", ["basin", "week"])
