"""slot_states: what a slot can be, what can be done with it, and how a deed that is out of place is refused.

offered     hold, book, withdraw
held        book, release (after ten minutes), withdraw
booked      cancel, move, propose (another time, to be answered), attend, miss, withdraw
moving      accept, keep (the old time can be held after all), propose (yet another), cancel, withdraw (also where the
            answer is no, or none comes)
cancelled   offer (to the next one), withdraw
withdrawn   offer (where a later roster has it again, under the same id)
done, no_show: nothing more
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal["offered", "held", "booked", "moving", "done", "no_show", "cancelled", "withdrawn"]
Deed = Literal[
    "offer", "hold", "release", "book", "cancel", "move", "propose", "accept", "keep", "attend", "miss", "withdraw"
]

TRANSITIONS: Mapping[State, Mapping[Deed, State]] = {
    "offered": {"hold": "held", "book": "booked", "withdraw": "withdrawn"},
    "held": {"book": "booked", "release": "offered", "withdraw": "withdrawn"},
    "booked": {
        "cancel": "cancelled",
        "move": "booked",
        "propose": "moving",
        "attend": "done",
        "miss": "no_show",
        "withdraw": "withdrawn",
    },
    "moving": {
        "accept": "booked",
        "keep": "booked",
        "propose": "moving",
        "cancel": "cancelled",
        "withdraw": "withdrawn",
    },
    "done": {},
    "no_show": {},
    "cancelled": {"offer": "offered", "withdraw": "withdrawn"},
    "withdrawn": {"offer": "offered"},
}
"""From each state, what can be done and what becomes of the slot; anything else is refused."""

IS: Mapping[State, str] = {
    "offered": "libre",
    "held": "retenu pour quelqu’un",
    "booked": "pris",
    "moving": "en attente d’une réponse à un nouvel horaire",
    "done": "passé",
    "no_show": "passé, sans que personne soit venu",
    "cancelled": "annulé",
    "withdrawn": "retiré",
}
"""What the screen says of a slot in each state."""

CANNOT: Mapping[Deed, str] = {
    "offer": "être proposé",
    "hold": "être retenu",
    "release": "être libéré",
    "book": "être pris",
    "cancel": "être annulé",
    "move": "être déplacé",
    "propose": "recevoir un nouvel horaire",
    "accept": "changer d’horaire",
    "keep": "être maintenu",
    "attend": "être noté comme tenu",
    "miss": "être noté comme manqué",
    "withdraw": "être retiré",
}
"""What the screen says that cannot be done."""


@dataclass(frozen=True)
class Refused:
    """A deed that is out of place."""

    state: State
    deed: Deed

    @property
    def text(self) -> str:
        """Why, in French: « Ce créneau est retiré : il ne peut pas être pris. »."""
        return f"Ce créneau est {IS[self.state]}\u00a0: il ne peut pas {CANNOT[self.deed]}."


def after(state: State, deed: Deed) -> State | Refused:
    """What becomes of a slot; refused where the deed is out of place."""
    return TRANSITIONS[state].get(deed) or Refused(state, deed)
