"""`binome account create`: somebody may sign in."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.account.links import require_passwords, whole_link
from planner.cli.account.ways_in import EMAIL, SUBJECT, bind
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.stores import the_store
from planner.cli.submitting import SOURCE
from planner.services.access.accounts import Person, make_account, make_link, set_password
from schemas.role import Role

HELP = """Crée un compte. Écrit un lien, valable 24 heures et une seule fois, qui permet de choisir le mot de passe.

Avec --password-stdin, le mot de passe (12 caractères au moins) est lu sur l’entrée standard ; aucun lien n’est écrit.

Avec --email ou --subject, on se connecte par le fournisseur d’identité (BINOME_OIDC_ISSUER), sans mot de passe.

Code de retour :
0 : créé ;
2 : identifiant déjà pris, rôle ou portée impossible, mot de passe trop court, pas de fournisseur d’identité ;
5 : la base n’est pas accessible.
"""


def command(
    login: Annotated[str, typer.Argument(metavar="NOM", help="Ce qui est saisi pour se connecter.")],
    role: Annotated[Role, typer.Option(metavar="R", help="coordinator, site_manager, agent, partner ou auditor.")],
    scope: Annotated[
        list[str] | None, typer.Option(metavar="K:ID", help="basin:B, site:S, agent:A ou partner:P ; répétable.")
    ] = None,
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="Lit le mot de passe.")] = False,
    email: EMAIL = None,
    subject: SUBJECT = None,
) -> None:
    """Make an account, and give out how its person gets in."""
    if role == Role.MACHINE:
        raise WrongUseError("Un programme n’a pas de compte. « binome token create » lui donne un jeton.")
    settings = load_settings()
    at_provider = email is not None or subject is not None
    if password_stdin and at_provider:
        raise WrongUseError("--password-stdin, ou --email et --subject : l’un ou l’autre.")
    if not at_provider:
        require_passwords(settings)
    now = the_clock(settings)()
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    with the_store() as store, store.transaction() as session:
        account = make_account(session, Person(login, role, tuple(scope or ())), now, SOURCE)
        if at_provider:
            bind(session, account, email=email, subject=subject, now=now)
            print(account.id)
        elif password is None:
            print(whole_link(settings, make_link(session, account, now)))
        else:
            set_password(session, account, password, now, SOURCE)
            print(account.id)
