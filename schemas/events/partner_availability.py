"""binome.partner-availability: when partners' referents can receive."""

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from schemas.events.data import EventData, Span
from schemas.fieldfaults import BETWEEN
from schemas.ids import ReferentKey


class AvailabilitySet(EventData):
    """When a referent can receive within a window: what stood in the window before is replaced."""

    referent: ReferentKey
    """Who receives."""
    window: Span
    """What the event speaks of."""
    availability: tuple[Span, ...]
    """When the referent can receive, within the window; empty: not at all."""

    @field_validator("availability")
    @classmethod
    def _lies_in_the_window(cls, spans: tuple[Span, ...], info: ValidationInfo) -> tuple[Span, ...]:
        window = info.data.get("window")  # absent where it could not be read
        if window is not None and any(span.start < window.start or span.end > window.end for span in spans):
            raise PydanticCustomError(BETWEEN, "intervals within the window")
        return spans
