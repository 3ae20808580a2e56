"""solves: what a process of the solver pool does instead of solving, where something else is to be measured.

Each goes from the text of a problem to the text of a roster, as the real one does: the way to the process and back
stays in what is measured.
"""

import hashlib
import pickle
import re
import time
from dataclasses import dataclass
from pathlib import Path

from planner.services.planning.patience import Allowed
from planner.services.planning.solved_here import Answer, solved_text
from schemas.problem import Problem

_NEVER = 3600.0


_OF_THE_MOMENT = re.compile(r'"(?:now|published_at|frozen_until)":"[^"]*"')


def _name(text: str) -> str:
    """Under which the answer to a problem is kept: all that it says, but for the moment."""
    Problem.model_validate_json(text)  # whoever solves it has to read it: that is no part of the solve
    return hashlib.sha256(_OF_THE_MOMENT.sub("", text).encode()).hexdigest()[:24]


def _kept(folder: Path, text: str) -> Answer:
    """The answer that was given once, with what the checker found of it then."""
    answer: Answer = pickle.loads((folder / _name(text)).read_bytes())  # noqa: S301 - written above
    return answer


@dataclass(frozen=True)
class Recorded:
    """Solves, and keeps the answer."""

    folder: Path

    def __call__(self, text: str, allowed: Allowed) -> Answer:
        """The answer."""
        answer = solved_text(text, allowed)
        (self.folder / _name(text)).write_bytes(pickle.dumps(answer))
        return answer


@dataclass(frozen=True)
class Free:
    """Costs nothing: gives the answers that `Recorded` has kept."""

    folder: Path

    def __call__(self, text: str, _: Allowed) -> Answer:
        """The answer; `FileNotFoundError` where this was never solved."""
        return _kept(self.folder, text)


@dataclass(frozen=True)
class Waiting:
    """Takes its time and no processor; people keep what they have, where they may."""

    folder: Path
    seconds: float

    def __call__(self, text: str, _: Allowed) -> Answer:
        """The answer."""
        time.sleep(self.seconds)
        return _kept(self.folder, text)


def endless(_: str, allowed: Allowed) -> Answer:
    """Gives no answer within what is measured, and takes no processor."""
    time.sleep(_NEVER)
    raise TimeoutError(f"{allowed.seconds} s and more")
