"""content_ids: ids made from content, so that the same thing imported twice is one thing."""

import uuid
from datetime import UTC, datetime

_OF_IMPORTS = uuid.UUID("6f0c5f6e-6a5b-5d0b-9f0e-3d9a8a4f7c11")
"""Namespace of everything that an import makes an id for."""


def content_id(kind: str, *parts: str | datetime) -> str:
    """The id of something that has none of its own: the same kind and parts, the same id."""
    written = [part.astimezone(UTC).isoformat() if isinstance(part, datetime) else part for part in parts]
    return str(uuid.uuid5(_OF_IMPORTS, "\x1f".join([kind, *written])))
