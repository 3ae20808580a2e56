"""What a roster states of itself, compared with what is so: the claims in the order in which they are reported.

Bounds are held against values only, explanations against what can be counted of them; alternatives and fingerprints are
taken as stated: what proves them is the solver's.
"""

from collections.abc import Iterator
from typing import Protocol

from planner.check.claims import appointments, changes, components, explanations, guarantees, identity, objective
from planner.check.claims.counted import Counted
from planner.check.violation import Violation


class Claim(Protocol):
    """What a module of a claim offers."""

    def check(self, counted: Counted) -> Iterator[Violation]:
        """Everything that is stated and is not so."""


CLAIMS: tuple[Claim, ...] = (identity, appointments, guarantees, objective, components, changes, explanations)
