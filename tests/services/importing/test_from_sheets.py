"""Spreadsheets imported: what they name is known, what they state is all there is of it, and nothing else changes."""

from datetime import UTC, datetime

import pytest

from planner.network.faults import InputFaultsError
from planner.network.sheets.reading import read_sheets
from planner.services.network.import_network import Imported, Wish, import_network
from planner.services.network.importing.from_sheets import state_sheets
from planner.store.session import Store
from schemas.problem import Problem
from schemas.site import PublishedWindow
from schemas.time import Day
from tests.builders import a_problem
from tests.services.importing.composed import brought_in, composed

NOW = datetime(2026, 11, 1, 8, tzinfo=UTC)
PROBLEM = a_problem().with_site("s1").with_site("s2").with_agents(2, sites=("s1", "s2")).build()


def sheets(store: Store, *texts: str, delete: bool = False) -> Imported:
    given = [sheet for place, text in enumerate(texts) for sheet in read_sheets(text.encode(), f"{place}.csv")]
    with_basins = [PROBLEM.basin]
    return import_network(store, with_basins, lambda session: state_sheets(session, given), NOW, Wish(delete=delete))


def stored(store: Store) -> Problem:
    problem = composed(store, PROBLEM)
    assert problem is not None
    return problem


def faults(store: Store, *texts: str) -> list[str]:
    with pytest.raises(InputFaultsError) as caught:
        sheets(store, *texts)
    return [fault.place for fault in caught.value.faults]


AGENTS = "id;nom;porteur;site;autres sites\na1;Zoé;e1;s1;s2\na2;Léa;e1;s2;\na9;Noé;e1;s1;\n"
CONTRACTS = "id;régime;heures;depuis;temps partiel\na9;privé;28,00;01/09/2026;mercredi\n"


def test_agents_are_added_and_changed_with_their_contracts(store: Store) -> None:
    brought_in(store, PROBLEM)
    done = sheets(store, AGENTS, CONTRACTS, "id;formation\na9;tronc commun\n", delete=True)
    agents = {str(agent.id): agent for agent in stored(store).agents}
    assert list(agents) == ["a1", "a2", "a9"]
    assert (agents["a1"].name, agents["a1"].sites) == ("Zoé", ("s1", "s2"))
    assert (agents["a2"].home_site, agents["a2"].sites) == ("s2", ("s2",))
    assert agents["a2"].skills == PROBLEM.agents[1].skills
    assert (agents["a9"].contract.regime, agents["a9"].contract.weekly_minutes) == ("private", 1680)
    assert [(one.reason, one.start.isoweekday()) for one in agents["a9"].unavailable] == [("part_time", 3)]
    assert [change.table for change in done.removed] == ["agent_site"]
    assert sheets(store, AGENTS, CONTRACTS, "id;formation\na9;tronc commun\n").changes == ()


def test_an_agent_that_is_in_no_row_goes_only_where_that_is_wanted(sqlite_store: Store) -> None:
    brought_in(sqlite_store, PROBLEM)
    one = "id;nom;porteur;site;autres sites\na1;Agent a1;e1;s1;s2\n"
    assert sheets(sqlite_store, one).refused
    assert len(stored(sqlite_store).agents) == 2
    assert not sheets(sqlite_store, one, delete=True).refused
    assert [agent.id for agent in stored(sqlite_store).agents] == ["a1"]


def test_a_calendar_is_set_for_the_sites_that_are_named(sqlite_store: Store) -> None:
    brought_in(sqlite_store, PROBLEM)
    assert not sheets(sqlite_store, "site;horaires\ns1;Mo 09:00-12:00\n").refused
    one, other = stored(sqlite_store).sites
    assert one.published_hours == (PublishedWindow(day=Day.MON, start=540, end=720),)
    assert one.openable_hours == PROBLEM.sites[0].openable_hours
    assert other == PROBLEM.sites[1]


def test_every_fault_of_every_sheet_is_said_with_its_cell(sqlite_store: Store) -> None:
    brought_in(sqlite_store, PROBLEM)
    assert faults(
        sqlite_store,
        "id;nom;porteur;site\na8;X;cc;s1\n",
        "id;formation\na7;caf\n",
        "site;horaires\ns9;off\ns1;Mo 08:10-12:00\n",
    ) == ["0.csv: C2", "1.csv: A2", "1.csv: B2", "2.csv: A2", "2.csv: B3: character 4", "0.csv: A2"]


def test_what_a_cell_cannot_say_and_what_nobody_knows_are_told_together_and_each_once(sqlite_store: Store) -> None:
    brought_in(sqlite_store, PROBLEM)
    assert faults(
        sqlite_store,
        "id;nom;porteur;site;solde;régime;heures\na8;;cc;s9;abc;;35\n;X;e1;s1;;fpt;35\n",
        "id;régime;heures;depuis\na6;autre;35;46387\na1;fpt;99;\n",
        "id;formation;valable du\na7;zzz;hier\n",
        "site;horaires;accepté\ns8;off;peut-être\n",
        "porteur;sources;délai\ne8;toutes;\ne1;toutes;jamais\n",
    ) == [
        *(f"0.csv: {cell}" for cell in ("B2", "E2", "A3", "D2", "C2", "F2")),
        *(f"1.csv: {cell}" for cell in ("B2", "D2", "A2", "C3")),
        *(f"2.csv: {cell}" for cell in ("C2", "A2", "B2")),
        *(f"3.csv: {cell}" for cell in ("C2", "A2")),
        *(f"4.csv: {cell}" for cell in ("C3", "A2")),
    ]


def test_an_agent_who_is_known_and_whose_site_is_not_hides_no_other_fault(sqlite_store: Store) -> None:
    brought_in(sqlite_store, PROBLEM)
    assert faults(
        sqlite_store,
        "id;nom;porteur;site;solde\na1;Zoé;e1;villemoirieux;\na2;Léa\na9;Noé;e1;s1;beaucoup\n",
        "id;régime;heures\na1;fpt;99\na9;fpt;35\n",
        "id;formation\na7;core\n",
    ) == [*(f"0.csv: {cell}" for cell in ("C3", "D3", "E4", "D2")), "1.csv: C2", "2.csv: A2"]


def test_a_contract_from_a_later_day_is_history_from_then_on(sqlite_store: Store) -> None:
    brought_in(sqlite_store, PROBLEM)
    sheets(sqlite_store, "id;régime;heures;depuis\na1;fpt;30;\na1;fpt;20;07/12/2026\n", delete=True)
    assert stored(sqlite_store).agents[0].contract.weekly_minutes == 1800
    later = composed(sqlite_store, PROBLEM.model_copy(update={"week": "2026-W50"}))
    assert later is not None
    assert later.agents[0].contract.weekly_minutes == 1200
