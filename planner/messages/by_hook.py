"""by_hook: changes of an employer's people go to a program of that employer, signed; ids stand for people.

The signature is over the moment and the bytes, so that what was taken down cannot be sent again later:
`HMAC-SHA256(secret, "TIMESTAMP.BODY")`.
"""

import hashlib
import hmac
import http.client
import json
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import SecretStr
from sqlmodel import Session

from planner.messages.delivery import Delivery, DeliveryError
from planner.messages.posting import post
from planner.messages.reaching import Network, UnreachableError, target_of
from planner.messages.told import lines
from planner.services.feeds.read_feed import Contents, Opened, midnight, surrounded
from planner.services.messages.contacts import muted
from planner.services.messages.hooks import secret_of
from planner.services.messages.what_changed import Changed
from planner.services.naming import token
from schemas.ids import AgentId
from schemas.tables.message import HookRow, MessageRow

TYPE = "binome.changes/1"
GONE = 410
"""What a program answers that wants nothing more."""


@dataclass(frozen=True)
class ByHook:
    """The way to employers' programs."""

    key: SecretStr = field(repr=False)
    """From which secrets are made."""
    allowed: Sequence[Network] = ()
    """Networks inside that may be spoken to."""
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False)
    channel: Literal["hook"] = "hook"

    def wanted(self, session: Session, row: MessageRow, changes: Sequence[Changed]) -> Sequence[Changed]:
        """Where the program is still told: those of people who have not said meanwhile that they want no messages."""
        hook = session.get(HookRow, row.hook)
        if hook is None or hook.revoked_at is not None:
            return ()
        silent = muted(session, {change.seat.holder for change in changes})
        return [change for change in changes if change.seat.holder not in silent]

    def send(self, delivery: Delivery) -> None:
        """Tell the program."""
        basin = delivery.basin
        with delivery.reading() as session:
            hook = session.get(HookRow, delivery.row.hook)
            opened = Opened("", "basin", basin.id, basin.id, basin.timezone, 0)
            contents = surrounded(session, opened, midnight(delivery.now, basin.timezone), ())
        assert hook is not None  # noqa: S101 - looked at before
        body = json.dumps(told(delivery, hook, contents), ensure_ascii=False).encode()
        headers = headers_of(body, secret_of(self.key, hook), int(delivery.now.timestamp()), delivery.key)
        try:
            status = post(target_of(hook.url, self.allowed), body, headers, self.context)
        except UnreachableError as error:
            raise DeliveryError(f"not spoken to: {error}", for_good=False) from error
        except (OSError, http.client.HTTPException) as error:
            raise DeliveryError(type(error).__name__, for_good=False) from error
        if not 200 <= status < 300:
            raise DeliveryError(f"HTTP {status}", for_good=status == GONE)


def headers_of(body: bytes, secret: str, timestamp: int, number: int) -> Mapping[str, str]:
    """What goes before the body: when, signed by what, and which message it is, also where it comes again."""
    signed = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {
        "content-type": "application/json",
        "user-agent": "Binome",
        "binome-message": str(number),
        "binome-timestamp": str(timestamp),
        "binome-signature": f"v1={signed}",
    }


def told(delivery: Delivery, hook: HookRow, contents: Contents) -> dict[str, Any]:
    """What a program is told. No name of a person: `{agent:ID}` stands in the sentence."""
    return {
        "type": TYPE,
        "message": delivery.key,
        "basin": hook.basin,
        "employer": hook.employer,
        "changes": [_change(change, contents) for change in delivery.changes],
    }


def _change(change: Changed, contents: Contents) -> dict[str, Any]:
    (line,) = lines([change], contents)
    return {
        "agent": change.seat.holder,
        "kind": change.seat.kind,
        "uid": change.seat.uid,
        "sequence": change.seat.sequence,
        "before": None if change.before is None else change.before.plain,
        "after": None if change.after is None else change.after.plain,
        "text": f"{token(AgentId(change.seat.holder))} : {line}",
    }
