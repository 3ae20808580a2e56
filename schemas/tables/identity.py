"""Identities: what tools outside call our people and places."""

from sqlmodel import Field

from schemas.tables.columns import Key
from schemas.tables.row import Row


class IdentityRow(Row, table=True):
    """Someone or some place of ours, under the id that a tool outside gives."""

    system: str = Field(sa_type=Key, primary_key=True)
    """Which tool."""
    kind: str = Field(sa_type=Key, primary_key=True)
    """What it is: `agent`, `referent` or `site`."""
    external: str = Field(sa_type=Key, primary_key=True)
    """Id that the tool gives."""
    ours: str = Field(sa_type=Key)
    """Id that it has here."""
