"""identity_provider: the provider at which people sign in, as it is set."""

from config.settings import Settings
from planner.web.oidc.provider import Provider
from planner.web.oidc.registration import Registration


def provider_of(settings: Settings) -> Provider | None:
    """The provider; None where none is set. Nothing is asked of it before somebody signs in."""
    if settings.oidc_issuer is None or settings.oidc_client_id is None:
        return None
    return Provider(
        Registration(
            issuer=settings.oidc_issuer,
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret,
            public_url=settings.public_url,
            scopes=settings.oidc_scopes,
            acr=tuple((settings.oidc_acr or "").split()),
            signed_userinfo=settings.oidc_userinfo == "signed",
            trusts_email=settings.oidc_email == "trusted",
        )
    )
