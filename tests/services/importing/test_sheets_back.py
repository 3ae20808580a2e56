"""Sheets exported: importing them changes nothing, and what a spreadsheet would compute is text."""

from hypothesis import HealthCheck, assume, given, settings

from planner.network.sheets.reading import read_sheets
from planner.network.sheets.writing import sheets_of
from planner.services.network.export_network import export_network
from planner.services.network.import_network import Imported, Wish, import_network
from planner.services.network.importing.from_sheets import state_sheets
from planner.store.session import Store
from schemas.crosschecks import find_faults
from tests.agreement.problems import problems
from tests.builders import ProblemBuilder, a_problem
from tests.database.fixtures import Fresh
from tests.services.importing.composed import NOW, brought_in

FEW = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def taken_back(store: Store, basin: str) -> Imported:
    with store.reading() as session:
        texts = sheets_of(export_network(session, [basin]))
    given = [sheet for name, text in texts.items() for sheet in read_sheets(text.encode(), name)]
    return import_network(store, [basin], lambda session: state_sheets(session, given), NOW, Wish())


@FEW
@given(problems())
def test_sheets_exported_and_imported_change_nothing(fresh: Fresh, builder: ProblemBuilder) -> None:
    problem, store = builder.build(), Store(fresh())
    try:
        assume(not find_faults(problem))
        brought_in(store, problem)
        assert taken_back(store, problem.basin).changes == ()
    finally:
        store.close()


def test_part_time_balances_and_dated_trainings_come_back(sqlite_store: Store) -> None:
    plain = a_problem().with_site("s1").with_site("s2").with_agents(2, sites=("s1", "s2"))
    problem = plain.unavailable("a1", "wed", "part_time").unavailable("a2", "fri 13:00-18:00", "part_time").build()
    first, second = problem.agents
    odd = (
        first.model_copy(update={"name": '=Anne  Éa; "dite" Zoé', "balance_minutes": -67}),
        second.model_copy(update={"balance_minutes": 99_999}),
    )
    brought_in(sqlite_store, problem.model_copy(update={"agents": odd}))
    assert taken_back(sqlite_store, problem.basin).changes == ()
    with sqlite_store.reading() as session:
        texts = sheets_of(export_network(session, [problem.basin]))
    assert "\t=Anne" in texts["agents.csv"]
    assert texts["agents.csv"].startswith("\N{BYTE ORDER MARK}matricule;nom;")
