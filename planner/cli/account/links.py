"""links: by what a person chooses a password: whole, written once, worth something once."""

from config.settings import Settings
from planner.cli.errors import WrongUseError

_LINK = "{place}/bienvenue#{secret}"
"""What stands behind # is sent to no server and stands in no log."""


def whole_link(settings: Settings, secret: str) -> str:
    """The link as it is opened in a browser."""
    return _LINK.format(place=settings.public_url.rstrip("/"), secret=secret)


def require_passwords(settings: Settings) -> None:
    """Wrong use where nobody signs in by password."""
    if settings.passwords == "off":
        raise WrongUseError("Les mots de passe sont désactivés (BINOME_PASSWORDS). Donnez --email ou --subject.")
