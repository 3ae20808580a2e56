"""The six rungs in French: what the roster costs on each, and what is proved of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from planner.show.words import counted, length
from schemas.objective import Level, RungValue

RUNGS: Mapping[Level, str] = {
    "label": "Label",
    "bookings": "Rendez-vous pris",
    "published_hours": "Horaires annoncés",
    "stability": "Stabilité",
    "service": "Service rendu",
    "comfort": "Confort",
}

_AMOUNT: Mapping[Level, Callable[[int], str]] = {
    level: length if level in {"label", "published_hours", "service"} else partial(counted, noun="point")
    for level in RUNGS
}

_MEANT: Mapping[Level, tuple[str, str]] = {
    "label": ("tenu partout", "de manque (un jour compte 4\u00a0h)"),
    "bookings": ("aucun n’est touché", "de rendez-vous déplacés ou annulés"),
    "published_hours": ("tenus", "d’écart avec l’annonce"),
    "stability": ("personne n’est dérangé", "de changement"),
    "service": ("tout est couvert", "d’agent ou de rendez-vous en moins"),
    "comfort": ("tous les souhaits sont suivis", "d’inconfort"),
}


@dataclass(frozen=True)
class Rung:
    """One rung as it is shown."""

    name: str
    meaning: str
    value: int
    bound: int
    proved: bool
    proof: str


def ladder_of(objective: Sequence[RungValue]) -> tuple[Rung, ...]:
    """The rungs from the top; one is proved when it is at its bound and all above it are."""
    rungs = []
    above = True
    for rung in objective:
        proved = above and rung.value == rung.bound
        rungs.append(Rung(RUNGS[rung.level], meaning(rung), rung.value, rung.bound, proved, _proof(rung, proved)))
        above = proved
    return tuple(rungs)


def amount(level: Level, value: int) -> str:
    """A value of a rung with its unit: « 2 h 30 », « 3 points »."""
    return _AMOUNT[level](value)


def meaning(rung: RungValue) -> str:
    """What a rung's value says to somebody who knows no solver."""
    nothing, lacking = _MEANT[rung.level]
    return f"{amount(rung.level, rung.value)} {lacking}" if rung.value else nothing


def _proof(rung: RungValue, proved: bool) -> str:
    """What is known of it; « sous condition »: as long as the rungs above stay what they are."""
    if proved:
        return "prouvé"
    if rung.value == rung.bound:
        return "prouvé, sous condition"
    best = f"au mieux {amount(rung.level, rung.bound)}"
    return f"{best}, sous condition" if rung.conditional else best
