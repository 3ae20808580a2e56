"""Programs of employers are told of their people's changes."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Key, UtcInstant

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the table, and let messages name it."""
    op.create_table(
        "hook",
        sa.Column("id", Key(), nullable=False),
        sa.Column("basin", Key(), nullable=False),
        sa.Column("employer", Key(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("secret_number", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcInstant(), nullable=False),
        sa.Column("revoked_at", UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["basin", "employer"],
            ["employer.basin", "employer.id"],
            name="fk_hook_basin_employer_employer",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_hook"),
    )
    op.create_index("ix_hook_basin_employer", "hook", ["basin", "employer"])
    with op.batch_alter_table("message") as message:
        message.add_column(sa.Column("hook", Key(), nullable=True))
        message.create_foreign_key("fk_message_hook_hook", "hook", ["hook"], ["id"], ondelete="CASCADE")
    op.create_index("ix_message_hook", "message", ["hook"])


def downgrade() -> None:
    """Drop what names it, and the table."""
    op.execute("DELETE FROM message WHERE agent IS NULL")
    op.drop_index("ix_message_hook", "message")
    with op.batch_alter_table("message") as message:
        message.drop_constraint("fk_message_hook_hook", type_="foreignkey")
        message.drop_column("hook")
    op.drop_table("hook")
