"""The official list imported: its counters, what a later list changes of them, and what was corrected here."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from planner.network.faults import InputFaultsError
from planner.network.importing import Source, import_list
from planner.network.official_list import Listed, of_departements, read_list
from planner.network.sheets.reading import read_sheets
from planner.services.network.import_network import Imported, Wish, import_network
from planner.services.network.importing.from_list import GivenList, state_list
from planner.services.network.importing.from_sheets import state_sheets
from planner.services.planning.compose_problem import compose_problem
from planner.store.session import Store
from schemas.tables.agent import AgentRow, AgentSiteRow
from schemas.tables.site import SiteRow
from tests.network.sources import OFFICIAL, a_list, a_row, official

NOW = datetime(2026, 11, 1, 8, tzinfo=UTC)
OTHER = {"id_fs": "3031", "lib_fs": "France services Villemoirieu", "lib_com": "Villemoirieu"}


def brought_in(store: Store, rows: tuple[Listed, ...], *, basin: str | None = None, delete: bool = False) -> Imported:
    given = GivenList("list.csv", rows, basin)
    return import_network(store, ["38"], lambda session: state_list(session, given), NOW, Wish(delete=delete))


def listed(*rows: dict[str, str]) -> tuple[Listed, ...]:
    return read_list(a_list(*rows), "list.csv")


def calendar(store: Store, text: str) -> None:
    sheets = read_sheets(f'site;horaires\n237-morestel;"{text}"\n'.encode(), "c.csv")
    import_network(store, ["38"], lambda session: state_sheets(session, sheets), NOW, Wish())


def the_sites(store: Store) -> dict[str, SiteRow]:
    with store.reading() as session:
        return {row.id: row for row in session.exec(select(SiteRow))}


def test_the_example_s_list_gives_the_sites_that_problem_files_have(store: Store) -> None:
    isere = of_departements(official(), ["38"])
    brought_in(store, isere)
    (problem,) = import_list(
        Source("list.csv", OFFICIAL.read_bytes()), Source("staff.toml", b""), "38", ["2026-W49"]
    ).problems
    with store.reading() as session:
        composed = compose_problem(session, "38", "2026-W49", NOW)
    assert composed is not None
    assert composed.sites == problem.sites
    assert (composed.timezone, len(composed.sites)) == ("Europe/Paris", 26)
    assert brought_in(store, isere).changes == ()


def test_a_calendar_that_was_corrected_here_stays_while_the_list_says_the_same(sqlite_store: Store) -> None:
    brought_in(sqlite_store, listed(a_row()))
    calendar(sqlite_store, "Mo-Fr 08:30-12:00; Th[3] off")
    done = brought_in(sqlite_store, listed(a_row()))
    assert (done.changes, done.remarks) == ((), ())
    assert the_sites(sqlite_store)["237-morestel"].published_hours == "Mo-Fr 08:30-12:00; Th[3] off"


def test_a_list_that_says_otherwise_than_the_one_before_is_followed_and_said_to_be(sqlite_store: Store) -> None:
    brought_in(sqlite_store, listed(a_row()))
    calendar(sqlite_store, "Mo-Fr 08:30-12:00; Th[3] off")
    done = brought_in(sqlite_store, listed(a_row(h_lundi="09:00 - 12:00", commentaire="fermé  le 24\ndécembre")))
    assert [(change.kind, change.columns) for change in done.changes] == [
        ("changed", ("published_hours", "openable_hours", "listed"))
    ]
    assert done.remarks == ("237-morestel : son horaire avait été corrigé ici ; la liste dit maintenant autre chose.",)
    row = the_sites(sqlite_store)["237-morestel"]
    assert row.published_hours == "Mo 09:00-12:00; Tu-Fr 08:30-12:00"
    assert row.listed is not None
    assert row.listed["note"] == "fermé le 24 décembre"


def test_what_a_list_leaves_out_goes_only_where_that_is_wanted_and_nobody_works_there(sqlite_store: Store) -> None:
    brought_in(sqlite_store, listed(a_row(), a_row(**OTHER)))
    assert brought_in(sqlite_store, listed(a_row())).refused
    with sqlite_store.transaction() as session:
        session.add(AgentRow(id="a1", basin="38", name="Zoé", employer="cc", home_site="3031-villemoirieu"))
        session.flush()
        session.add(AgentSiteRow(agent="a1", site="3031-villemoirieu"))
    kept = brought_in(sqlite_store, listed(a_row()), delete=True)
    assert kept.changes == ()
    assert "gardé, car 1\N{NO-BREAK SPACE}agent" in kept.remarks[0]
    with sqlite_store.transaction() as session:
        session.delete(session.get_one(AgentSiteRow, ("a1", "3031-villemoirieu")))
    brought_in(sqlite_store, listed(a_row()), delete=True)
    assert list(the_sites(sqlite_store)) == ["237-morestel"]


def test_a_structure_without_hours_is_left_out_and_one_that_lost_them_stays(sqlite_store: Store) -> None:
    days = ("h_lundi", "h_mardi", "h_mercredi", "h_jeudi", "h_vendredi")
    brought_in(sqlite_store, listed(a_row(), a_row(**OTHER, **dict.fromkeys(days, ""))))
    assert list(the_sites(sqlite_store)) == ["237-morestel"]
    assert brought_in(sqlite_store, listed(a_row(**dict.fromkeys(days, "")))).changes == ()


def test_structures_of_another_basin_are_faults_with_their_lines(sqlite_store: Store) -> None:
    brought_in(sqlite_store, listed(a_row()), basin="isere")
    assert brought_in(sqlite_store, listed(a_row(), a_row(**OTHER))).changes[0].row.model_dump()["basin"] == "isere"
    with pytest.raises(InputFaultsError) as caught:
        brought_in(sqlite_store, listed(a_row()), basin="38")
    assert [fault.place for fault in caught.value.faults] == ["list.csv: line 2, column id_fs"]


def test_a_structure_overseas_has_the_clock_and_holidays_of_its_territory(sqlite_store: Store) -> None:
    brought_in(sqlite_store, listed(a_row(insee_dep="974"), a_row(**OTHER, insee_dep="67")))
    with sqlite_store.reading() as session:
        reunion = compose_problem(session, "974", "2026-W52", NOW)
        alsace = compose_problem(session, "67", "2026-W53", NOW)
    assert reunion is not None
    assert alsace is not None
    assert (reunion.timezone, alsace.timezone) == ("Indian/Reunion", "Europe/Paris")
