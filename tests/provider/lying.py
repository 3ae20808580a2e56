"""lying: a provider that says whatever a test has it say."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from joserfc import jwt
from joserfc.jwk import ECKey

from planner.web.serving import serving

CLIENT = "plain"
SUBJECT = "s-1"


@dataclass
class Liar:
    """Says the truth until it is told otherwise."""

    now: int
    issuer: str = ""
    nonce: str = ""
    id_token: dict[str, Any] = field(default_factory=dict)
    """Claims of the ID token that are not as they should be; None: left out."""
    told: dict[str, Any] = field(default_factory=dict)
    """Claims of the userinfo that are not."""
    signed: bool = False
    """Whether the userinfo is signed."""
    algorithm: str = "ES256"
    """`ES256`, `none`, or `HS256` with whatever both sides know."""
    known_to_both: bytes = b""
    described: dict[str, Any] = field(default_factory=dict)
    """What is not as it should be in what it says of itself."""

    def __post_init__(self) -> None:
        """Make keys: the one that it shows, and with which it signs."""
        self.shown = self.signing = ECKey.generate_key("P-256", {"kid": "one", "use": "sig"})

    def app(self) -> FastAPI:
        """What it answers."""
        app = FastAPI(openapi_url=None)
        app.add_api_route("/.well-known/openid-configuration", self._metadata)
        app.add_api_route("/jwks", lambda: {"keys": [self.shown.as_dict(private=False)]})
        app.add_api_route("/token", self._tokens, methods=["POST"])
        app.add_api_route("/userinfo", self._userinfo, response_model=None)
        return app

    def _metadata(self) -> dict[str, Any]:
        places = {
            "authorization_endpoint": "/auth",
            "token_endpoint": "/token",
            "userinfo_endpoint": "/userinfo",
            "jwks_uri": "/jwks",
        }
        return {"issuer": self.issuer, **{name: self.issuer + path for name, path in places.items()}} | self.described

    def _tokens(self) -> dict[str, Any]:
        claims = self._ours() | {"iat": self.now, "exp": self.now + 60, "nonce": self.nonce}
        return {
            "access_token": "a",
            "token_type": "Bearer",
            "id_token": self._sign(_without_none(claims | self.id_token)),
        }

    def _userinfo(self) -> Response:
        claims = {"sub": SUBJECT, "email": "lea@mairie.example", "email_verified": True}
        if not self.signed:
            return JSONResponse(_without_none(claims | self.told))
        signed = self._sign(_without_none(self._ours() | claims | self.told))
        return Response(signed, media_type="application/jwt")

    def _ours(self) -> dict[str, Any]:
        return {"iss": self.issuer, "aud": CLIENT, "sub": SUBJECT}

    def _sign(self, claims: dict[str, Any]) -> str:
        if self.algorithm == "ES256":
            return jwt.encode({"alg": "ES256", "kid": self.signing.kid}, claims, self.signing)
        text = f"{_part({'alg': self.algorithm, 'kid': 'one'})}.{_part(claims)}"
        if self.algorithm == "none":
            return f"{text}."
        return f"{text}.{_text(hmac.new(self.known_to_both, text.encode(), hashlib.sha256).digest())}"


@contextmanager
def lying(now: int) -> Iterator[Liar]:
    """Such a provider, on this machine."""
    liar = Liar(now)
    with serving(liar.app(), ("127.0.0.1", 0)) as port:
        liar.issuer = f"http://127.0.0.1:{port}"
        yield liar


def _without_none(claims: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in claims.items() if value is not None}


def _part(value: object) -> str:
    return _text(json.dumps(value).encode())


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
