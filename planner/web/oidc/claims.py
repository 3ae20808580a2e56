"""claims: what a provider says of somebody, and whether it is said to us, now, and of this way to it and back."""

import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc.errors import JoseError

from planner.web.oidc.failures import NotSignedIn
from planner.web.oidc.registration import Registration

LEEWAY_SECONDS = 60
"""How far the clocks of both sides may be apart."""

Claims = Mapping[str, Any]


def require_id_token(
    claims: Claims, header: Claims, registration: Registration, *, nonce: str, access_token: str, now: datetime
) -> str:
    """Whom an ID token is about (OpenID Connect Core 1.0, 3.1.3.7).

    Raises:
        NotSignedIn: where it is another provider's, for somebody else, over, of another attempt, or not sure enough.
    """
    options = {
        "iss": {"essential": True, "value": registration.issuer},
        "aud": {"essential": True, "value": registration.client_id},
        "sub": {"essential": True},
        "exp": {"essential": True},
        "iat": {"essential": True},
        "nonce": {"essential": True, "value": nonce},
    }
    known = {"nonce": nonce, "client_id": registration.client_id, "access_token": access_token}
    try:
        CodeIDToken(dict(claims), dict(header), options, known).validate(int(now.timestamp()), LEEWAY_SECONDS)
    except (JoseError, ValueError, TypeError) as error:
        raise NotSignedIn("untrusted", f"ID token: {type(error).__name__} {getattr(error, 'claim', '')}") from None
    if registration.acr and claims.get("acr") not in registration.acr:
        raise NotSignedIn("weak", "ID token: acr")
    return _subject(claims)


def require_for_us(claims: Claims, registration: Registration) -> None:
    """Whether what a provider signed about somebody is of this provider, and for us (Core 1.0, 5.3.2)."""
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    if claims.get("iss") != registration.issuer or registration.client_id not in audiences:
        raise NotSignedIn("untrusted", "userinfo: of somebody else, or for somebody else")


def require_same(claims: Claims, subject: str) -> None:
    """Whether it is about whom the ID token is about (Core 1.0, 5.3.4)."""
    if not hmac.compare_digest(_subject(claims).encode(), subject.encode()):
        raise NotSignedIn("untrusted", "userinfo: about somebody else")


def email_of(claims: Claims, registration: Registration) -> str | None:
    """The address that the provider answers for; None where it does not."""
    email = claims.get("email")
    answered = registration.trusts_email or claims.get("email_verified") is True
    return email if isinstance(email, str) and email and answered else None


def _subject(claims: Claims) -> str:
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 1 <= len(subject) <= 255:
        raise NotSignedIn("untrusted", "sub: none that can be")
    return subject
