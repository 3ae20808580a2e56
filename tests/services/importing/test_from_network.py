"""A network exported: what is imported from it is what was exported, in the same store and in another one."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from planner.services.network.export_network import export_network
from planner.services.network.import_network import Imported, Wish, import_network
from planner.services.network.importing.from_network import state_network
from planner.store.session import Store
from schemas.crosschecks import find_faults
from schemas.errors import InvalidInput
from schemas.network import Network
from schemas.reading import parse_network, read_problem
from schemas.writing import json_text
from tests.agreement.problems import problems
from tests.builders import ProblemBuilder, a_usual_problem
from tests.database.fixtures import Fresh
from tests.services.importing.composed import NOW, brought_in, composed

FLU = Path(__file__).parents[3] / "examples" / "isere" / "flu.problem.json"
FEW = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def exported(store: Store, basin: str) -> Network:
    with store.reading() as session:
        return export_network(session, [basin])


def taken(store: Store, network: Network, *, delete: bool = False) -> Imported:
    """Imported from its text, as a file is."""
    again = parse_network(json_text(network).encode())
    basins = [str(basin.id) for basin in again.basins]
    return import_network(store, basins, lambda session: state_network(session, again), NOW, Wish(delete=delete))


@FEW
@given(problems())
def test_what_is_exported_and_imported_changes_nothing_and_makes_the_same_of_an_empty_store(
    fresh: Fresh, builder: ProblemBuilder
) -> None:
    problem, store, other = builder.build(), Store(fresh()), Store(fresh())
    try:
        assume(not find_faults(problem))  # what no file may hold is not exported either
        brought_in(store, problem)
        network = exported(store, problem.basin)
        again = taken(store, network)
        assert (again.changes, again.given, again.weeks) == ((), (), ())
        taken(other, network)
        assert json_text(exported(other, problem.basin)) == json_text(network)
        assert composed(other, problem) == composed(store, problem)
    finally:
        store.close()
        other.close()


def test_the_example_with_its_published_roster_comes_over_whole(store: Store, fresh_sqlite: Fresh) -> None:
    problem, other = read_problem(FLU), Store(fresh_sqlite())
    try:
        brought_in(store, problem)
        network = exported(store, problem.basin)
        assert taken(store, network).changes == ()
        taken(other, network)
        assert json_text(exported(other, problem.basin)) == json_text(network)
        assert composed(other, problem) == composed(store, problem)
    finally:
        other.close()


def test_what_the_file_leaves_out_goes_only_where_that_is_wanted(sqlite_store: Store) -> None:
    problem = a_usual_problem().build()
    brought_in(sqlite_store, problem)
    whole = exported(sqlite_store, problem.basin)
    basin = whole.basins[0]
    fewer = Network(basins=(basin.model_copy(update={"agents": basin.agents[:-1], "pins": (), "consents": ()}),))
    assert taken(sqlite_store, fewer).refused
    assert not taken(sqlite_store, fewer, delete=True).refused
    assert exported(sqlite_store, problem.basin) == fewer


def test_every_fault_is_named_with_its_place(sqlite_store: Store) -> None:
    problem = a_usual_problem().build()
    brought_in(sqlite_store, problem)
    tree = json.loads(json_text(exported(sqlite_store, problem.basin)))
    tree["basins"].append(tree["basins"][0] | {"id": "another"})
    tree["basins"][0]["agents"][0]["home_site"] = "nowhere"
    tree["basins"][0]["agents"][0]["name"] = 7
    with pytest.raises(InvalidInput) as caught:
        parse_network(json.dumps(tree).encode())
    found = {fault.pointer for fault in caught.value.faults}
    assert found >= {"/basins/0/agents/0/home_site", "/basins/0/agents/0/name", "/basins/1/sites/0/id"}


def test_a_contract_of_one_day_or_a_week_that_is_stated_twice_is_refused(sqlite_store: Store) -> None:
    """Either would be lost without a word: a contract is known by its first day, a week by its name."""
    problem = a_usual_problem().build()
    brought_in(sqlite_store, problem)
    tree = json.loads(json_text(exported(sqlite_store, problem.basin)))
    worked = {"week": "2026-W40", "minutes": 60, "late_shifts": 0, "saturdays": 0, "last_shift_end": None}
    tree["basins"][0]["agents"][0]["contracts"] *= 2
    tree["basins"][0]["agents"][1]["worked_weeks"] = [worked, worked]
    with pytest.raises(InvalidInput) as caught:
        parse_network(json.dumps(tree).encode())
    found = [fault.pointer for fault in caught.value.faults]
    assert found == ["/basins/0/agents/0/contracts/1/valid_from", "/basins/0/agents/1/worked_weeks/1/week"]


def test_a_calendar_that_cannot_be_read_is_refused_with_its_place(sqlite_store: Store) -> None:
    problem = a_usual_problem().build()
    brought_in(sqlite_store, problem)
    tree = json.loads(json_text(exported(sqlite_store, problem.basin)))
    tree["basins"][0]["sites"][0]["published_hours"] = "Mo 08:10-12:00"
    with pytest.raises(InvalidInput) as caught:
        taken(sqlite_store, Network.model_validate_json(json.dumps(tree)))
    assert [fault.pointer for fault in caught.value.faults] == ["/basins/0/sites/0/published_hours"]


def test_demand_off_the_grid_of_its_basin_is_refused_at_each_end(sqlite_store: Store) -> None:
    problem = a_usual_problem().build()
    brought_in(sqlite_store, problem)
    tree = json.loads(json_text(exported(sqlite_store, problem.basin)))
    tree["basins"][0]["sites"][0]["demand"] = [
        {"day": "mon", "start": "09:00", "end": "12:00", "agents": 3},
        {"day": "tue", "start": "09:05", "end": "12:10", "agents": 3},
    ]
    with pytest.raises(InvalidInput) as caught:
        parse_network(json.dumps(tree).encode())
    found = [(fault.pointer, fault.expected) for fault in caught.value.faults]
    wanted = "a multiple of 15 minutes after midnight"
    assert found == [(f"/basins/0/sites/0/demand/1/{end}", wanted) for end in ("end", "start")]


def test_a_time_that_somebody_of_another_basin_has_is_not_taken_over(sqlite_store: Store) -> None:
    """Every one of them is named; what the basin's own people have stays theirs."""
    problem = a_usual_problem().build()
    brought_in(sqlite_store, problem)
    tree = json.loads(json_text(exported(sqlite_store, problem.basin)))
    basin = tree["basins"][0]
    basin["agents"][0]["unavailable"] = [_meeting("one"), _meeting("two")]
    taken(sqlite_store, Network.model_validate_json(json.dumps(tree)), delete=True)
    elsewhere = {**basin, "id": "elsewhere", "sites": [{**basin["sites"][0], "id": "there"}]}
    for part in ("travel_minutes", "referents", "absences", "closures", "bookings", "pins", "consents", "rosters"):
        elsewhere[part] = []
    place = {"id": "who", "home_site": "there", "sites": ["there"], "worked_weeks": []}
    times = [_meeting("two"), _meeting("three"), _meeting("one")]
    elsewhere["agents"] = [{**basin["agents"][0], **place, "unavailable": times}]
    both = Network.model_validate_json(json.dumps({**tree, "basins": [elsewhere]}))
    with pytest.raises(InvalidInput) as caught:
        taken(sqlite_store, both)
    found = [fault.pointer for fault in caught.value.faults]
    assert found == [f"/basins/0/agents/0/unavailable/{number}/id" for number in (0, 2)]


def _meeting(key: str) -> dict[str, str]:
    start, end = "2026-12-01T09:00:00+01:00", "2026-12-01T10:00:00+01:00"
    return {"id": key, "start": start, "end": end, "reason": "meeting"}
