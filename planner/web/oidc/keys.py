"""keys: what a provider signs is looked at with the provider's own keys, by algorithms that need a private one."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Any

import structlog
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, Key, KeySet

from planner.web.oidc.failures import NotSignedIn

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""No `none`, and none that signs with a secret that both sides know: whoever knew it could sign for the provider."""
KINDS = frozenset({"RSA", "EC"})
"""Kinds of keys that these algorithms use; others are left aside."""
KEPT_SECONDS = 3600.0
"""How long keys are kept before they are asked for again."""
AGAIN_SECONDS = 60.0
"""How soon they are asked for again where one is missing: a provider may have changed its keys meanwhile."""

_log = structlog.get_logger(__name__)

Claims = dict[str, Any]


class Keys:
    """The provider's keys, asked for when they are needed. Threads may share it."""

    def __init__(self, fetch: Callable[[], Any], timer: Callable[[], float] = time.monotonic) -> None:
        """`fetch` asks the provider for them; `timer` counts seconds."""
        self._fetch, self._timer = fetch, timer
        self._held: KeySet | None = None
        self._since = 0.0
        self._lock = Lock()

    def read(self, signed: str) -> tuple[Claims, dict[str, Any]]:
        """The claims and the header of a JWT that the provider signed; `NotSignedIn` of any other."""
        try:
            token = jwt.decode(signed, self._those(KEPT_SECONDS), algorithms=list(ALGORITHMS))
        except (JoseError, ValueError):
            try:
                token = jwt.decode(signed, self._those(AGAIN_SECONDS), algorithms=list(ALGORITHMS))
            except (JoseError, ValueError) as error:
                raise NotSignedIn("untrusted", f"signature: {type(error).__name__}") from None
        if not isinstance(token.claims, dict):
            raise NotSignedIn("untrusted", "signature: no claims")
        return token.claims, dict(token.header)

    def _those(self, not_older: float) -> KeySet:
        with self._lock:
            if self._held is None or self._timer() - self._since >= not_older:
                self._held, self._since = _key_set(self._fetch()), self._timer()
            return self._held


def _key_set(document: object) -> KeySet:
    listed = document.get("keys") if isinstance(document, dict) else None
    if not isinstance(listed, list):
        raise NotSignedIn("untrusted", "keys: no set of keys")
    found = [key for each in listed if (key := _key(each)) is not None]
    if not found:
        raise NotSignedIn("untrusted", "keys: none that is known here")
    return KeySet(found)


def _key(given: object) -> Key | None:
    """A key that signs; None of others."""
    if not isinstance(given, dict) or given.get("kty") not in KINDS or given.get("use", "sig") != "sig":
        return None
    try:
        return JWKRegistry.import_key(given)
    except (JoseError, ValueError) as error:
        _log.info("oidc.key_left_aside", kind=type(error).__name__)
        return None
