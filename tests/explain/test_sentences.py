"""The French of explanations: a clause for every law, and none of them left with an empty place."""

import re

import pytest

from config.rules import load_rules
from planner.explain.members import Member
from planner.explain.sentences import AWAY, CLAUSES, Teller
from planner.explain.wording import hours, of, only, sentence, times, weekdays, when
from planner.show.names import names_of
from schemas.ids import AgentId, RuleId, SiteId
from tests.builders import a_problem
from tests.explain.asked import facts_around, spaced

LAWS = [rule.id for rule in load_rules() if rule.kind == "law"]
PROBLEM = a_problem().with_site("s1").with_agent("a1", weekly=1200, regime="private")
WEEK = facts_around(PROBLEM).week


def test_every_law_has_a_clause_and_no_clause_is_of_none() -> None:
    """A conflict can name any law."""
    assert sorted(CLAUSES) == sorted(LAWS)


@pytest.mark.parametrize("rule", LAWS)
def test_a_clause_leaves_no_place_empty(rule: str) -> None:
    """Names, times and figures are all filled in."""
    reason = "absence" if rule == "agent.unavailable" else ""
    about_agent = "who}" in CLAUSES[rule]
    agent, site = AgentId("a1") if about_agent else None, None if rule.startswith("work.") else SiteId("s1")
    member = Member(RuleId(rule), agent, site, (0, 1440), reason)
    said = Teller(facts_around(PROBLEM), names_of(PROBLEM.build())).clause(member)
    assert not re.search(r"[{}]|  |\(\)|None| de au ", said), said


def test_every_reason_has_its_words_and_none_says_more_than_its_kind() -> None:
    """Never a medical reason."""
    assert set(AWAY) == {"absence", "part_time", "training", "meeting"}
    assert AWAY["absence"] == "n’est pas là"


def test_times_are_said_as_people_say_them() -> None:
    """Whole hours without minutes, midnight as 24 h."""
    assert spaced(when((1440, 2880), WEEK)) == "mardi 1er décembre"
    assert spaced(when((1440 + 510, 2880), WEEK)) == "mardi 1er décembre de 8 h 30 à 24 h"
    assert spaced(when((0, 2880), WEEK)) == "du lundi 30 novembre au mardi 1er décembre"
    assert spaced(when((840, 2160), WEEK)) == "du lundi 30 novembre à 14 h au mardi 1er décembre à 12 h"
    assert spaced(hours([(510, 720), (810, 1020)])) == "de 8 h 30 à 12 h et de 13 h 30 à 17 h"


def test_days_in_a_row_with_the_same_hours_are_said_together() -> None:
    """And others one by one."""
    morning = [(day * 1440 + 540, day * 1440 + 720) for day in range(7)]
    assert spaced(times(morning[:1], WEEK)) == "lundi 30 novembre de 9 h à 12 h"
    assert spaced(times(morning[:2], WEEK)) == "lundi 30 novembre et mardi 1er décembre, de 9 h à 12 h"
    assert spaced(times(morning[:3], WEEK)) == "du lundi 30 novembre au mercredi 2 décembre, chaque jour de 9 h à 12 h"
    assert spaced(times([morning[0], morning[2]], WEEK)).count(" ; ") == 1


def test_no_line_ends_inside_a_time_or_a_date() -> None:
    """Between figures and what they count stands a space that does not break."""
    assert when((1440 + 510, 2880), WEEK) == "mardi 1er\u00a0décembre de 8\u00a0h\u00a030 à 24\u00a0h"
    assert sentence("un ; deux : trois") == "Un\u00a0; deux\u00a0: trois."


def test_days_and_names_are_joined_as_french_joins_them() -> None:
    """Elision before a vowel, ranges from three days on."""
    assert weekdays([0, 1, 2, 3, 4]) == "du lundi au vendredi"
    assert weekdays([0, 3]) == "le lundi et le jeudi"
    assert (of("Karim Z."), of("Émile C.")) == ("de Karim Z.", "d’Émile C.")
    assert only(["Émile C."]) == "il ne reste qu’Émile C."
    assert only(["Karim Z.", "Émile C."]) == "il ne reste que Karim Z. et Émile C."
    assert only([]) == "il ne reste personne d’autre"


def test_a_sentence_begins_and_ends_as_one() -> None:
    """And ends only once, after a name that ends with a point."""
    assert sentence("il ne reste que Karim Z.") == "Il ne reste que Karim Z."
