"""What is read off a roster before it is drawn anywhere."""

from datetime import UTC, date

import pytest

from planner.show.changes import change_lines
from planner.show.ladder import ladder_of
from planner.show.meetings import gathered, line
from planner.show.names import Names
from planner.show.view import WeekView, view_of
from schemas.explanation import Change
from schemas.ids import AgentId
from schemas.objective import RungValue
from schemas.roster import Guarantee
from schemas.shift import Interval
from tests.builders import a_problem, a_roster, a_usual_problem, at
from tests.show.weeks import a_hard_week
from tests.week import make


@pytest.fixture
def hard() -> WeekView:
    problem, roster = a_hard_week()
    return view_of(roster, problem)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_without_the_problem_nobody_is_named() -> None:
    """Names stand in the problem only."""
    _, roster = a_hard_week()
    said = repr(view_of(roster))
    assert "a4" in said
    assert "Stagiaire" not in said


def test_hours_hang_on_the_basins_clock() -> None:
    """A roster written in universal time is shown in local time once the zone is known."""
    problem = a_usual_problem().build()
    universal = Interval(start=at("mon 08:30").astimezone(UTC), end=at("mon 12:00").astimezone(UTC))
    roster = a_roster(problem).shift("a1", "s1", universal).build()
    hours = [view_of(roster, known).sites[0].grid.rows[0].cells[0].presences[0].start.hour for known in (None, problem)]
    assert hours == [7, 8]


def test_an_agent_who_is_elsewhere_is_said_to_be_there(hard: WeekView) -> None:
    """The rows of a site show its people's whole week, with the short name of the other place."""
    row = next(row for row in hard.sites[0].grid.rows if row.agent.startswith("<script>"))
    assert row.cells[0].presences[0].elsewhere == "Roybon & <b>vallée</b>"
    assert row.cells[2].presences[0].elsewhere is None


def test_people_of_a_site_stand_there_even_when_they_are_not_on_shift() -> None:
    """Whoever belongs to the site finds their line."""
    problem = a_problem().with_site("s1").with_agents(2).build()
    roster = a_roster(problem).shift("a1", "s1", "mon 08:30-12:00").build()
    assert [row.minutes for row in view_of(roster, problem).sites[0].grid.rows] == [210, 0]


def test_the_weekend_is_shown_when_there_is_something(hard: WeekView) -> None:
    """Monday to Friday always, Saturday where somebody is there."""
    assert [len(site.grid.days) for site in hard.sites] == [5, 6]


def test_the_promise_in_a_sentence(hard: WeekView) -> None:
    """Kept or not, how long, how many days, how many agents at the least."""
    kept = "Label tenu : 6 h ouvertes sur 2 jours, toujours au moins 2 agents."
    assert _plain(hard.sites[1].promise) == kept
    assert _plain(hard.sites[0].promise).startswith("Label non tenu : 28 h ouvertes sur 4 jours")


def test_a_site_without_label_is_not_praised_for_keeping_it() -> None:
    """An antenna opens with its two agents and owes nothing."""
    problem = a_problem().with_antenna("s1").with_agents(2).build()
    shut: Guarantee = make(
        Guarantee, site="s1", met=True, open_minutes=0, open_days=0, fewest_agents_while_open=None,
        degraded_minutes=0, shortfalls=(), days=(),
    )  # fmt: skip
    view = view_of(a_roster(problem).but(guarantees=(shut,)).build(), problem)
    assert _plain(view.sites[0].promise) == "Antenne, sans label à tenir : jamais ouvert cette semaine."


def test_what_is_missing_is_said_first_for_the_week_then_hour_by_hour(hard: WeekView) -> None:
    """The label's debt, the degraded time, then each stretch with its reason."""
    lines = [_plain(line) for line in hard.sites[0].missing]
    assert lines[0] == "Il manque 2 h et 1 jour d’ouverture pour tenir le label."
    assert lines[1].startswith("Service dégradé pendant 6 h 30")
    assert lines[2].endswith("fermé alors que l’ouverture est annoncée, il manque 1 agent formé.")
    assert lines[3] == "Mercredi 2 décembre, 13 h 30 – 14 h 00 : fermé alors que l’ouverture est annoncée."


def test_a_roster_that_nobody_checked_promises_nothing() -> None:
    """Without guarantees no label is said to be kept."""
    problem = a_usual_problem().build()
    view = view_of(a_roster(problem).build(), problem)
    assert view.sites[0].met is None
    assert "pas été vérifié" in view.sites[0].promise


def test_a_rung_is_proved_only_below_proved_ones() -> None:
    """Value at its bound is not enough where a higher rung is open."""
    rungs = ladder_of(
        [
            RungValue(level="label", value=0, bound=0),
            RungValue(level="bookings", value=3, bound=1),
            RungValue(level="published_hours", value=0, bound=0, conditional=True),
        ]
    )
    assert [(rung.proved, rung.proof) for rung in rungs] == [
        (True, "prouvé"),
        (False, "au mieux 1\u00a0point"),
        (False, "prouvé, sous condition"),
    ]


@pytest.mark.parametrize(
    ("hours", "said"), [(0, "moins d’1 h avant"), (1, "1 h avant"), (47, "47 h avant"), (48, "2 jours avant")]
)
def test_a_change_says_how_long_before_it_is_told(hours: int, said: str) -> None:
    """Nobody is told « 0 h »."""
    change = Change(agent=AgentId("a1"), date=date(2026, 12, 1), before=(), after=(), notice_hours=hours, exempt=False)
    (line,) = change_lines([change], Names())
    assert _plain(line.notice) == said


def test_a_week_that_could_not_be_planned_takes_nothing_from_anybody() -> None:
    """What is stated of an empty roster is no news for people: they are told why there is none."""
    problem, roster = a_hard_week()
    seen = view_of(roster.model_copy(update={"status": "none"}), problem)
    assert (seen.sites, seen.summary, seen.changes, seen.ladder) == ((), "", (), ())
    assert seen.told


def test_changes_tell_before_and_after(hard: WeekView) -> None:
    """Both sites that a change touches show it; the other place is named, the own one goes without saying."""
    (change,), (at_roybon,) = (site.changes for site in hard.sites)
    assert _plain(change.day) == "mercredi 2 décembre"
    assert _plain(change.before) == "8 h 30 – 12 h 00 et 13 h 30 – 17 h 00 (Roybon & <b>vallée</b>)"
    assert _plain(change.after) == "14 h 00 – 17 h 00"
    assert _plain(at_roybon.after) == "14 h 00 – 17 h 00 (Vizille)"
    assert _plain(change.notice) == "5 jours avant"


def test_an_empty_roster_can_be_looked_at() -> None:
    """No planning possible is said, not crashed at."""
    problem = a_usual_problem().build()
    view = view_of(a_roster(problem).but(status="none").build(), problem)
    assert _plain(view.status).startswith("Aucun planning possible :")


def test_free_appointments_that_differ_in_time_only_stand_together() -> None:
    """Three half hours of one referent are one line; what was taken stands alone."""
    problem = (
        a_usual_problem()
        .with_referent("r1", "mon 08:30-12:00", "justice", "on_site")
        .with_booking("b1", "s1", "r1", "mon 10:00-10:30")
        .build()
    )
    roster = (
        a_roster(problem)
        .offer("s1", "r1", "mon 09:00-09:30")
        .offer("s1", "r1", "mon 09:30-10:00")
        .keep("b1")
        .offer("s1", "r1", "mon 10:30-11:00")
        .build()
    )
    lines = [_plain(line(group)) for group in gathered(view_of(roster, problem).sites[0].grid.meetings)]
    assert lines == [
        "lundi 30 novembre, 9 h 00, 9 h 30 et 10 h 30 (30 min chacun) : justice, sur place, libre",
        "lundi 30 novembre, 10 h 00 – 10 h 30 : justice, sur place, pris",
    ]


def test_a_site_that_the_sentence_names_is_not_named_twice(hard: WeekView) -> None:
    """« Vizille restera fermé », and not « Vizille : Vizille restera fermé »."""
    problem, roster = a_hard_week()
    (conflict, _) = roster.explanations
    said = "Mercredi, France Services Vizille manque d’un agent."
    view = view_of(roster.model_copy(update={"explanations": (conflict.model_copy(update={"text": said}),)}), problem)
    assert [_plain(text) for text in view.told[0].lines] == [said]
    assert _plain(hard.told[0].lines[0]).startswith("France Services Vizille : Mercredi matin")
