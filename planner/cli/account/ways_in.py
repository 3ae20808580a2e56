"""ways_in: how the person of an account is known at the identity provider: by an address, then by a subject."""

from datetime import datetime
from typing import Annotated

import typer
from sqlmodel import Session

from config.settings import load_settings
from planner.cli.errors import WrongUseError
from planner.cli.submitting import SOURCE
from planner.services.access.subjects import bind_subject, invite
from schemas.tables.access import AccountRow

EMAIL = Annotated[
    str | None,
    typer.Option(metavar="E", help="Adresse électronique avec laquelle elle se connectera la première fois."),
]
SUBJECT = Annotated[
    str | None, typer.Option(metavar="S", help="Identifiant (sub) sous lequel le fournisseur d’identité la connaît.")
]


def bind(session: Session, account: AccountRow, *, email: str | None, subject: str | None, now: datetime) -> None:
    """Prepare an account for whoever the provider knows so."""
    issuer = load_settings().oidc_issuer
    if issuer is None:
        raise WrongUseError("Aucun fournisseur d’identité n’est réglé (BINOME_OIDC_ISSUER).")
    if subject is not None:
        bind_subject(session, account, issuer, subject, now, SOURCE)
    if email is not None:
        invite(session, account, issuer, email, now, SOURCE)
