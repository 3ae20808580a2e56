"""Porteurs from a sheet: whose absences are taken, notice and publication; what is not said stays."""

import pytest

from planner.network.faults import InputFaultsError
from planner.services.network.export_network import export_network
from planner.store.session import Store
from schemas.events.absences import AbsenceReported
from schemas.ids import AbsenceId, AgentId
from schemas.known.places import KnownEmployer
from tests.builders import a_problem, at
from tests.services.importing.test_from_sheets import sheets
from tests.services.importing.test_sheets_back import taken_back
from tests.services.stored import StoredWeek, stored


@pytest.fixture
def week(sqlite_store: Store) -> StoredWeek:
    """Two porteurs: one that is more than a name, and one that is not."""
    problem = a_problem().with_site("s1").with_agents(2).with_site("s2", employer="e2")
    listed = problem.with_employer("e1", name="CC des Balcons", publication="review")
    return stored(sqlite_store, listed.with_override("work.daily_max", 660).build())


def employers(week: StoredWeek) -> dict[str, KnownEmployer]:
    with week.store.reading() as session:
        (basin,) = export_network(session, [week.problem.basin]).basins
    return {str(each.id): each for each in basin.employers}


def reported(week: StoredWeek, source: str) -> str:
    start, end = at("tue 08:00"), at("tue 18:00")
    away = AbsenceReported(absence=AbsenceId(f"x{source}"), agent=AgentId("a1"), start=start, end=end)
    return week.tell(away, source).end


def test_absences_are_taken_from_the_sources_of_the_sheet_and_from_no_others(week: StoredWeek) -> None:
    assert reported(week, "/agenda") == "applied"
    sheets(week.store, "porteur;sources\nCC des Balcons;/rh, /rdv-service-public\n")
    ends = {source: reported(week, source) for source in ("/rh", "/agenda-2", "/binome/cli", "/binome-not")}
    assert ends == {"/rh": "applied", "/agenda-2": "rejected", "/binome/cli": "applied", "/binome-not": "rejected"}
    sheets(week.store, "porteur;sources\ne1;toutes\n")
    assert reported(week, "/agenda-3") == "applied"


def test_what_a_sheet_does_not_say_stays_and_a_name_becomes_a_porteur(week: StoredWeek) -> None:
    before = employers(week)["e1"]
    sheets(week.store, "porteur;sources;délai\ne1;aucune;\ne2;toutes;3\n")
    after = employers(week)
    assert after["e1"] == before.model_copy(update={"sources": ()})
    assert (after["e2"].notice_working_days, after["e2"].publication, after["e2"].sources) == (3, None, None)
    sheets(week.store, "porteur;sources;publication\ne1;aucune;\ne2;toutes;relecture\n")
    assert [employers(week)[key].publication for key in ("e1", "e2")] == [None, "review"]


def test_porteurs_exported_and_imported_change_nothing(week: StoredWeek) -> None:
    sheets(week.store, "porteur;sources;publication;délai\ne1;/rh, /x;hors délai;5\ne2;aucune;;\n")
    assert taken_back(week.store, week.problem.basin).changes == ()
    assert [each.rule for each in employers(week)["e1"].overrides] == ["work.daily_max"]


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ("e9;toutes;\n", ["0.csv: A2"]),
        ("e1;toutes;69\n", ["0.csv: C2"]),
        ("e1;toutes;\nCC des Balcons;/rh;\n", ["0.csv: A3"]),
    ],
)
def test_what_is_unknown_or_said_twice_is_a_fault(week: StoredWeek, rows: str, places: list[str]) -> None:
    with pytest.raises(InputFaultsError) as caught:
        sheets(week.store, f"porteur;sources;bassin\n{rows}")
    assert [fault.place for fault in caught.value.faults] == places
