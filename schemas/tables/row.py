"""Row: the base of every table; names of tables, keys and indexes follow from one convention."""

import re
from typing import ClassVar

from pydantic import ConfigDict
from sqlalchemy import MetaData
from sqlalchemy.orm import declared_attr
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

    model_config = ConfigDict(use_attribute_docstrings=True)  # type: ignore[assignment]  # SQLModel's only adds keys
    metadata: ClassVar[MetaData] = METADATA

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:
        """The class's own name without `Row`, in small letters: `AgentSiteRow` is `agent_site`."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()
