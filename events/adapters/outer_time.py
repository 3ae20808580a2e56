"""outer_time: instants as RDV Service Public writes them: `2026-11-30 08:30:00 +0100`, or as RFC 3339 has them."""

import re
from typing import Annotated

from pydantic import BeforeValidator

from schemas.time import Instant

_WRITTEN = re.compile(r"([0-9-]{10}) ([0-9:]{8}(?:\.[0-9]+)?) (?:(UTC)|([+-][0-9]{2}):?([0-9]{2}))")


def _as_rfc_3339(given: object) -> object:
    """The same instant as our shapes have it; what is written otherwise is theirs to judge."""
    found = _WRITTEN.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        return given
    day, clock, utc, hours, minutes = found.groups()
    return f"{day}T{clock}Z" if utc else f"{day}T{clock}{hours}:{minutes}"


OuterInstant = Annotated[Instant, BeforeValidator(_as_rfc_3339)]
"""An instant with its offset, either way."""
