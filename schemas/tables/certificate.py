"""Certificates: what the checker certified of each roster that was published, when it was."""

from sqlalchemy import ForeignKeyConstraint, Text
from sqlmodel import Field

from schemas.tables.columns import Key
from schemas.tables.row import Row


class CertificateRow(Row, table=True):
    """The checker's word on a published revision; nobody stands in it."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["basin", "week", "revision"],
            ["revision.basin", "revision.week", "revision.revision"],
            ondelete="CASCADE",
        ),
    )

    basin: str = Field(sa_type=Key, primary_key=True)
    """Which basin."""
    week: str = Field(sa_type=Key, primary_key=True)
    """Which ISO week."""
    revision: int = Field(primary_key=True)
    """Which revision."""
    document: str = Field(sa_type=Text)
    """The certificate, of format `binome.certificate/1`."""
