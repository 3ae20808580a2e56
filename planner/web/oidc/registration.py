"""registration: what this system and an identity provider agreed on."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr

START, RETURN, LEFT = "/connexion/sso", "/connexion/sso/retour", "/connexion/sso/fin"
"""Where somebody is sent out, comes back, and comes back to after signing out there."""


@dataclass(frozen=True)
class Registration:
    """How the provider knows this system, and what is expected of it."""

    issuer: str
    """The provider, exactly as it calls itself."""
    client_id: str
    client_secret: SecretStr | None
    """None where the provider knows this system by its addresses alone."""
    public_url: str
    """The address at which people reach this system."""
    scopes: str = "openid email"
    acr: tuple[str, ...] = ()
    """How sure the provider must be, any of these; nothing: however sure it is."""
    signed_userinfo: bool = False
    """Whether what it tells of people must be signed."""
    trusts_email: bool = False
    """Whether an address counts that the provider does not expressly call verified."""

    @property
    def return_address(self) -> str:
        """Where the provider sends people back to; it must know this address."""
        return self.public_url.rstrip("/") + RETURN

    @property
    def left_address(self) -> str:
        """Where it sends them once they are signed out; it must know this one too."""
        return self.public_url.rstrip("/") + LEFT

    @property
    def prefix(self) -> str:
        """What stands before every path of this system, seen from outside."""
        return urlsplit(self.public_url).path.rstrip("/")
