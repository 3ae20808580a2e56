"""Columns keep what the contract means, and refuse what nobody could understand."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

from schemas.tables.columns import Document, UtcInstant, canonical

DIALECTS = (sqlite.dialect(), postgresql.dialect())  # type: ignore[no-untyped-call]  # SQLAlchemy's dialects are classes without types


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_an_instant_comes_back_in_utc_whatever_its_offset(dialect: Dialect) -> None:
    """Half past nine in Grenoble in winter is half past eight in UTC."""
    kept = UtcInstant().process_bind_param(datetime(2026, 11, 30, 9, 30, tzinfo=ZoneInfo("Europe/Paris")), dialect)
    assert UtcInstant().process_result_value(kept, dialect) == datetime(2026, 11, 30, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_an_instant_without_offset_is_refused(dialect: Dialect) -> None:
    """Nobody knows when it is."""
    with pytest.raises(ValueError, match="has no offset"):
        UtcInstant().process_bind_param(datetime(2026, 11, 30, 9, 30), dialect)  # noqa: DTZ001 - that is what is tested


def test_equal_documents_are_equal_texts() -> None:
    """The order of keys says nothing, that of a list does."""
    assert canonical({"b": [1, 2], "a": "é"}) == canonical({"a": "é", "b": [1, 2]}) == '{"a":"é","b":[1,2]}'
    assert canonical([1, 2]) != canonical([2, 1])


def test_a_document_without_a_json_value_is_refused() -> None:
    """What could not be read back is not written."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        Document().process_bind_param([float("nan")], DIALECTS[0])
