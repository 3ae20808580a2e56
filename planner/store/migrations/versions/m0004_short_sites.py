"""Revisions say how many of their sites fall short, so that nobody has to read documents to count them."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_REVISION = sa.table(
    "revision",
    sa.column("basin", sa.String),
    sa.column("week", sa.String),
    sa.column("revision", sa.Integer),
    sa.column("roster", sa.Text),
    sa.column("short_sites", sa.Integer),
)
_KEY = (_REVISION.c.basin, _REVISION.c.week, _REVISION.c.revision)


def upgrade() -> None:
    """Add the number, and count it in every document that is there."""
    op.add_column("revision", sa.Column("short_sites", sa.Integer(), nullable=True))
    connection = op.get_bind()
    for *key, roster in connection.execute(sa.select(*_KEY, _REVISION.c.roster)).all():
        short = sum(not guarantee["met"] for guarantee in json.loads(roster)["guarantees"])
        here = (column == value for column, value in zip(_KEY, key, strict=True))
        connection.execute(sa.update(_REVISION).where(*here).values(short_sites=short))
    with op.batch_alter_table("revision") as table:
        table.alter_column("short_sites", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    """Take the number away; the documents still say it."""
    with op.batch_alter_table("revision") as table:
        table.drop_column("short_sites")
