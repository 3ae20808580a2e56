"""How a plan came out, for whoever asked: an exit status, and a sentence or two."""

import sys

from planner.cli.errors import Exit
from planner.show.names import names_of
from planner.show.promise import promise
from planner.show.words import NO_BREAK, counted, sentence
from schemas.problem import Problem
from schemas.roster import Roster

_NAMED_AT_MOST = 5


def exit_of(roster: Roster) -> Exit:
    """What the exit status of `plan` says of a roster."""
    if roster.status == "none":
        return Exit.NO_ROSTER
    return Exit.DONE if all(guarantee.met for guarantee in roster.guarantees) else Exit.FALLS_SHORT


def tell(problem: Problem, roster: Roster) -> None:
    """Say on standard error how it went: a sentence where all is well, else the sites that fall short."""
    if roster.status == "none":
        _say("Aucun planning possible : présences imposées, journées gelées et loi se contredisent.")
        for item in roster.explanations[:_NAMED_AT_MOST]:
            _say(f"  {sentence(item.text)}")
        return
    short = [guarantee for guarantee in roster.guarantees if not guarantee.met]
    held = len(roster.guarantees) - len(short)
    _say(f"Label tenu{NO_BREAK}: {counted(held, 'site')} sur {len(roster.guarantees)}.")
    names = names_of(problem)
    for guarantee in short[:_NAMED_AT_MOST]:
        _say(f"  {names.site(guarantee.site)}{NO_BREAK}: {promise(guarantee, problem)}")
    if len(short) > _NAMED_AT_MOST:
        _say(f"  … et {len(short) - _NAMED_AT_MOST} de plus.")


def _say(text: str) -> None:
    print(text, file=sys.stderr)
