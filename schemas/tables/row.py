"""Row: the base of every table; names of tables, keys and indexes follow from one convention."""

import re
from typing import Any, ClassVar

from sqlalchemy import MetaData
from sqlalchemy.orm import declared_attr
from sqlalchemy.orm.attributes import set_attribute
from sqlalchemy.orm.instrumentation import is_instrumented
from sqlmodel import SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints are named, so that a migration can name what it changes on every database."""

METADATA = MetaData(naming_convention=NAMES)
"""All tables of the store, once their modules are imported."""


class Row(SQLModel):
    """A row of a table. Nothing is validated when it is made: what comes from outside was validated before."""

    metadata: ClassVar[MetaData] = METADATA

    def __init__(self, **data: Any) -> None:  # noqa: ANN401 - whatever columns hold
        """Hold what is given, and the defaults of the rest."""
        for name, column in type(self).model_fields.items():
            if name in data:
                set_attribute(self, name, data[name])
            elif not column.is_required():
                set_attribute(self, name, column.get_default(call_default_factory=True))

    def __setattr__(self, name: str, value: Any) -> None:  # noqa: ANN401 - whatever a column holds
        """What is a column of the row is set as SQLAlchemy sets it, and nowhere else: rows are made by the thousand."""
        if is_instrumented(self, name):  # type: ignore[no-untyped-call]  # SQLAlchemy says no types of it
            set_attribute(self, name, value)
        else:
            super().__setattr__(name, value)

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:
        """The class's own name without `Row`, in small letters: `AgentSiteRow` is `agent_site`."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()
