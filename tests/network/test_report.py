"""What an import tells: nothing of the list is dropped, corrected or assumed in silence."""

import json

from planner.network.importing import Imported, import_list
from tests.network.sources import STAFF, a_row, list_source, staff_source

ROWS = (
    a_row(commentaire="Fermé le <3e> jeudi\naprès-midi"),
    a_row(id_fs="1", lib_com="Odd", h_lundi="00:00 - 00:00 / 09:00 - 12:00 / 09:00 - 12:00", h_mardi="8:12 - 12:00"),
    a_row(id_fs="2", lib_com="Vague", h_lundi="le matin", latitude="?"),
    a_row(id_fs="3", lib_com="Antenna", type_fs="Antenne", groupe_fs="Balcons"),
    a_row(id_fs="4", lib_com="Bus", format_fs="Bus_équivalent", groupe_fs="Rounds"),
    a_row(id_fs="5", **dict.fromkeys(("h_lundi", "h_mardi", "h_mercredi", "h_jeudi", "h_vendredi"), "")),
    a_row(id_fs="6", lib_fs="France services La Poste de Mens"),
)


def imported(staff: str = STAFF, weeks: tuple[str, ...] = ("2026-W49",)) -> Imported:
    return import_list(list_source(*ROWS), staff_source(staff), "38", weeks)


def of_kind(kind: str, made: Imported) -> list[tuple[str, str]]:
    return [(each.id_fs, each.text.replace("\u00a0", " ")) for each in made.findings if each.kind == kind]


def test_every_structure_is_in_the_problem_or_said_to_be_left_out() -> None:
    made = imported()
    planned = {site.id.partition("-")[0] for site in made.problems[0].sites}
    assert planned == {"237", "1", "2", "3", "4", "6"}
    ((left, text),) = of_kind("without_hours", made)
    assert left == "5"
    assert "ligne 8" in text


def test_what_could_not_be_read_is_said_with_line_column_and_text_and_the_site_stays_without_it() -> None:
    made = imported()
    ((id_fs, text),) = of_kind("unreadable", made)
    assert id_fs == "2"
    assert "ligne 5, colonne h_lundi, « le matin »" in text
    site = next(site for site in made.problems[0].sites if site.id == "2-vague")
    assert {window.day.value for window in site.published_hours} == {"tue", "wed", "thu", "fri"}


def test_corrected_hours_are_said() -> None:
    made = imported()
    assert [id_fs for kind in ("void", "united", "narrowed") for id_fs, _ in of_kind(kind, made)] == ["1", "1", "1"]


def test_antennas_rounds_and_short_weeks_are_said() -> None:
    made = imported()
    assert of_kind("antenna", made)[0][1].endswith("annonce 17 h 30 sur 5 jours, groupe « Balcons »")
    assert "label retenu pour ce seul guichet : 17 h 30 sur 5 jours" in of_kind("moving", made)[0][1]
    assert [id_fs for id_fs, _ in of_kind("below_label", made)] == ["237", "1", "2", "6"]
    assert [id_fs for id_fs, _ in of_kind("place_unknown", made)] == ["2"]


def test_assumed_employers_and_missing_people_are_said() -> None:
    made = imported()
    assert [id_fs for id_fs, _ in of_kind("employer_unknown", made)] == ["237", "1", "2", "3", "4"]
    assert len(of_kind("few_agents", made)) == 6


def test_hours_of_the_staff_file_are_said_and_hide_the_cell_they_replace() -> None:
    made = imported(STAFF + '[[sites]]\nid_fs = "2"\nhours.mon = "Sur RDV : 09:00 - 12:00"')
    assert of_kind("stated_hours", made)[0][1].endswith("lundi « Sur RDV : 09:00 - 12:00 »")
    assert not of_kind("unreadable", made)


def test_notes_are_carried_along_and_not_interpreted() -> None:
    made = imported()
    kept = json.loads(made.files["38-notes.json"])
    assert kept["format"] == "binome.notes/1"
    first = kept["notes"][0]
    assert (first["id_fs"], first["note"]) == ("237", "Fermé le <3e> jeudi\naprès-midi")
    assert [finding["kind"] for finding in kept["findings"]] == [finding.kind for finding in made.findings]


def test_the_report_is_french_one_line_a_finding_and_no_markup() -> None:
    made = imported(weeks=("2026-W49", "2026-W22"))
    report = made.files["38-rapport.md"].replace("\u00a0", " ")
    assert "Fermé le &lt;3e&gt; jeudi après-midi" in report
    assert "7 structures, dont 6 à planifier et 1 laissée de côté" in report
    assert "- 2026-W49 : jours fériés : aucun (Europe/Paris)." in report
    assert "- 2026-W22 : jours fériés : lundi 25/05/2026 (Europe/Paris)." in report
    assert report.endswith("\n")
    assert "Trajets" not in report


def test_estimated_journeys_are_said_to_be_estimates() -> None:
    shared = STAFF + 'other_sites = ["1"]\n[[travel]]\nfrom = "237"\nto = "3"\nminutes = 12'
    report = imported(shared).files["38-rapport.md"]
    assert "- Odd (1) – Morestel (237) : 0 min" in report
    assert "(3) :" not in report[report.index("## Trajets estimés") :]


def test_the_summary_counts_a_line_a_kind() -> None:
    lines = imported().summary
    assert lines[0] == "Structures laissées de côté, faute d’horaires : 1"
    assert lines[-1] == "Détail : 38-rapport.md"
