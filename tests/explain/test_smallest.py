"""Every conflict said to be smallest is: all of it fails, and with any one member left out a lawful week is at hand.

That week is judged by the checker, which shares no code with the solver: it breaks none of the members that were kept,
and keeps the label.
"""

from dataclasses import replace

import pytest

from config.figures import load_figures
from planner.check.report import check
from planner.check.violation import Violation
from planner.core.facts.component import Facts
from planner.core.timetable import Timetable
from planner.core.writing import openings_of, shifts_of
from planner.explain.conflict import Cause, causes
from planner.explain.members import CONTRACT, LABEL, TWO_AGENTS, Member
from planner.explain.trial import Trial, Verdict
from schemas.agent import Skill
from schemas.ids import CORE, SiteId
from schemas.roster import Roster
from tests.builders import a_problem
from tests.explain.asked import facts_around, limits
from tests.explain.shorthanded import a_short_problem

SEEDS = (1, 2, 4, 6, 7)
"""Weeks that are short: told is one cause or more."""


def the_causes(seed: int) -> tuple[Facts, tuple[Cause, ...]]:
    """The facts of a random week, and why its label is missed."""
    facts = facts_around(a_short_problem(seed))
    return facts, causes(facts, next(iter(facts.sites)), (), limits=limits())


@pytest.mark.parametrize("seed", SEEDS)
def test_leave_one_out_and_the_others_can_be_had(seed: int) -> None:
    """And all together cannot, on any slot."""
    facts, told = the_causes(seed)
    assert told
    for cause in told:
        assert cause.smallest
        trial = Trial(facts, (tuple(cause.members),), Member(LABEL, site=cause.site), limits())
        everything = trial.ask(cause.members, finely=True)
        assert (everything.verdict, everything.complete) == (Verdict.FAILS, True)
        for member in cause.members:
            rest = cause.members - {member}
            outcome = trial.ask(rest)
            assert outcome.week is not None, f"{member} is not needed"
            assert broken_of(facts, outcome.week, rest) == []


def broken_of(facts: Facts, week: Timetable, members: frozenset[Member]) -> list[str]:
    """What the checker finds in a week against some members, and against the label."""
    untrained = {member.agent for member in members if member.rule == TWO_AGENTS}
    agents = tuple(
        agent if agent.id in untrained else agent.model_copy(update={"skills": (*agent.skills, Skill(code=CORE))})
        for agent in facts.problem.agents
    )
    problem = facts.problem.model_copy(update={"agents": agents})
    shifts, openings = shifts_of(week, facts.week), openings_of(week, facts.week)
    roster = Roster(basin=problem.basin, week=problem.week, status="feasible", shifts=shifts, openings=openings)
    report = check(problem, roster, load_figures())
    found = [str(violation) for violation in report.violations if any(speaks_of(m, violation, facts) for m in members)]
    return found + [f"label missed at {each.site}" for each in report.guarantees if not each.met]


def speaks_of(member: Member, violation: Violation, facts: Facts) -> bool:
    """Whether a violation is one of a member."""
    if member.rule != violation.rule or (member.site is not None and member.site != violation.site):
        return False
    if member.agent is not None and violation.agents and member.agent not in violation.agents:
        return False
    if member.span is None or violation.start is None or violation.end is None:
        return True
    start, end = (facts.week.instant(minute) for minute in member.span)
    return violation.start < end and start < violation.end


def test_a_set_that_is_not_smallest_is_not_said_to_be() -> None:
    """Where there is no time to look, nothing is told rather than guessed."""
    facts = facts_around(a_short_problem(0))
    assert causes(facts, next(iter(facts.sites)), (), limits=replace(limits(), seconds=0.0)) == ()


def test_a_law_that_was_let_go_binds_nobody() -> None:
    """Three contracts are too short together; with one of them kept, the others work as long as is wanted."""
    facts = facts_around(a_problem().with_site("s1").with_agents(3, weekly=840))
    contracts = [Member(CONTRACT, agent=agent) for agent in facts.agents]
    doors = Member(TWO_AGENTS, site=SiteId("s1"))
    trial = Trial(facts, (), Member(LABEL, site=SiteId("s1")), limits())
    assert trial.ask((doors, *contracts)).verdict == Verdict.FAILS
    assert trial.ask((doors, contracts[0])).verdict == Verdict.HOLDS
