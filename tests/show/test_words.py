"""French hours, days, lengths and counts."""

from datetime import date

import pytest

from planner.show import words
from planner.show.names import Names
from schemas.ids import SiteId
from tests.builders import at


def test_hours_keep_together() -> None:
    """A line never ends inside « 9 h 00 », and an interval may break only after its dash."""
    assert words.clock(at("mon 09:00")) == "9\u00a0h\u00a000"
    assert words.between(at("mon 08:30"), at("mon 12:00")) == "8\u00a0h\u00a030\u00a0– 12\u00a0h\u00a000"


def test_sentences_curve_their_apostrophes() -> None:
    """Wherever a sentence comes from, they look alike on one page."""
    assert words.sentence("il ne reste qu'Émile d'Uriage") == "il ne reste qu’Émile d’Uriage"


def test_midnight_at_the_end_is_24_h() -> None:
    """An evening that ends with the day does not end at 0 h."""
    assert words.between(at("mon 20:00"), at("tue 00:00")).endswith("24\u00a0h\u00a000")


def test_dates_are_written_out() -> None:
    """« lundi 30 novembre », and the first of a month is the 1er."""
    assert words.day(date(2026, 11, 30)) == "lundi 30\u00a0novembre"
    assert words.day(date(2026, 12, 1)) == "mardi 1er\u00a0décembre"
    assert words.short_day(date(2026, 12, 1)) == "mar.\u00a01er"


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2026-W49", "semaine 49, du lundi 30 novembre au dimanche 6 décembre 2026"),
        ("2026-W53", "semaine 53, du lundi 28 décembre 2026 au dimanche 3 janvier 2027"),
    ],
)
def test_weeks_name_their_days(iso: str, said: str) -> None:
    """The year stands once, or twice where the week has two."""
    assert words.week(iso).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (210, "3 h 30"), (1740, "29 h"), (65, "1 h 05")]
)
def test_lengths(minutes: int, said: str) -> None:
    """Whole hours without minutes, minutes without hours."""
    assert words.length(minutes).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 agent formé"), (1, "1 agent formé"), (2, "2 agents formés"), (1200, "1 200 agents formés")],
)
def test_counts_take_their_plural_from_two(number: int, said: str) -> None:
    """French counts zero and one alike."""
    assert words.counted(number, "agent formé").replace("\u00a0", " ") == said


def test_enumerations_end_in_et() -> None:
    """A, B et C; nothing at all stays nothing."""
    assert [words.listed(parts) for parts in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A et B",
        "A, B et C",
    ]


def test_what_comes_from_files_cannot_steer_a_terminal() -> None:
    """Escapes, line ends and marks that turn the direction of writing become spaces."""
    assert words.plain("a\x1b[31mb\nc\u202ed\u2028e") == "a [31mb c d e"


def test_marks_stay_with_their_words() -> None:
    """No line begins with a colon or a closing guillemet."""
    assert words.sentence("Ouvert : « oui » ; vrai ?") == "Ouvert\u00a0: «\u00a0oui\u00a0»\u00a0; vrai\u00a0?"


def test_hours_in_other_peoples_sentences_keep_together() -> None:
    """What an explanation says of a time is set like any other."""
    assert words.sentence("de 8 h 30 à 12 h, 45 min") == "de 8\u00a0h\u00a030 à 12\u00a0h, 45\u00a0min"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("France Services Morestel", "Morestel"),
        ("France services du Grésivaudan", "Grésivaudan"),
        ("France services d'Allemond", "Allemond"),
        ("Maison France Service - Vif", "Vif"),
        ("Bus France services MSA", "Bus France services MSA"),
        ("France Services", "France Services"),
    ],
)
def test_where_there_is_little_room_a_site_drops_what_all_are_called(name: str, short: str) -> None:
    """A place is told by what is its own."""
    assert Names(sites={SiteId("s"): name}).short_site(SiteId("s")) == short
