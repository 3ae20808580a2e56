"""Why a site falls short: the facts and rules that are named, from when to when, and who takes part."""

from planner.explain.conflict import causes
from planner.explain.members import CONTRACT, LABEL, PINS, TWO_AGENTS, UNAVAILABLE, groups_of
from schemas.agent import Skill
from schemas.ids import CORE, SiteId
from schemas.roster import Guarantee
from tests.builders import ProblemBuilder, a_problem, a_roster, a_usual_problem, at, on
from tests.explain.asked import answered, conflicts, facts_around, limits, spaced


def a_pair_of_sites() -> ProblemBuilder:
    """Two sites of two that share their second agent."""
    sites = a_problem().with_site("s1").with_site("s2").with_travel("s1", "s2", 20)
    return sites.with_agent("a1", sites=("s1",)).with_agent("a2", sites=("s2",)).with_agent("a3", sites=("s1", "s2"))


def test_an_absence_of_a_day_is_named_with_its_date_and_with_those_who_are_left() -> None:
    """Two of three are away on Tuesday, one of them for the whole week: told is Tuesday."""
    problem = a_usual_problem(3).unavailable("a1", "mon-sun").unavailable("a2", "tue 08:00-19:00", "training")
    (told,) = conflicts(problem)
    assert told.smallest
    assert set(told.rules) == {"label", "agent.unavailable", "opening.two_agents", "site.openable"}
    assert told.agents == ("a1", "a2")
    assert (told.start, told.end) == (at("tue 00:00"), at("wed 00:00"))
    assert spaced(told.text) == (
        "Mardi 1er décembre, France Services s1 ne peut ouvrir que si deux agents formés sont présents ; "
        "Agent a1 n’est pas là, Agent a2 est en formation de 8 h à 19 h et il ne reste qu’Agent a3. "
        "Le label demande 5 jours d’ouverture et le bâtiment ne peut ouvrir que du lundi au vendredi de 8 h à 19 h."
    )


def test_absences_that_meet_on_many_days_stay_whole() -> None:
    """Where the whole week is lost, no one day of it is picked out."""
    problem = a_usual_problem(2).unavailable("a1", "mon-sun")
    (told,) = conflicts(problem)
    assert told.smallest
    assert (told.start, told.end) == (at("mon 00:00"), at("mon+1 00:00"))
    assert "Agent a1 n’est pas là du lundi 30 novembre au dimanche 6 décembre" in spaced(told.text)


def test_each_day_that_is_lost_for_a_reason_of_its_own_is_told() -> None:
    """One away on Tuesday, the other on Thursday: mending one leaves the other."""
    told = conflicts(a_usual_problem(2).unavailable("a1", "tue").unavailable("a2", "thu"))
    assert sorted(conflict.start for conflict in told if conflict.start) == [at("tue 00:00"), at("thu 00:00")]
    assert all(conflict.smallest for conflict in told)


def test_a_contract_that_is_too_short_is_named_with_its_hours() -> None:
    """22 hours at most for each of two agents, against the label's 24."""
    told = conflicts(a_problem().with_site("s1").with_agents(2, weekly=1200))
    assert [conflict.agents for conflict in told] in ([("a1",), ("a2",)], [("a2",), ("a1",)])
    for conflict in told:
        assert set(conflict.rules) == {"label", "opening.two_agents", "work.contract_max"}
        assert "permet au plus 22 h de travail dans la semaine" in spaced(conflict.text)


def test_somebody_untrained_is_named() -> None:
    """The second agent of the site does not count."""
    (told,) = conflicts(a_usual_problem(1).with_agent("b", skills=("caf",)))
    assert told.agents == ("b",)
    assert "Agent b n’a pas la formation du tronc commun" in spaced(told.text)


def test_of_a_training_that_ends_in_the_week_the_days_without_it_are_named() -> None:
    """Whoever is counted among the trained of the site is not said to have no training."""
    until_wednesday = Skill(code=CORE, valid_until=on("wed"))
    (told,) = conflicts(a_usual_problem(1).with_agent("b", skills=(until_wednesday,)))
    assert told.agents == ("b",)
    assert "la formation du tronc commun du jeudi 3 décembre au dimanche 6 décembre" in spaced(told.text)


def test_a_day_that_was_lost_already_is_named() -> None:
    """Five days of building for five days of label read as no conflict at all."""
    usual = a_usual_problem(2)
    lost = usual.published(answered(usual)).unavailable("a1", "tue").now("thu 12:00")
    told = conflicts(lost)[-1]
    assert spaced(told.text) == (
        "Cette semaine, France Services s1 ne peut pas tenir les 5 jours d’ouverture que demande le label : "
        "le site est resté fermé mardi 1er décembre de 8 h 30 à 12 h et de 13 h 30 à 17 h ; "
        "le bâtiment ne peut ouvrir que du lundi au vendredi de 8 h à 19 h."
    )


def test_a_site_with_too_few_people_is_told_once() -> None:
    """Nobody is in the way: there is nobody."""
    (told,) = conflicts(a_usual_problem(1))
    assert told.smallest
    assert (told.rules, told.agents, told.start) == (("label", "opening.two_agents"), (), None)


def test_a_closed_date_is_told_with_the_days_of_the_building() -> None:
    """No holiday: the label is owed all the same."""
    (told,) = conflicts(a_usual_problem(2).changing_site("s1", closed_on=(on("wed"),)))
    assert set(told.rules) == {"label", "site.closed", "site.openable"}
    assert "est fermé mercredi 2 décembre" in spaced(told.text)


def test_a_building_that_opens_too_few_hours_is_told_without_any_agent() -> None:
    """Twenty hours of building, twenty-four of label."""
    problem = a_problem().with_site("s1", "mon-fri 09:00-13:00", "mon-fri 09:00-13:00").with_agents(3)
    (told,) = conflicts(problem)
    assert told.rules == ("label", "site.openable")
    assert told.agents == ()


def test_what_a_neighbour_keeps_is_part_of_the_conflict() -> None:
    """One agent cannot be at two sites for 24 hours each: the contract and the neighbour's hours are both named."""
    kept = Guarantee(
        site=SiteId("s2"), met=True, open_minutes=1440, open_days=5, fewest_agents_while_open=2, degraded_minutes=0,
        shortfalls=(), days=(),
    )  # fmt: skip
    (cause,) = causes(facts_around(a_pair_of_sites()), SiteId("s1"), (kept,), limits=limits())
    assert cause.smallest
    assert {(member.rule, member.agent, member.site) for member in cause.members} == {
        (TWO_AGENTS, None, "s1"),
        (TWO_AGENTS, None, "s2"),
        (LABEL, None, "s2"),
        (CONTRACT, "a3", None),
    }


def test_a_site_that_keeps_its_label_is_told_nothing() -> None:
    """Not even that some announced hours are lost: the notices say that."""
    assert conflicts(a_usual_problem(2).unavailable("a1", "tue 08:00-13:00")) == []


def test_absences_in_pieces_that_touch_are_one() -> None:
    """Days that were reported one by one are told as one absence."""
    facts = facts_around(a_usual_problem(2).unavailable("a1", "mon").unavailable("a1", "tue").unavailable("a1", "wed"))
    (cause,) = causes(facts, SiteId("s1"), (), limits=limits())
    assert [member.span for member in cause.members if member.rule == UNAVAILABLE] == [(0, 3 * 1440)]


def test_days_that_are_over_cannot_be_had_back() -> None:
    """On Thursday, nothing that could be let go brings Monday's opening back."""
    problem = a_usual_problem(3)
    given = a_roster(problem).staff("s1", ("a1", "a2"), "thu-fri 08:30-12:00,13:30-17:00")
    (told,) = conflicts(problem.published(given).now("thu 08:00"))
    assert told.rules == ("label",)
    assert told.smallest
    assert spaced(told.text).endswith("que demande le label : ce qui en manque est déjà passé.")


def test_a_pin_at_a_site_that_is_not_looked_at_is_no_member() -> None:
    """Each site is looked at alone first, and what is pinned elsewhere is in its place there."""
    facts = facts_around(a_pair_of_sites().with_pin("a3", "s2", "tue 09:00-12:00"))
    alone = groups_of(facts.part(frozenset({SiteId("s1")})), SiteId("s1"))
    together = groups_of(facts, SiteId("s1"))
    assert [any(member.rule == PINS for group in groups for member in group) for groups in (alone, together)] == [
        False,
        True,
    ]
