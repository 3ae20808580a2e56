"""Ids: what is named is there, and nothing is there twice."""

from collections.abc import Iterator

from schemas.crosschecks.repetition import repetitions
from schemas.faults import Fault, shown
from schemas.ids import CORE
from schemas.part import Part

IDENTIFIED = (
    ("partners", "id"),
    ("employers", "id"),
    ("sites", "id"),
    ("agents", "id"),
    ("referents", "id"),
    ("bookings", "appointment"),
)
"""Lists in which every element has an id of its own, and the key that holds it."""

REFERENCES = (
    ("agents", "home_site", "sites"),
    ("agents", "sites", "sites"),
    ("sites", "partner_targets", "partner", "partners"),
    ("travel_minutes", "from", "sites"),
    ("travel_minutes", "to", "sites"),
    ("referents", "partner", "partners"),
    ("referents", "sites", "sites"),
    ("bookings", "site", "sites"),
    ("bookings", "partner", "partners"),
    ("bookings", "referent", "referents"),
    ("pins", "agent", "agents"),
    ("pins", "site", "sites"),
    ("consents", "agent", "agents"),
)
"""Where an id is named, and the list that has to hold it. Employers need not be listed; a baseline may name what is
gone; a skill may be of a partner that this basin does not see."""


OWNED = (
    ("agents", ("sites",)),
    ("referents", ("sites",)),
    ("sites", ("partner_targets", "partner")),
)
"""Ids that stand once under each owner."""


def repeated_ids(problem: Part) -> Iterator[Fault]:
    """An id stands once in its list."""
    for name, key in IDENTIFIED:
        ids = (element.at(key) for element in problem.each(name))
        for value, again, first in repetitions((part.read(str), part) for part in ids):
            expected = f"an id of its own ({first} has this one)"
            yield again.fault(f"{shown(value)} again", expected, "rename or remove one of them")


def repeated_names(problem: Part) -> Iterator[Fault]:
    """A site is named once by an agent or a referent, a partner once by the targets of a site."""
    for owners, keys in OWNED:
        for owner in problem.each(owners):
            for value, again, first in repetitions((part.read(str), part) for part in owner.each(*keys)):
                yield again.fault(f"{shown(value)} again", f"each one once (also at {first})", "keep one of them")


def unknown_ids(problem: Part) -> Iterator[Fault]:
    """An id that is named is that of an element of its list."""
    lists = {name: problem.all(str, name, key) for name, key in IDENTIFIED}
    # a list with an id that could not be read judges nobody: any reference might mean that one
    known = {name: set(ids) for name, ids in lists.items() if ids is not None}
    for *keys, name in REFERENCES:
        for reference in problem.each(*keys) if name in known else ():
            value = reference.read(str)
            if value is not None and value not in known[name]:
                yield reference.fault(shown(value), f"an id of /{name}", f"correct it, or add it to /{name}")


def reserved_ids(problem: Part) -> Iterator[Fault]:
    """No partner is called `core`: that skill is the common training."""
    for own in problem.each("partners", "id"):
        if own.read(str) == CORE:
            yield own.fault(shown(CORE), "an id that is not the code of the common training", "rename the partner")
