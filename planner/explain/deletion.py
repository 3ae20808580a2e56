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

    def _shed(self, group: Group, known: Verdict | None = None) -> None:
        """Leave a group out, or what can be of it; `known`: what came of it when just that was asked before."""
        if not group:
            return
        left = self.kept - frozenset(group)
        verdict = known or self._ask(left)
        if verdict == Verdict.FAILS:
            self.kept = left
        elif len(group) > 1:
            half = len(group) // 2
            self._shed(group[:half])
            # Where all of the first half went, leaving out the second as well is what was asked above.
            self._shed(group[half:], verdict if self.kept - frozenset(group[half:]) == left else None)
        elif verdict == Verdict.OPEN:
            self.sure = False
