"""deletion: makes a set of members smallest: each is left out in turn, and stays out where the rest still fails.

Members are left out by groups, and groups in halves, so that most of them cost no trial of their own. What is kept in
the end was left out by itself, and all the others could then hold together.
"""

from collections.abc import Callable, Sequence

from planner.explain.members import Group, Member
from planner.explain.trial import Verdict

Ask = Callable[[frozenset[Member]], Verdict]


class Deletion:
    """A set of members that cannot hold together, made smaller and smaller."""

    def __init__(self, members: Sequence[Member], ask: Ask) -> None:
        self.kept = frozenset(members)
        self.sure = True
        """Whether each member that was kept was seen to be needed."""
        self._ask = ask

    def run(self, groups: Sequence[Group]) -> frozenset[Member]:
        """What is left when every group was tried."""
        for group in groups:
            self._shed(tuple(member for member in group if member in self.kept))
        return self.kept

    def _shed(self, group: Group) -> None:
        if not group:
            return
        verdict = self._ask(self.kept - frozenset(group))
        if verdict == Verdict.FAILS:
            self.kept -= frozenset(group)
        elif len(group) > 1:
            half = len(group) // 2
            self._shed(group[:half])
            self._shed(group[half:])
        elif verdict == Verdict.OPEN:
            self.sure = False
