"""A problem file imported: nothing of it is lost, a second import adds nothing, a later file replaces the first."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from planner.store import revisions, weeks
from planner.store.session import Store
from schemas.errors import InvalidInput
from schemas.reading import read_problem
from tests.agreement.problems import problems
from tests.builders import ProblemBuilder, a_problem, a_usual_problem
from tests.database.fixtures import Fresh
from tests.services.importing.composed import NOW, brought_in, composed, sorted_out

EXAMPLES = sorted((Path(__file__).parents[3] / "examples" / "isere").glob("*.problem.json"))
FEW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_example_comes_back_whole_and_a_second_import_adds_nothing(path: Path, store: Store) -> None:
    problem = read_problem(path)
    brought_in(store, problem)
    assert composed(store, problem) == sorted_out(problem)
    again = brought_in(store, problem, delete=False)
    assert (again.changes, again.given, again.weeks, again.refused) == ((), (), (), False)


@FEW
@given(problems())
def test_a_problem_drawn_at_random_comes_back_whole(fresh: Fresh, builder: ProblemBuilder) -> None:
    problem, store = builder.build(), Store(fresh())
    try:
        brought_in(store, problem)
        assert composed(store, problem) == sorted_out(problem)
        assert brought_in(store, problem).changes == ()
    finally:
        store.close()


@FEW
@given(problems(), problems())
def test_a_problem_takes_the_place_of_another_of_its_week(
    fresh_sqlite: Fresh, one: ProblemBuilder, other: ProblemBuilder
) -> None:
    first, store = one.build(), Store(fresh_sqlite())
    second = other.build().model_copy(update={"basin": first.basin})
    try:
        brought_in(store, first)
        brought_in(store, second)
        known = composed(store, second)
        assert known is not None
        kept = second.baseline or (first.baseline if second.week == first.week else None)
        assert known == sorted_out(second).model_copy(update={"baseline": kept})
        assert brought_in(store, second).changes == ()
    finally:
        store.close()


def test_what_would_go_is_said_and_nothing_is_changed(sqlite_store: Store) -> None:
    both = a_problem().with_site("s1").with_agents(3).build()
    brought_in(sqlite_store, both)
    fewer = both.model_copy(update={"agents": both.agents[:2]})
    refused = brought_in(sqlite_store, fewer, delete=False)
    assert refused.refused
    assert [
        (change.table, getattr(change.row, "id", None)) for change in refused.removed if change.table == "agent"
    ] == [("agent", "a3")]
    assert composed(sqlite_store, both) == sorted_out(both)
    assert not brought_in(sqlite_store, fewer).refused
    assert composed(sqlite_store, fewer) == sorted_out(fewer)


def test_a_look_without_storing_leaves_no_trace(sqlite_store: Store) -> None:
    problem = a_usual_problem().build()
    seen = brought_in(sqlite_store, problem, keep=False)
    assert seen.changes
    assert composed(sqlite_store, problem) is None
    assert len(brought_in(sqlite_store, problem).changes) == len(seen.changes)


def test_a_week_that_was_asked_for_is_planned_again_where_its_problem_changed_and_nowhere_else(
    sqlite_store: Store,
) -> None:
    problem = a_usual_problem().build()
    brought_in(sqlite_store, problem)
    with sqlite_store.transaction() as session:
        for week in ("2026-W08", problem.week, "2026-W50"):
            weeks.hold(session, problem.basin, week)
    assert brought_in(sqlite_store, problem).weeks == ()
    absent = a_usual_problem().unavailable("a1", "wed", "absence").build()
    assert brought_in(sqlite_store, absent).weeks == ((problem.basin, problem.week),)
    renamed = absent.model_copy(
        update={"sites": tuple(site.model_copy(update={"stations": 9}) for site in absent.sites)}
    )
    assert brought_in(sqlite_store, renamed).weeks == ((problem.basin, problem.week), (problem.basin, "2026-W50"))
    with sqlite_store.reading() as session:
        known = weeks.get(session, problem.basin, problem.week)
        assert known is not None
        assert (known.version, known.planned_version) == (2, 0)


def test_a_baseline_becomes_the_published_revision_once(store: Store) -> None:
    problem = read_problem(next(path for path in EXAMPLES if path.name == "flu.problem.json"))
    assert problem.baseline is not None
    done = brought_in(store, problem)
    assert [given.week for given in done.given] == [problem.week]
    assert done.weeks == ((problem.basin, problem.week),)
    brought_in(store, problem)
    with store.reading() as session:
        (stored,) = revisions.of_week(session, problem.basin, problem.week)
        assert (stored.state, stored.revision) == ("published", 1)
        assert revisions.baseline_of(stored) == problem.baseline


def test_what_belongs_to_another_basin_is_not_taken_over(sqlite_store: Store) -> None:
    problem = a_usual_problem().build()
    brought_in(sqlite_store, problem)
    elsewhere = problem.model_copy(update={"basin": "another"})
    with pytest.raises(InvalidInput) as caught:
        brought_in(sqlite_store, elsewhere)
    assert {fault.pointer for fault in caught.value.faults} >= {"/sites/0/id", "/agents/0/id"}
    assert NOW.tzinfo is not None


def test_part_time_of_a_week_holds_in_the_weeks_after(sqlite_store: Store) -> None:
    problem = a_problem().with_site("s1").with_agents(2).unavailable("a1", "wed", "part_time").build()
    brought_in(sqlite_store, problem)
    following = composed(sqlite_store, problem.model_copy(update={"week": "2026-W50"}))
    assert following is not None
    (away,) = following.agents[0].unavailable
    assert (away.reason, away.start.date().isoformat()) == ("part_time", "2026-12-09")
