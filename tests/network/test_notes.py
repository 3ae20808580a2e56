"""Notes of the list: what is understood word for word becomes a proposal, and nothing is guessed."""

from collections import Counter

import pytest

from planner.network.notes.reading import read_note
from planner.network.opening_hours.checks import text_faults
from planner.network.sites import counters, site_of_week
from planner.network.staff import Staff
from schemas.site import PublishedWindow
from tests.network.sources import official
from tests.week import windows

HOURS = windows(PublishedWindow, "mon-fri 09:00-12:00,14:00-17:00") + windows(PublishedWindow, "sat 09:00-12:00")
WEEK = "Mo-Fr 09:00-12:00,14:00-17:00"


@pytest.mark.parametrize(
    ("note", "hours"),
    [
        ("Sur rendez-vous le samedi", f'{WEEK}; Sa 09:00-12:00 open "Sur rendez-vous"'),
        (
            "Uniquement sur RDV le vendredi après-midi.",
            'Mo-Th 09:00-12:00,14:00-17:00; Fr 09:00-12:00, Fr 14:00-17:00 open "Sur rendez-vous"; Sa 09:00-12:00',
        ),
        ("Fermé le 3ème jeudi après-midi de chaque mois", f"{WEEK}; Sa 09:00-12:00; Th[3] 14:00-17:00 off"),
        ("Fermeture le dernier vendredi du mois", f"{WEEK}; Sa 09:00-12:00; Fr[-1] off"),
        ("Ouvert le 1er et 3e samedi du mois", f"{WEEK}; Sa[1,3] 09:00-12:00"),
        ("Ouverture le 1er samedi du mois de 9h à 12h", f"{WEEK}; Sa[1] 09:00-12:00"),
        ("Samedi semaines paires", f"{WEEK}; week 02-52/2 Sa 09:00-12:00"),
        ("les samedis des semaines impaires", f"{WEEK}; week 01-53/2 Sa 09:00-12:00"),
        ("Fermé en août", f"{WEEK}; Sa 09:00-12:00; Aug off"),
        ("Fermeture du 9 au 30 août 2024", f"{WEEK}; Sa 09:00-12:00; 2024 Aug 09-Aug 30 off"),
    ],
)
def test_a_note_that_is_understood_becomes_hours(note: str, hours: str) -> None:
    proposal = read_note(note, HOURS)
    assert (proposal.hours, proposal.left) == (hours, ())
    assert text_faults(proposal.hours, "") == ()


def test_school_holidays_have_a_text_of_their_own() -> None:
    for note in ("Samedi hors vacances scolaires", "Fermé le samedi pendant les vacances scolaires"):
        proposal = read_note(note, HOURS)
        assert (proposal.hours, proposal.school_hours) == (f"{WEEK}; Sa 09:00-12:00", WEEK)


@pytest.mark.parametrize(
    "note",
    [
        "Sur rendez-vous le mercredi et jeudi après-midi",
        "Ouvert le 1er dimanche du mois",
        "Ouverture le 1er samedi du mois de 9h à 13h",
        "Fermé du 9 au 30 août",
        "Fermé du 30 au 9 août 2024",
        "Permanence le mardi matin à Saint-Coulomb",
    ],
)
def test_what_may_mean_two_things_or_is_not_announced_is_left_and_said(note: str) -> None:
    proposal = read_note(note, HOURS)
    assert (proposal.read, len(proposal.left), proposal.hours) == ((), 1, f"{WEEK}; Sa 09:00-12:00")


def test_what_says_nothing_of_hours_is_neither_read_nor_left() -> None:
    proposal = read_note("Prise de rendez-vous au 02 35 13 18 00 / mairie@exemple.fr", HOURS)
    assert (proposal.read, proposal.left) == ((), ())


def test_of_the_real_list_as_many_notes_are_read_as_the_page_says() -> None:
    found: Counter[str] = Counter()
    for counter in counters([row for row in official() if row.comment], Staff()):
        proposal = read_note(counter.listed.comment, site_of_week(counter, (), ()).published_hours)
        assert text_faults(proposal.hours, "") == ()
        kinds = {(True, False): "whole", (True, True): "part", (False, True): "left", (False, False): "nothing"}
        found[kinds[bool(proposal.read), bool(proposal.left)]] += 1
    assert found == {"whole": 69, "part": 5, "left": 391, "nothing": 365}
