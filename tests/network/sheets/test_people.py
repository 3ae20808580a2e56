"""What sheets name is looked up in the network: by id, by name, or by the number of the list."""

from dataclasses import replace
from datetime import date

import pytest

from planner.network.faults import Fault
from planner.network.sheets.people import (
    AgentLine,
    Directory,
    Known,
    SkillLine,
    agent_lines,
    contract_lines,
    skill_lines,
)
from planner.network.sheets.reading import Sheet, read_sheets

KNOWN = Known(
    sites=Directory({"237-morestel": "Morestel", "238-mens": "Mens", "239-mens": "Mens"}),
    employers=Directory({"cc-balcons": "CC Les Balcons du Dauphiné"}),
    partners=Directory({"caf": "CAF", "france-travail": "France Travail"}),
    agents=frozenset({"A1"}),
)


def sheet(text: str) -> Sheet:
    return read_sheets(text.encode(), "f.csv")[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("237-morestel", "237-morestel"),
        ("237", "237-morestel"),
        ("MORESTEL", "237-morestel"),
        ("Mens", None),
        ("23", None),
    ],
)
def test_a_site_is_found_by_id_number_or_a_name_of_its_own(text: str, found: str | None) -> None:
    assert KNOWN.sites.find(text) == found


def test_an_agent_s_sites_begin_with_the_home_site() -> None:
    faults: list[Fault] = []
    lines = agent_lines(
        sheet("id;nom;porteur;site;autres sites;solde\nA9;Zoé;CC LES BALCONS DU DAUPHINE;237;238,237;-1h30\n"),
        KNOWN,
        faults,
    )
    assert lines == (AgentLine("A9", "Zoé", "cc-balcons", ("237-morestel", "238-mens"), -90),)
    assert faults == []


def test_what_is_unknown_is_a_fault_at_its_cell() -> None:
    faults: list[Fault] = []
    agent_lines(sheet("id;nom;porteur;site;autres sites\nA9;Zoé;cc;999;Mens\n"), KNOWN, faults)
    skill_lines(sheet("agent;formation;valable du;au\nA2;anah;01/02/2026;01/01/2026\n"), KNOWN, faults)
    contract_lines(sheet("agent;régime;heures;maximum\nA2;fpt;50;61\n"), KNOWN, faults)
    assert [fault.place for fault in faults] == [
        f"f.csv: {cell}" for cell in ("D2", "E2", "C2", "A2", "B2", "D2", "A2", "C2", "D2")
    ]


def test_an_end_before_its_start_is_shown_as_the_cells_have_it() -> None:
    faults: list[Fault] = []
    skill_lines(sheet("agent;formation;valable du;au\nA1;core;01/02/2026;01/01/26\n"), KNOWN, faults)
    assert [(fault.found, fault.expected) for fault in faults] == [('"01/01/26"', "a day from 01/02/2026 on")]


@pytest.mark.parametrize(
    ("headers", "row", "cells"),
    [
        ("heures;maximum", "0;", ["C2"]),
        ("heures;maximum", "0;10", ["C2"]),
        ("heures;maximum", "35;10", ["D2"]),
        ("heures;maximum", "35;34h59", ["D2"]),
        ("heures;maximum", "35;35", []),
        ("heures;maximum", ";10", []),
        ("heures;depuis", "35;01/09/2026", ["C2"]),
        ("heures;depuis", "8;01/09/2026", []),
    ],
)
def test_hours_are_some_and_no_more_than_their_maximum(headers: str, row: str, cells: list[str]) -> None:
    """Where the sheet has no column for it, the maximum is the one that is known."""
    faults: list[Fault] = []
    known = replace(KNOWN, hours={("A1", date(2026, 9, 1)): (600, 500)})
    contract_lines(sheet(f"agent;régime;{headers}\nA1;fpt;{row}\n"), known, faults)
    assert [fault.place for fault in faults] == [f"f.csv: {cell}" for cell in cells]


def test_hours_that_a_problem_brought_come_back_as_they_were_given_out() -> None:
    faults: list[Fault] = []
    known = replace(KNOWN, hours={("A1", date(2000, 1, 1)): (2100, 480), ("A1", date(2026, 9, 1)): (0, None)})
    contract_lines(
        sheet("agent;régime;heures;maximum;depuis\nA1;fpt;35h00;8h00;\nA1;fpt;0h00;;01/09/2026\n"), known, faults
    )
    assert faults == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("Tronc commun", "core"), ("core", "core"), ("CAF", "caf"), ("France  Travail", "france-travail")],
)
def test_a_training_is_found_by_its_partner_s_name(text: str, code: str) -> None:
    faults: list[Fault] = []
    lines = skill_lines(sheet(f"agent;formation;valable du;jusqu’au\nA1;{text};2024-03-01;28/02/2027\n"), KNOWN, faults)
    assert lines == (SkillLine("A1", code, date(2024, 3, 1), date(2027, 2, 28)),)
    assert faults == []
