"""Of a new roster a part is published and the rest stays: one lawful roster, and a proposal on top of it."""

from itertools import pairwise
from time import monotonic

import pytest

from planner.answer import RejectedError, answer
from planner.check.report import check
from planner.core.limits import Limits
from planner.services.planning.kept_problem import kept_problem
from planner.services.publishing.partly_published import is_as_given, join, moves_again, rebased
from schemas.ids import SiteId
from schemas.problem import Problem
from schemas.roster import Roster
from tests.builders import RosterBuilder, a_roster
from tests.services.weeks import FIGURES, MORNINGS, certified, given, two_sites

S1 = frozenset({SiteId("s1")})
TUESDAY = "tue 09:00-12:00"
REST = "wed-fri 09:00-12:00"


def published() -> RosterBuilder:
    """Both sites open every morning; the one referent is shared out between them."""
    problem = two_sites().with_referent("r1", "wed 09:00-12:00")
    roster = a_roster(problem).staff("s1", ("a1", "a2"), MORNINGS).staff("s2", ("b1", "b2"), MORNINGS)
    return roster.offer("s1", "r1", "wed 09:00-09:30", "a1").offer("s2", "r1", "wed 10:00-10:30", "b1")


def overtaken() -> Problem:
    """On Tuesday a1 and b1 cannot come."""
    before = published()
    problem = two_sites().with_referent("r1", "wed 09:00-12:00").unavailable("a1", "tue").unavailable("b1", "tue")
    baseline = given(before.problem, certified(before.problem, before.build()), "mon 07:00")
    return problem.but(baseline=baseline).build()


def planned(problem: Problem) -> Roster:
    """Somebody comes instead at both sites, and the appointments are shared out otherwise."""
    roster = a_roster(problem)
    for site, letter in (("s1", "a"), ("s2", "b")):
        team = (f"{letter}1", f"{letter}2")
        roster = roster.staff(site, team, "mon 09:00-12:00", "wed-fri 09:00-12:00")
        roster = roster.staff(site, (f"{letter}2", f"{letter}3"), TUESDAY)
    return certified(problem, roster.offer("s2", "r1", "wed 09:00-09:30", "b1").build())


def kept(problem: Problem, new: Roster) -> Roster:
    """s1 as it was, without a1 on Tuesday: its doors stay shut."""
    part = kept_problem(problem, new, S1)
    roster = a_roster(part).staff("s1", ("a1", "a2"), "mon 09:00-12:00", REST).shift("a2", "s1", TUESDAY)
    roster = roster.offer("s1", "r1", "wed 09:00-09:30", "a1").offer("s1", "r1", "wed 11:00-11:30", "a1")
    return certified(part, roster.build())


@pytest.fixture(scope="module")
def case() -> tuple[Problem, Roster, Roster]:
    """The problem, the new roster, and what is kept of s1."""
    problem = overtaken()
    new = planned(problem)
    return problem, new, kept(problem, new)


def test_what_waits_changes_nobody_but_those_who_cannot_come(case: tuple[Problem, Roster, Roster]) -> None:
    """Solved, every shift of the others stands to the minute, and none is added."""
    problem, new, expected = case
    found = answer(kept_problem(problem, new, S1), FIGURES, Limits(60, monotonic), workers=1)
    assert set(found.shifts) == set(expected.shifts)
    assert set(found.openings) == set(expected.openings)


def test_a_consent_that_was_given_to_what_waits_frees_nobody(case: tuple[Problem, Roster, Roster]) -> None:
    """It was given to the change, not to its half."""
    problem, new, _ = case
    agreed = two_sites().with_consent("a3", "tue").problem.consents
    assert kept_problem(problem.model_copy(update={"consents": agreed}), new, S1).consents == ()


def test_both_together_are_one_lawful_roster(case: tuple[Problem, Roster, Roster]) -> None:
    """The checker finds nothing: laws, guarantees, ladder, components and changes are as stated."""
    problem, new, old = case
    roster = join(problem, new, old, S1, FIGURES)
    assert check(problem, roster, FIGURES).clean
    assert set(roster.shifts) == {*old.shifts, *(shift for shift in new.shifts if shift.site == "s2")}
    assert {(change.agent, change.exempt) for change in roster.changes} == {("a1", True), ("b1", True), ("b3", False)}


def test_what_waits_is_looked_at_again_by_the_next_plan(case: tuple[Problem, Roster, Roster]) -> None:
    """Its fingerprint is that of no facts; the other component keeps the one it was planned from."""
    problem, new, old = case
    found = [part.fingerprint for part in join(problem, new, old, S1, FIGURES).components]
    assert found == ["waiting:s1", "s2"]


def test_a_bound_holds_as_far_down_as_the_rungs_above_it_are_the_same(case: tuple[Problem, Roster, Roster]) -> None:
    """s2 keeps all of its bounds; of s1 the label is short, so what was proved below it is not about this roster."""
    problem, new, old = case
    proved = tuple(
        part.model_copy(
            update={
                "objective": tuple(
                    r.model_copy(update={"bound": r.value, "conditional": False}) for r in part.objective
                )
            }
        )
        for part in new.components
    )
    joined = join(problem, new.model_copy(update={"components": proved}), old, S1, FIGURES)
    (waits, moved) = joined.components
    assert waits.objective[0].value > waits.objective[0].bound == new.components[0].objective[0].value
    assert [rung.bound for rung in waits.objective[1:]] == [0] * 5
    assert all(rung.bound == rung.value for rung in moved.objective)


def test_the_rest_is_proposed_on_top(case: tuple[Problem, Roster, Roster]) -> None:
    """Against what is published now, the new roster changes people of s1 only."""
    problem, new, old = case
    roster = join(problem, new, old, S1, FIGURES)
    proposal = rebased(problem, new, given(problem, roster), FIGURES)
    assert set(proposal.shifts) == set(new.shifts)
    assert [(change.agent, change.exempt) for change in proposal.changes] == [("a3", False)]


def test_a_referent_is_not_at_two_sites_at_once(case: tuple[Problem, Roster, Roster]) -> None:
    """Solved apart, both sites were offered the same half hour; joined, the new one stays."""
    problem, new, old = case
    roster = join(problem, new, old, S1, FIGURES)
    held = sorted((each.start, each.end, each.site) for each in roster.appointments)
    assert [site for _, _, site in held] == ["s2", "s1"]
    assert all(one[1] <= other[0] for one, other in pairwise(held))


def test_bookings_of_the_new_part_take_their_referent_s_time() -> None:
    """What waits is planned around them, so that no booking stands against another; offers give way instead."""
    problem = two_sites().with_referent("r1", "wed 09:00-12:00").with_booking("k1", "s2", "r1", "wed 10:00-10:30")
    new = a_roster(problem).keep("k1", "b1").offer("s2", "r1", "wed 11:00-11:30", "b1").build()
    (referent,) = kept_problem(problem.build(), new, S1).referents
    assert referent.sites == ("s1",)
    free = problem.intervals("wed 09:00-10:00", "wed 10:30-12:00")
    assert [(each.start, each.end) for each in referent.availability] == [(each.start, each.end) for each in free]


@pytest.mark.parametrize(
    ("told", "then", "again"),
    [
        ("wed 10:00-10:30", "wed 10:00-10:30", False),
        ("wed 09:00-09:30", "wed 09:00-09:30", False),
        ("wed 09:00-09:30", "wed 11:00-11:30", True),
        ("wed 09:00-09:30", "wed 10:00-10:30", True),
        (None, "wed 10:00-10:30", True),
        ("wed 09:00-09:30", None, True),
        ("wed 10:00-10:30", "wed 09:00-09:30", False),
    ],
)
def test_nobody_is_told_of_two_new_times_for_one_appointment(told: str | None, then: str | None, again: bool) -> None:
    """What stays where it was may still be moved by the proposal: that is told once, when it is published."""
    problem = two_sites().with_referent("r1", "wed 09:00-12:00").with_booking("k1", "s1", "r1", "wed 10:00-10:30")

    def roster(when: str | None) -> Roster:
        if when is None:
            return a_roster(problem).withdraw("k1").build()
        same = when == "wed 10:00-10:30"
        return (a_roster(problem).keep("k1", "a1") if same else a_roster(problem).move("k1", when, "a1")).build()

    assert moves_again(roster(told), roster(then), None) is again
    # Once it is what people were given it is no news, though a partner who is asked has not answered yet.
    asked = problem.published(roster(told)).problem.baseline
    assert moves_again(roster(told), roster(then), asked) is False
    assert is_as_given(roster(told), asked)
    assert is_as_given(roster(then), asked) is (then == told)


def test_what_people_have_already_is_not_given_to_them_once_more(case: tuple[Problem, Roster, Roster]) -> None:
    problem, new, old = case
    roster = join(problem, new, old, S1, FIGURES)
    assert is_as_given(roster, given(problem, roster))
    assert not is_as_given(roster, problem.baseline)
    assert not is_as_given(roster, None)


def test_a_roster_that_no_checker_accepts_is_not_given_out(case: tuple[Problem, Roster, Roster]) -> None:
    """A fault is raised, and never published."""
    problem, new, old = case
    with pytest.raises(RejectedError):
        join(problem, new, old.model_copy(update={"shifts": old.shifts[:1] * 2}), S1, FIGURES)
