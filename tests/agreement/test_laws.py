"""Model and checker agree on any roster: on lawful ones, and on the same with one thing changed."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from config.figures import load_figures
from planner.check.report import check
from planner.core.model.draft import Scope
from schemas.problem import Problem
from schemas.roster import Roster
from tests.agreement.changed import changed
from tests.agreement.counted import by_checker, by_model
from tests.agreement.problems import Scale, problems
from tests.builders import ProblemBuilder
from tests.core.bound.lawful import lawful_rosters
from tests.modelled import asked

EXAMPLES = settings().max_examples * 6 // 10
SEEDS = st.integers(0, 999)


@settings(max_examples=EXAMPLES)
@given(st.data(), problems(), SEEDS)
def test_what_breaks_a_law_is_refused_and_what_keeps_them_is_not(
    data: st.DataObject, builder: ProblemBuilder, seed: int
) -> None:
    """Unless the model says that it is narrower; whatever it accepts it counts as the checker does."""
    problem = builder.build()
    for roster in lawful_rosters(problem, seed, 1):
        agree(problem, roster)
        agree(problem, data.draw(changed(problem, roster)))


def agree(problem: Problem, roster: Roster) -> None:
    """Ask both of them."""
    broken = [str(violation) for violation in check(problem, roster, load_figures()).violations]
    opinion = asked(problem, roster)
    assert opinion.refused or not broken, broken
    assert broken or opinion.narrowed or not opinion.refused
    if not opinion.refused and not _touching(roster):
        assert by_model(problem, roster) == by_checker(problem, roster)


def _touching(roster: Roster) -> bool:
    """Whether a presence is written as two that touch or overlap, as history alone may: the model knows it as one."""
    shifts = sorted(roster.shifts, key=lambda shift: (shift.agent, shift.site, shift.start))
    pairs = ((one, two) for one, two in pairwise(shifts) if (one.agent, one.site) == (two.agent, two.site))
    return any(two.start <= one.end for one, two in pairs)


@settings(max_examples=EXAMPLES)
@given(problems(Scale(sites=3, agents=3)), SEEDS)
def test_a_wide_model_leaves_no_lawful_roster_out(builder: ProblemBuilder, seed: int) -> None:
    """On days with journeys too, and no rung costs more there than it does: its bounds hold for every roster."""
    problem = builder.build()
    for roster in lawful_rosters(problem, seed, 1):
        least, found = by_model(problem, roster, Scope(wide=True)), by_checker(problem, roster)
        assert least is not None
        assert all(least[level] <= found[level] for level in found)
