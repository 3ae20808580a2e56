"""The network: basins, employers, sites, agents, partners and referents."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Document, Key, UtcInstant

revision = "0001"
down_revision = None
TABLES = (
    "basin",
    "travel",
    "employer",
    "partner",
    "referent",
    "referent_site",
    "site",
    "agent",
    "agent_site",
    "contract",
    "skill",
    "worked_week",
)


def upgrade() -> None:
    """Make the tables."""
    _basin()
    _travel()
    _employer()
    _partner()
    _referent()
    _referent_site()
    _site()
    _agent()
    _agent_site()
    _contract()
    _skill()
    _worked_week()


def downgrade() -> None:
    """Drop the tables, those that refer to others first."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _basin() -> None:
    op.create_table(
        "basin",
        sa.Column("id", Key(), nullable=False),
        sa.Column("timezone", Key(), nullable=False),
        sa.Column("slot_minutes", sa.Integer(), nullable=False),
        sa.Column("territory", Key(), nullable=False),
        sa.Column("school_zone", Key(), nullable=True),
        sa.Column("planned_ahead", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_basin"),
    )


def _travel() -> None:
    op.create_table(
        "travel",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("origin", Key(), nullable=False),
        sa.Column("destination", Key(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_travel_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("basin", "origin", "destination", name="pk_travel"),
    )


def _employer() -> None:
    op.create_table(
        "employer",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("id", Key(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("notice_working_days", sa.Integer(), nullable=False),
        sa.Column("publication", Key(), nullable=True),
        sa.Column("overrides", Document(), nullable=False),
        sa.Column("sources", Document(), nullable=True),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_employer_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("basin", "id", name="pk_employer"),
    )


def _partner() -> None:
    op.create_table(
        "partner",
        sa.Column("basin", Key(), nullable=False),
        sa.Column("id", Key(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_partner_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("basin", "id", name="pk_partner"),
    )


def _referent() -> None:
    op.create_table(
        "referent",
        sa.Column("id", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("partner", Key(), nullable=False),
        sa.Column("modality", Key(), nullable=False),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_referent_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_referent"),
    )
    op.create_index("ix_referent_basin", "referent", ["basin"])


def _referent_site() -> None:
    op.create_table(
        "referent_site",
        sa.Column("referent", Key(), nullable=False),
        sa.Column("site", Key(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["referent"], ["referent.id"], name="fk_referent_site_referent_referent", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("referent", "site", name="pk_referent_site"),
    )


def _site() -> None:
    op.create_table(
        "site",
        sa.Column("id", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("employer", Key(), nullable=False),
        sa.Column("kind", Key(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("commune", Key(), nullable=True),
        sa.Column("published_hours", sa.Text(), nullable=False),
        sa.Column("school_hours", sa.Text(), nullable=True),
        sa.Column("openable_hours", sa.Text(), nullable=False),
        sa.Column("label", Document(), nullable=True),
        sa.Column("stations", sa.Integer(), nullable=False),
        sa.Column("demand", Document(), nullable=False),
        sa.Column("partner_targets", Document(), nullable=False),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_site_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_site"),
    )
    op.create_index("ix_site_basin", "site", ["basin"])


def _agent() -> None:
    op.create_table(
        "agent",
        sa.Column("id", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("employer", Key(), nullable=False),
        sa.Column("home_site", Key(), nullable=False),
        sa.Column("balance_minutes", sa.Integer(), nullable=False),
        sa.Column("preferences", Document(), nullable=False),
        sa.ForeignKeyConstraint(["basin"], ["basin.id"], name="fk_agent_basin_basin", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_agent"),
    )
    op.create_index("ix_agent_basin", "agent", ["basin"])


def _agent_site() -> None:
    op.create_table(
        "agent_site",
        sa.Column("agent", Key(), nullable=False),
        sa.Column("site", Key(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agent"], ["agent.id"], name="fk_agent_site_agent_agent", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("agent", "site", name="pk_agent_site"),
    )
    op.create_index("ix_agent_site_site", "agent_site", ["site"])


def _contract() -> None:
    op.create_table(
        "contract",
        sa.Column("agent", Key(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("regime", Key(), nullable=False),
        sa.Column("weekly_minutes", sa.Integer(), nullable=False),
        sa.Column("max_weekly_minutes", sa.Integer(), nullable=True),
        sa.Column("part_time", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["agent"], ["agent.id"], name="fk_contract_agent_agent", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("agent", "valid_from", name="pk_contract"),
    )


def _skill() -> None:
    op.create_table(
        "skill",
        sa.Column("agent", Key(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("code", Key(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["agent"], ["agent.id"], name="fk_skill_agent_agent", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("agent", "ordinal", name="pk_skill"),
    )


def _worked_week() -> None:
    op.create_table(
        "worked_week",
        sa.Column("agent", Key(), nullable=False),
        sa.Column("week", Key(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("late_shifts", sa.Integer(), nullable=False),
        sa.Column("saturdays", sa.Integer(), nullable=False),
        sa.Column("last_shift_end", UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["agent"], ["agent.id"], name="fk_worked_week_agent_agent", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("agent", "week", name="pk_worked_week"),
    )
