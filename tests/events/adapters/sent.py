"""sent: deliveries as RDV Service Public makes them."""

import hashlib
import hmac
import json
from typing import Any


def absence(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """An absence as the tool has it; fields are replaced by those given."""
    return {
        "id": 7,
        "ical_uid": "absence_7@RDV",
        "title": "Rendez-vous médical",
        "first_day": "2026-10-21",
        "start_time": "09:00:00",
        "end_time": "17:00:00",
        "agent": {"id": 12, "email": "anne@example.org", "first_name": "Anne"},
        "organisation": {"id": 3},
    } | fields


def stretch(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """A stretch of somebody's hours as the tool has it; fields are replaced by those given."""
    return {
        "id": 3,
        "title": "Permanence",
        "first_day": "2026-12-01",
        "start_time": "09:00:00",
        "end_time": "12:00:00",
        "agent": {"id": 21, "email": "paul@example.org"},
        "lieu": None,
        "motifs": [{"id": 4, "name": "Ouvrir un dossier"}],
    } | fields


def rdv(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """An appointment as the tool has it; fields are replaced by those given."""
    return {
        "id": 9,
        "uuid": "7d1f5d0e-29c1",
        "status": "unknown",
        "starts_at": "2026-12-01 09:00:00 +0100",
        "duration_in_min": 30,
        "agents": [{"id": 21}],
        "lieu": None,
        "context": "surendettement",
        "users": [{"first_name": "Jeanne", "last_name": "Visiteuse"}],
    } | fields


def delivery(
    data: object, *, model: str = "Absence", event: str = "created", at: str = "2026-10-20 11:00:00 +0200"
) -> bytes:
    """The body of a delivery."""
    meta = {"model": model, "event": event, "webhook_reason": None, "timestamp": at}
    return json.dumps({"data": data, "meta": meta}).encode()


def signed(body: bytes, secret: str) -> str:
    """What the tool puts into its header."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
