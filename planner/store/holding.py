"""holding: whether a text holds another exactly as it is; LIKE knows no case on SQLite, and some signs mean others."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Text, func, or_, type_coerce
from sqlmodel import Session


def holding(session: Session, column: object, parts: Collection[str]) -> ColumnElement[bool]:
    """Which rows have any of some texts in a column, as it is stored."""
    place = func.instr if session.get_bind().dialect.name == "sqlite" else func.strpos
    return or_(*(place(type_coerce(column, Text), part) > 0 for part in parts))
