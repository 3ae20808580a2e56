"""A week in a terminal: legible at every width, without colour, whatever stands in the files."""

import io
import re
from itertools import pairwise

import pytest
from rich.console import Console

from planner.show.terminal import terminal
from planner.show.view import view_of
from tests.builders import a_problem, a_roster
from tests.show.weeks import a_hard_week

WIDTHS = (60, 80, 100, 120, 200)


def _lines(width: int, *, named: bool = True) -> list[str]:
    problem, roster = a_hard_week()
    out = io.StringIO()
    view = view_of(roster, problem if named else None)
    Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(terminal(view, width))
    return out.getvalue().replace("\u00a0", " ").splitlines()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Nothing is left to the terminal to break."""
    assert max(len(line) for line in _lines(width)) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_a_time_is_never_broken(width: int) -> None:
    """No line ends in « 9 h » or begins with a mark that belongs to the line above."""
    lines = _lines(width)
    for line, below in pairwise(lines):
        assert not (re.search(r"\d h *$", line) and re.match(r" *\d\d\b(?! h)", below))
        assert not below.lstrip().startswith((":", ";", "?"))


def test_doors_differ_without_colour() -> None:
    """Open with its number, closed for want of people, closed with nobody, closed as announced."""
    (wednesday, *_) = [line for line in _lines(80) if line.startswith("mer. 2")]
    assert wednesday == "mer. 2    ··!!!!!!!!!!!!!!······××!!!!!!!!!!!!"
    (monday, *_) = [line for line in _lines(80) if line.startswith("lun. 30")]
    assert monday == "lun. 30   ··22222222222222······22222222222222"


def test_a_narrow_terminal_tells_the_week_day_by_day() -> None:
    """Where the grid does not fit, each day names its people."""
    lines = [line.split() for line in _lines(60)]
    wednesday = lines.index(["mercredi", "2", "décembre"])
    assert lines[wednesday + 1] == ["Agent", "a1", "8", "h", "30", "–", "12", "h", "00"]


def test_appointments_are_marked_and_explained() -> None:
    """Taken, free and withdrawn have signs of their own, and words."""
    text = "\n".join(_lines(120))
    assert "● mardi 1er décembre, 10 h 00 – 10 h 30 : caf, visio, pris, Agent a1, déplacé" in text
    assert "○ jeudi 3 décembre, 14 h 15 – 14 h 45 : caf, visio, libre, Agent a2" in text
    assert "✗ mercredi 2 décembre, 14 h 00 – 15 h 00 : dgfip, sur place, annulé" in text


def test_names_cannot_steer_the_terminal() -> None:
    """An escape in a name is not obeyed, and markup in it is not understood."""
    text = "\n".join(_lines(120))
    assert "\x1b" not in text
    assert "<b>vallée</b>" in text


def test_what_a_manager_is_told_is_there() -> None:
    """Conflicts, remedies, alternatives, ladder and how it was made."""
    text = " ".join(" ".join(_lines(120)).split())
    for part in (
        "Pourquoi – France Services Vizille : Mercredi matin",
        "Ce qui peut être fait – France Services Vizille : Emprunter",
        "Autres choix possibles – Fermer 15 minutes plus tôt",
        "Horaires annoncés 7 h 30 d’écart avec l’annonce prouvé, sous condition",
        "Calculé en 2,3 s (binome 0.1.0), graine 7.",
    ):
        assert part in text


def test_without_the_problem_ids_stand_for_names() -> None:
    """A roster alone is still worth a look."""
    text = "\n".join(_lines(100, named=False))
    assert "vizille" in text
    assert "Anne-Charlotte de la" not in text
    assert "chiffre : ouvert, agents présents" in text


def test_a_fine_grid_fits_by_a_coarser_sign() -> None:
    """A site open from early to late keeps one line a day in a narrow terminal."""
    problem = a_problem().with_site("s1", "mon-fri 06:00-22:00", "mon-fri 06:00-22:00").with_agents(2).build()
    roster = a_roster(problem).staff("s1", ("a1", "a2"), "mon 06:00-09:00").build()
    out = io.StringIO()
    Console(file=out, width=60).print(terminal(view_of(roster, problem), 60))
    assert "lun.\u00a030   222222××××××××" in out.getvalue()
    assert "un signe par demi-heure" in out.getvalue().replace("\u00a0", " ")


@pytest.mark.parametrize("width", [80, 160])
def test_other_sites_are_letters_that_are_explained(width: int) -> None:
    """A long name would break the table; its letter stands in it, and the name below."""
    lines = [" ".join(line.split()) for line in _lines(width)]
    assert "→ A : Roybon & <b>vallée</b>" in lines
    assert sum("→ A" in line for line in lines) > 1
