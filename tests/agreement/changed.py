"""changed: a roster with one thing done to it at random."""

from datetime import timedelta

from hypothesis import strategies as st

from schemas.problem import Problem
from schemas.roster import Opening, Roster
from schemas.shift import Shift
from tests.builders import a_roster

SLOT = 30
"""A coarse grid: rosters are found and tried fast."""
STEP = timedelta(minutes=SLOT)
KINDS = ("drop", "stretch", "stretch", "shorten", "move", "hand on", "split", "add")


@st.composite
def changed(draw: st.DrawFn, problem: Problem, roster: Roster) -> Roster:
    """One shift or opening dropped, moved, stretched, shortened, handed on, split or added, on its own date."""
    pieces: list[Shift | Opening] = [*roster.shifts, *roster.openings]
    kind = draw(st.sampled_from(KINDS)) if pieces else "add"
    if kind == "add":
        return roster.model_copy(update={"shifts": (*roster.shifts, _added(draw, problem))})
    piece = draw(st.sampled_from(pieces))
    others = [] if kind == "drop" else _instead(draw, problem, piece, kind)
    if any(other.start >= other.end or other.start.date() != (other.end - STEP).date() for other in others):
        return roster
    if isinstance(piece, Shift):
        return roster.model_copy(update={"shifts": (*(each for each in roster.shifts if each is not piece), *others)})
    return roster.model_copy(update={"openings": (*(each for each in roster.openings if each is not piece), *others)})


def _instead(draw: st.DrawFn, problem: Problem, piece: Shift | Opening, kind: str) -> list[Shift | Opening]:
    """What stands in the place of a shift or an opening."""
    if kind == "hand on":
        who = draw(st.sampled_from(problem.agents)).id
        return [piece.model_copy(update={"agent": who} if isinstance(piece, Shift) else {})]
    if kind == "split":
        at = piece.start + draw(st.integers(1, 8)) * STEP
        again = at + draw(st.integers(0, 2)) * STEP
        return [piece.model_copy(update={"end": at}), piece.model_copy(update={"start": again})]
    side = draw(st.sampled_from(("start", "end")))
    by = draw(st.integers(1, 5)) * STEP * (1 if (side == "end") == (kind == "stretch") else -1)
    sides = ("start", "end") if kind == "move" else (side,)
    return [piece.model_copy(update={name: getattr(piece, name) + by for name in sides})]


def _added(draw: st.DrawFn, problem: Problem) -> Shift:
    """A shift like one that was given, of somebody else; or one of three hours in a window of some site."""
    agent, site = draw(st.sampled_from(problem.agents)), draw(st.sampled_from(problem.sites))
    baseline = problem.baseline
    if baseline and baseline.shifts and draw(st.booleans()):
        return draw(st.sampled_from(baseline.shifts)).model_copy(update={"agent": agent.id, "site": site.id})
    window = draw(st.sampled_from([window for place in problem.sites for window in place.openable_hours]))
    first = min(window.start + draw(st.integers(0, 6)) * SLOT, 1440 - 180)
    times = f"{window.day} {first // 60:02}:{first % 60:02}-{first // 60 + 3:02}:{first % 60:02}"
    (made,) = a_roster(problem).shifts(agent.id, site.id, times)
    return made
