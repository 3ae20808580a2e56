"""Sheets as a spreadsheet saves them: separators, encodings, headers, and faults at their cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.network.faults import InputFaultsError
from planner.network.sheets.columns import COLUMNS, letters
from planner.network.sheets.reading import Sheet, is_sheet, read_sheets

AGENTS = "Matricule;Nom;Porteur;Site de rattachement\nA1;Zoé É.;cc;237\nA2;Léa;cc;237\n"


def read(text: str, encoding: str = "utf-8") -> Sheet:
    (sheet,) = read_sheets(text.encode(encoding), "f.csv")
    return sheet


def faults(text: str) -> list[str]:
    return [f"{fault.place} {fault.found}" for fault in read(text).faults]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_encodings_and_line_ends_of_spreadsheets(separator: str, encoding: str, end: str) -> None:
    sheet = read(AGENTS.replace(";", separator).replace("\n", end), encoding)
    assert sheet.kind == "agents"
    assert [row.values["name"] for row in sheet.rows] == ["Zoé É.", "Léa"]


def test_a_first_row_that_names_the_separator_is_none_of_the_table() -> None:
    sheet = read("sep=;\r\n" + AGENTS)
    assert [row.number for row in sheet.rows] == [3, 4]


@pytest.mark.parametrize("header", ["MATRICULE ;NOM;Porteur;Site de rattachement (id)", "id_agent;nom;PORTEUR :;site"])
def test_headers_are_known_in_any_case_with_or_without_accents(header: str) -> None:
    assert read(AGENTS.replace(AGENTS.split("\n", maxsplit=1)[0], header)).kind == "agents"
    assert read("Agent;Compétence\nA1;core\n").kind == read("AGENT;COMPETENCE\nA1;core\n").kind == "skills"


def test_empty_rows_and_columns_at_the_end_are_nothing() -> None:
    lines = AGENTS.splitlines()
    padded = "\n".join([f"{lines[0]};;", f"{lines[1]};;", lines[2], ";;;;;", "", ";;;"])
    assert [row.values for row in read(padded).rows] == [row.values for row in read(AGENTS).rows]


def test_a_cell_may_hold_the_separator_and_line_breaks() -> None:
    sheet = read(
        'Matricule;Nom;Porteur;Site;Autres sites\nA1;"Zoé\r\nÉ.";cc;237;"238;239"\nA2;;cc;237;\n'.replace(
            "A2;;", "A2;B;"
        )
    )
    assert sheet.rows[0].values["name"] == "Zoé É."
    assert sheet.rows[0].values["other_sites"] == ("238", "239")
    assert sheet.rows[1].number == 3


def test_formulas_stay_text() -> None:
    assert read(AGENTS.replace("Léa", "=1+1")).rows[1].values["name"] == "=1+1"


def test_every_fault_is_named_with_its_cell() -> None:
    assert faults(
        "agent;régime;heures;valable du\nA1;privé;35;01/09/2026\nA1;privé;35;01/09/2026\n"
        "A2;CDI;beaucoup;hier\n;fpt;35;;x\n"
    ) == [
        'f.csv: E5 "x"',
        'f.csv: B4 "CDI"',
        'f.csv: C4 "beaucoup"',
        'f.csv: D4 "hier"',
        "f.csv: A5 nothing",
        'f.csv: A3 "A1 01/09/2026"',
    ]


def test_a_column_that_comes_twice_is_a_fault() -> None:
    assert faults("agent;compétence;formation\nA1;core;caf\n") == ["f.csv: C1 a second column for competence"]


def test_headers_that_mean_nothing_are_said() -> None:
    assert read("agent;compétence;Téléphone\nA1;core;06\n").ignored == ('C1 "Téléphone"',)


def test_agents_may_stand_with_their_contracts_in_one_row() -> None:
    text = "Matricule;Nom;Porteur;Site;Régime;Heures\nA1;Zoé;cc;237;FPT;35,00\n"
    agents, contracts = read_sheets(text.encode(), "f.csv")
    assert (agents.kind, contracts.kind) == ("agents", "contracts")
    assert contracts.rows[0].values == {"agent": "A1", "regime": "fpt", "weekly_minutes": 2100}
    assert agents.ignored == ()


@pytest.mark.parametrize("text", ["", "a;b\n1;2\n", '"', "\n\n", "Nom;Porteur\nx;y\n"])
def test_a_file_that_is_no_sheet_says_which_headers_are_known(text: str) -> None:
    assert not is_sheet(text)
    with pytest.raises(InputFaultsError) as caught:
        read_sheets(text.encode(), "f.csv")
    assert "f.csv" in str(caught.value)


@pytest.mark.parametrize("text", ["", "\n\n", ";;\n \n"])
def test_a_file_that_holds_nothing_is_said_to_be_empty(text: str) -> None:
    with pytest.raises(InputFaultsError) as caught:
        read_sheets(text.encode(), "f.csv")
    assert [(fault.place, fault.found) for fault in caught.value.faults] == [("f.csv", "an empty file")]


def test_letters_are_those_of_a_spreadsheet() -> None:
    assert [letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


CELLS = st.one_of(st.text(max_size=8), st.sampled_from(["35,5", "01/09/2026", "fpt", "mercredi 8h-12h", "caf", "A1"]))


@given(st.sampled_from(sorted(COLUMNS)), st.lists(st.lists(CELLS, max_size=8), max_size=4))
def test_whatever_stands_in_the_cells_is_read_or_refused(kind: str, rows: list[list[str]]) -> None:
    header = ";".join(column.headers[0] for column in COLUMNS[kind])  # type: ignore[index]  # a kind
    text = "\n".join([header, *(";".join(row) for row in rows)])
    try:
        sheets = read_sheets(text.encode("utf-8", "replace"), "f.csv")
    except InputFaultsError:
        return
    assert sheets[0].kind == kind
