"""Numbers that may have a fraction, written as whole numbers where they have none: 24, not 24.0."""

from typing import Annotated

from pydantic import PlainSerializer

# a lambda says nothing of what it gives: so the schema of what is told is that of what is taken, bounds and all
Number = Annotated[
    float, PlainSerializer(lambda number: int(number) if number == int(number) else number, when_used="json")
]
"""A number, with a fraction or without."""
