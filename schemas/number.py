"""Numbers that may have a fraction, written as whole numbers where they have none: 24, not 24.0."""

from typing import Annotated

from pydantic import PlainSerializer


def _plainly(number: float) -> int | float:
    return int(number) if number == int(number) else number


Number = Annotated[float, PlainSerializer(_plainly, return_type=int | float, when_used="json")]
"""A number, with a fraction or without."""
