"""Employers: the porteurs, how their rosters are published, and the overrides the law lets them make."""

from typing import ClassVar, Literal

from pydantic import Field

from schemas.ids import EmployerKey, RuleKey
from schemas.shape import Shape
from schemas.time import Date

Publication = Literal["auto", "auto_outside_notice", "review"]


class ReplacedFigure(Shape):
    """A figure of a rule that is another one for a time."""

    rule: RuleKey
    """Id of the rule."""
    value: int = Field(ge=0, le=10_080)
    """The figure that holds instead, in the unit of the rule."""
    first: Date = Field(alias="from")
    """First day on which it holds."""
    last: Date = Field(alias="until")
    """Last day on which it holds."""


class Override(ReplacedFigure):
    """A figure of a rule that an employer set otherwise for a time, as the law allows."""

    reason: str = Field(min_length=1, max_length=2000)
    """Why."""
    decision: str = Field(min_length=1, max_length=2000)
    """Where the decision is recorded."""


class Employer(Shape):
    """A porteur."""

    may_be_absent: ClassVar = frozenset({"notice_working_days", "publication", "overrides"})

    id: EmployerKey
    """Id of the employer, unique in the problem."""
    name: str = Field(max_length=200)
    """Name shown to people."""
    notice_working_days: int = Field(default=7, ge=0, le=60)
    """Working days before which a change of roster must be known."""
    publication: Publication = "auto_outside_notice"
    """Which plans are published without being looked at."""
    overrides: tuple[Override, ...] = ()
    """Figures set otherwise."""
