"""An appointment moves to a near site."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.columns import Key

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Note where it was."""
    op.add_column("slot", sa.Column("previous_site", Key(), nullable=True))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("slot", "previous_site")
