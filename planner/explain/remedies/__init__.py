"""What a manager can do, one action a file; REMEDIES is the list of them, in the order in which they are tried.

Calling somebody in is tried early: it is the one that always helps where presence is what is missing.
"""

from planner.explain.candidate import Action
from planner.explain.remedies import (
    ask_consent,
    borrow_agent,
    call_in,
    extend_presence,
    move_training,
    shift_hours,
    train,
)

REMEDIES: tuple[Action, ...] = (
    move_training,
    call_in,
    ask_consent,
    extend_presence,
    borrow_agent,
    shift_hours,
    train,
)
