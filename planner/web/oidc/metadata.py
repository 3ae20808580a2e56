"""metadata: what a provider says of itself (OpenID Connect Discovery 1.0)."""

from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from planner.web.oidc.failures import NotSignedIn

PATH = "/.well-known/openid-configuration"


class Metadata(BaseModel):
    """Where it is asked for what."""

    model_config = ConfigDict(frozen=True)

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str
    jwks_uri: str
    end_session_endpoint: str | None = None
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)


def metadata_of(text: bytes, issuer: str) -> Metadata:
    """Read it; `NotSignedIn` where it is another provider's, or asks for something to be sent in the open."""
    try:
        found = Metadata.model_validate_json(text)
    except ValidationError as error:
        raise NotSignedIn("untrusted", f"discovery: {error.error_count()} faults") from None
    if found.issuer != issuer:
        raise NotSignedIn("untrusted", "discovery: another issuer")
    addresses = (found.authorization_endpoint, found.token_endpoint, found.userinfo_endpoint, found.jwks_uri)
    wanted = urlsplit(issuer).scheme
    for each in (*addresses, found.end_session_endpoint or issuer):
        if urlsplit(each).scheme not in {"https", wanted}:
            raise NotSignedIn("untrusted", "discovery: an address without TLS")
    return found
