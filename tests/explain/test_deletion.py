"""A set is made smallest in halves: what is needed stays, whatever it is, and nothing is asked twice."""

from hypothesis import given
from hypothesis import strategies as st

from planner.explain.deletion import Deletion
from planner.explain.members import Member
from planner.explain.trial import Verdict
from schemas.ids import AgentId, RuleId

MEMBERS = tuple(Member(RuleId("work.daily_max"), agent=AgentId(f"a{number}")) for number in range(9))


@given(st.sets(st.sampled_from(MEMBERS), min_size=1), st.integers(1, len(MEMBERS)))
def test_what_is_needed_stays_and_no_set_is_asked_about_twice(needed: set[Member], size: int) -> None:
    """In groups of any size."""
    asked: list[frozenset[Member]] = []

    def ask(kept: frozenset[Member]) -> Verdict:
        asked.append(kept)
        return Verdict.FAILS if needed <= kept else Verdict.HOLDS

    groups = [MEMBERS[start : start + size] for start in range(0, len(MEMBERS), size)]
    deletion = Deletion(MEMBERS, ask)
    assert deletion.run(groups) == needed
    assert deletion.sure
    assert len(set(asked)) == len(asked)


def test_what_could_not_be_found_out_stays_and_is_said() -> None:
    """Neither seen to be needed nor seen to be in nobody's way."""
    deletion = Deletion(MEMBERS, lambda _: Verdict.OPEN)
    assert deletion.run([MEMBERS]) == set(MEMBERS)
    assert not deletion.sure
