"""Every table and every column of it says what it holds."""

import pytest

from schemas.meanings import meanings
from schemas.tables.every import TABLES
from schemas.tables.row import METADATA, Row


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_a_table_says_what_it_holds(table: type[Row]) -> None:
    """In its docstring, and in that of each field."""
    assert table.__doc__
    assert table.model_fields.keys() <= meanings(table).keys()


def test_every_table_is_listed() -> None:
    """What is not listed would be in no migration."""
    assert {str(table.__tablename__) for table in TABLES} == set(METADATA.tables)
