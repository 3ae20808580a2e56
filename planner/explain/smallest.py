"""smallest: of the members that fail together, a smallest set that fails, on the events' grid first.

What holds on that grid holds on every slot. What fails on it may not: so in the end the set is asked about once more,
on every slot, and where the grid misled, all is done again on every slot.
"""

from dataclasses import dataclass, replace

from planner.explain.deletion import Deletion
from planner.explain.members import UNAVAILABLE, Member, by_date, days_of
from planner.explain.trial import Trial, Verdict


@dataclass(frozen=True)
class Smallest:
    """Members that cannot hold together."""

    members: frozenset[Member]
    proved: bool
    """They fail on every slot, and with any one of them left out the others were seen to hold."""


def smallest(trial: Trial) -> Smallest | None:
    """A smallest set; None where all members can hold together, or where it is not known."""
    for finely in (False, True):
        if trial.ask(trial.members, finely=finely).verdict != Verdict.FAILS:
            return None
        whole, sure = _shrunk(trial, finely=finely)
        members, sharp = _sharpened(trial, whole, finely=finely)
        proof = trial.ask(members, finely=True)
        if proof.verdict != Verdict.HOLDS:
            proved = proof.verdict == Verdict.FAILS and proof.complete
            return Smallest(members, proved and sure and sharp)
    return None


def _shrunk(trial: Trial, *, finely: bool) -> tuple[frozenset[Member], bool]:
    deletion = Deletion(trial.members, lambda kept: trial.ask(kept, finely=finely).verdict)
    return deletion.run(trial.groups), deletion.sure


def _sharpened(trial: Trial, whole: frozenset[Member], *, finely: bool) -> tuple[frozenset[Member], bool]:
    """Absences cut down to the one date on which they meet; where a label is lost on several, they stay whole."""
    parts = by_date(whole)
    if len(parts) == len(whole):
        return whole, True
    absences = tuple(member for member in parts if member.rule == UNAVAILABLE)
    rest = tuple(member for member in parts if member.rule != UNAVAILABLE)
    finer = replace(trial, groups=(absences, rest))
    deletion = Deletion(parts, lambda kept: finer.ask(kept, finely=finely).verdict)
    members = deletion.run((absences,))
    dates = {day for member in members if member.rule == UNAVAILABLE for day in days_of(member)}
    shared = set.intersection(*(set(days_of(member)) for member in whole if member.rule == UNAVAILABLE))
    if trial.goal is not None and (len(dates) > 1 or len(shared) > 1):
        return whole, True
    return members, deletion.sure
