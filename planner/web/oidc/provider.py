"""provider: what is asked of an identity provider: its addresses, its keys, tokens for a code, and who somebody is.

Its tokens are used while somebody signs in, and are kept nowhere here.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.common.urls import add_params_to_uri
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oauth2.client import OAuth2Client as OAuth2Protocol

from planner.services.access.attempts import Attempt
from planner.services.access.subjects import Known
from planner.web.oidc.claims import email_of, require_for_us, require_id_token, require_same
from planner.web.oidc.failures import NotSignedIn
from planner.web.oidc.keys import Claims, Keys
from planner.web.oidc.metadata import PATH, Metadata, metadata_of
from planner.web.oidc.registration import Registration

SECONDS = 10.0
"""How long an answer of the provider is waited for."""
KEPT_SECONDS = 3600.0
"""How long what it says of itself is kept."""
PAUSE_SECONDS = 5.0
"""How long after it did not answer it is left alone, so that nobody waits in line for it."""
_SIGNED = "application/jwt"


@dataclass(frozen=True)
class Shown:
    """Somebody who has shown the provider who it is."""

    who: Known
    id_token: str
    """By which the provider knows what to end, when the person signs out there."""


class Provider:
    """One identity provider. Threads may share it."""

    def __init__(self, registration: Registration, timer: Callable[[], float] = time.monotonic) -> None:
        """Ask nothing yet."""
        self.registration = registration
        self._timer, self._lock = timer, Lock()
        self._metadata: tuple[float, Metadata] | None = None
        self._not_before = timer()
        self._keys = Keys(self._fetch_keys, timer)

    def address(self, attempt: Attempt) -> str:
        """Where somebody is sent to sign in."""
        asked: dict[str, str] = {"nonce": attempt.nonce}
        if self.registration.acr:
            wanted = {"id_token": {"acr": {"essential": True, "values": list(self.registration.acr)}}}
            asked["claims"] = json.dumps(wanted, separators=(",", ":"))
        known = self.registration
        protocol = OAuth2Protocol(
            None,
            client_id=known.client_id,
            scope=known.scopes,
            redirect_uri=known.return_address,
            code_challenge_method="S256",
        )
        there = self._described().authorization_endpoint
        address, _ = protocol.create_authorization_url(
            there, state=attempt.state, code_verifier=attempt.verifier, **asked
        )
        return str(address)

    def shown(self, code: str, attempt: Attempt, now: datetime) -> Shown:
        """Who came back with a code; `NotSignedIn` where that is not beyond doubt."""
        with self._client() as client:
            tokens = self._tokens(client, code, attempt)
            id_token, access_token = tokens.get("id_token"), tokens.get("access_token")
            if not isinstance(id_token, str) or not isinstance(access_token, str):
                raise NotSignedIn("untrusted", "tokens: not both")
            claims, header = self._keys.read(id_token)
            subject = require_id_token(
                claims, header, self.registration, nonce=attempt.nonce, access_token=access_token, now=now
            )
        told = self._told(access_token)
        require_same(told, subject)
        return Shown(Known(self.registration.issuer, subject, email_of(told, self.registration)), id_token)

    def way_out(self, id_token: str | None, state: str) -> str | None:
        """Where somebody is sent to sign out; None where the provider has no such place."""
        there = self._described().end_session_endpoint
        if there is None:
            return None
        who = ("client_id", self.registration.client_id) if id_token is None else ("id_token_hint", id_token)
        back = ("post_logout_redirect_uri", self.registration.left_address)
        return str(add_params_to_uri(there, [who, back, ("state", state)]))

    def _tokens(self, client: OAuth2Client, code: str, attempt: Attempt) -> dict[str, Any]:
        there = self._described().token_endpoint
        try:
            return dict(
                client.fetch_token(there, grant_type="authorization_code", code=code, code_verifier=attempt.verifier)
            )
        except httpx.TransportError as error:
            raise NotSignedIn("away", f"tokens: {type(error).__name__}") from None
        except (AuthlibBaseError, httpx.HTTPStatusError, ValueError) as error:
            raise NotSignedIn("refused", f"tokens: {type(error).__name__}") from None

    def _told(self, access_token: str) -> Claims:
        """What the provider tells of whom the access token is about."""
        headers = {"authorization": f"Bearer {access_token}", "accept": f"{_SIGNED}, application/json"}
        answer = _got(self._described().userinfo_endpoint, headers)
        if answer.headers.get("content-type", "").partition(";")[0].strip().lower() == _SIGNED:
            claims, _ = self._keys.read(answer.text.strip())
            require_for_us(claims, self.registration)
            return claims
        if self.registration.signed_userinfo:
            raise NotSignedIn("untrusted", "userinfo: not signed")
        return _object(answer, "userinfo")

    def _described(self) -> Metadata:
        with self._lock:
            now = self._timer()
            if self._metadata is None or now - self._metadata[0] >= KEPT_SECONDS:
                if now < self._not_before:
                    raise NotSignedIn("away", "it did not answer a moment ago")
                self._not_before = now + PAUSE_SECONDS
                issuer = self.registration.issuer
                self._metadata = (now, metadata_of(_got(issuer.rstrip("/") + PATH).content, issuer))
                self._not_before = now
            return self._metadata[1]

    def _fetch_keys(self) -> Claims:
        return _object(_got(self._described().jwks_uri), "keys")

    def _client(self) -> OAuth2Client:
        known = self.registration
        secret = None if known.client_secret is None else known.client_secret.get_secret_value()
        ways = self._described().token_endpoint_auth_methods_supported
        way = "none" if secret is None else "client_secret_basic"
        if secret is not None and way not in ways and "client_secret_post" in ways:
            way = "client_secret_post"
        return OAuth2Client(
            client_id=known.client_id,
            client_secret=secret,
            token_endpoint_auth_method=way,
            redirect_uri=known.return_address,
            timeout=SECONDS,
        )


def _got(address: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
    try:
        answer = httpx.get(address, headers=headers, timeout=SECONDS)
        answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotSignedIn("away", type(error).__name__) from None
    return answer


def _object(answer: httpx.Response, what: str) -> Claims:
    try:
        found = answer.json()
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise NotSignedIn("untrusted", f"{what}: no object of JSON")
    return found
