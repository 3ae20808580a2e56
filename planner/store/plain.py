"""plain: columns of rows as plain values, for what is read so often that objects of rows cost more than the rows."""

from typing import TypeVarTuple

from sqlalchemy import CursorResult, Select
from sqlmodel import Session

Columns = TypeVarTuple("Columns")


def plain(session: Session, wanted: Select[*Columns], **values: object) -> CursorResult[*Columns]:
    """What a statement that was made once gives for these values; what a session has not written yet is not seen."""
    return session.connection().execute(wanted, values)
