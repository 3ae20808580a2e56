"""report: everything wrong at once, and nothing of a roster that says it is none."""

import pytest

from config.figures import load_figures
from planner.check.report import check, count, judge, recount, restated
from schemas.ids import SiteId
from schemas.site import Label
from tests.builders import ALL_WEEK, a_problem, a_roster, a_usual_problem, at
from tests.recount import certified

FIGURES = load_figures()
PROBLEM = a_usual_problem()


def test_a_violation_says_whom_it_touches_when_and_by_how_much() -> None:
    """As data and as one line."""
    report = check(PROBLEM.build(), a_roster(PROBLEM).staff("s1", ("a1",), "mon 08:30-10:00").build(), FIGURES)
    two, short_shift = (
        next(v for v in report.violations if v.rule == rule) for rule in ("opening.two_agents", "shift.min_length")
    )
    assert (two.site, two.agents, two.start, two.end) == ("s1", (), at("mon 08:30"), at("mon 10:00"))
    assert (two.amount, two.unit) == (1, "agents")
    assert (short_shift.agents, short_shift.amount, short_shift.unit) == (("a1",), 30, "minutes")
    sentence = "s1 est ouvert avec 1 agent formé au tronc commun, 2 au moins, le 30/11 de 08:30 à 10:00"
    assert str(two) == f"opening.two_agents: {sentence}"
    assert not report.clean


def test_the_sentences_agree_in_number() -> None:
    """Nobody, one, and several; one station, and none."""
    three = a_problem().with_site("s1", label=Label(min_agents=3), stations=1).with_agents(3)
    three = three.with_referent("r1", ALL_WEEK).with_referent("r2", ALL_WEEK)
    roster = a_roster(three).staff("s1", ("a1", "a2"), "mon 08:30-12:00").open("s1", "tue 08:30-12:00")
    roster = roster.offer("s1", "r1", "mon 09:00-09:30").offer("s1", "r2", "mon 09:00-09:30")
    told = "\n".join(str(each) for each in check(three.build(), roster.build(), FIGURES).violations)
    assert "avec 2 agents formés au tronc commun, 3 au moins" in told
    assert "sans agent formé au tronc commun, 3 au moins" in told
    assert "2 rendez-vous en même temps pour 1 poste visio" in told


def test_no_roster_breaks_no_law() -> None:
    """A `none` roster may be lawless, and may be empty where something has to be kept."""
    roster = a_roster(PROBLEM).staff("s1", ("a1",), "mon 08:30-10:00").but(status="none")
    assert check(PROBLEM.build(), roster.build(), FIGURES).clean
    pinned = PROBLEM.with_pin("a1", "s1", "sun 09:00-12:00")
    assert check(pinned.build(), a_roster(pinned).but(status="none").build(), FIGURES).clean


def test_a_certified_roster_is_clean() -> None:
    """What the checker counted and the roster states is the same."""
    roster = certified(a_roster(PROBLEM).staff("s1", ("a1", "a2"), "mon-fri 08:30-12:00,13:30-17:00"))
    assert check(PROBLEM.build(), roster.build(), FIGURES).clean


def test_shares_of_the_components_add_up() -> None:
    """Site by site, rung by rung."""
    problem = PROBLEM.with_site("s2").with_agents(2).build()
    roster = a_roster(problem).staff("s1", ("a1", "a2"), "mon 08:30-12:00").build()
    parts = [recount(problem, roster, FIGURES, [SiteId(site)]) for site in ("s1", "s2")]
    whole = recount(problem, roster, FIGURES)
    assert whole == {level: sum(part[level] for part in parts) for level in whole}
    assert [dict(values) for _, values in check(problem, roster, FIGURES).values_by_component] == parts


def test_what_was_counted_is_judged_as_if_it_were_read_anew() -> None:
    """Whatever else is stated of it by then; but not another roster."""
    problem, bare = PROBLEM.build(), a_roster(PROBLEM).staff("s1", ("a1",), "mon 08:30-10:00").build()
    false = bare.model_copy(update={"guarantees": ()})
    counted = count(problem, bare, FIGURES)
    assert judge(counted, false) == check(problem, false, FIGURES)
    assert restated(check(problem, bare, FIGURES), false) == check(problem, false, FIGURES)
    none = bare.model_copy(update={"status": "none"})
    assert restated(check(problem, bare, FIGURES), none) == check(problem, none, FIGURES)
    with pytest.raises(ValueError, match="not the roster"):
        judge(counted, a_roster(PROBLEM).staff("s1", ("a1",), "mon 08:30-10:15").build())
