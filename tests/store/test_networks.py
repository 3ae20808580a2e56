"""A network that is only looked at says what its rows say, of a basin and of a part of it."""

from dataclasses import fields

import pytest

from planner.store import networks
from planner.store.networks import Around
from planner.store.rows import table_of
from planner.store.session import Store
from tests.builders import a_usual_problem
from tests.services.importing.composed import brought_in


@pytest.mark.parametrize("around", [None, Around(("s1",), ("a1",))])
def test_what_is_looked_at_is_what_the_rows_say(store: Store, around: Around | None) -> None:
    problem = a_usual_problem().build()
    brought_in(store, problem)
    with store.reading() as session:
        rows, values = networks.read(session, problem.basin, around), networks.look(session, problem.basin, around)
        assert rows is not None
        assert values is not None
        for table in (field.name for field in fields(rows) if field.name != "basin"):
            there, seen = getattr(rows, table), getattr(values, table)
            assert len(there) == len(seen)
            for row, value in zip(there, seen, strict=True):
                assert all(getattr(row, each.key) == getattr(value, each.key) for each in table_of(type(row)).columns)
        assert values.agent_sites
