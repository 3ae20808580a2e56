"""lost: minutes of appointments that are missing in every roster."""

from planner.core.appointments.bookings import seat_settled
from planner.core.appointments.floor import read_floor
from planner.core.appointments.ledger import Ledger
from planner.core.appointments.linked import linked
from planner.core.appointments.possible import openable, possible_ground
from planner.core.appointments.wanted import read_wanted
from planner.core.facts.component import Facts

STEPS = 1.0
"""Of the solver's deterministic time, a hundred times what the largest basin takes."""


def missing_floor(facts: Facts) -> int:
    """No lawful roster of these sites misses fewer minutes of appointments, whatever its higher rungs.

    Doors are taken to be open wherever they could be, and everybody to be there who could be; bookings may stand
    anywhere or be withdrawn, and count like offers.
    """
    ground = possible_ground(facts, openable(facts))
    floor = 0
    for wanted in linked(ground, read_wanted(facts)):
        settled = seat_settled(Ledger(ground, wanted))
        floor += read_floor(ground, wanted, settled, {}, reached=0, steps=STEPS).missing
    return floor
