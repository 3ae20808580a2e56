"""binome.certificate/1: what the checker certifies of a problem and a roster, and of which two files it says so."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.ids import BasinKey
from schemas.roster import Guarantee
from schemas.shape import Shape
from schemas.time import Instant, IsoWeek

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Certificate(Shape):
    """The checker's word on one roster."""

    format: Literal["binome.certificate/1"] = "binome.certificate/1"
    """Name and number of this format."""
    basin: BasinKey
    """The planning unit."""
    week: IsoWeek
    """The week."""
    issued_for: Instant
    """The instant of the problem, `now`: what lies before it was checked as history."""
    problem_sha256: Sha256
    """SHA-256 of the bytes of the problem file."""
    roster_sha256: Sha256
    """SHA-256 of the bytes of the roster file."""
    rules: int = Field(ge=0)
    """Number of rules that the roster was held against."""
    violations: int = Field(ge=0)
    """Number of places in which it breaks one or states what is not so; 0: the roster is as it should be."""
    guarantees: tuple[Guarantee, ...]
    """What holds at each site, with each of its days, as the checker counted it."""
