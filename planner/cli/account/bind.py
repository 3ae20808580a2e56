"""`binome account bind`: somebody who has an account may sign in at the identity provider."""

from planner.cli.account.changing import LOGIN, change
from planner.cli.account.ways_in import EMAIL, SUBJECT
from planner.cli.account.ways_in import bind as prepared
from planner.cli.errors import WrongUseError

HELP = """Prépare un compte pour une connexion par le fournisseur d’identité (OpenID Connect, ProConnect).

Avec --email, la première connexion avec cette adresse, dans les 90 jours, lie le compte à la personne ; avec --subject,
il l’est tout de suite. Ensuite, l’adresse ne compte plus. Qui change de fournisseur est préparé à nouveau.

Code de retour :
0 : préparé ;
2 : compte inconnu, adresse ou identifiant d’un autre compte, pas de fournisseur d’identité ;
5 : la base n’est pas accessible.
"""


def command(login: LOGIN, email: EMAIL = None, subject: SUBJECT = None) -> None:
    """Let whom the provider knows so in."""
    if email is None and subject is None:
        raise WrongUseError("Donnez --email ou --subject.")
    change(login, lambda session, account, now: prepared(session, account, email=email, subject=subject, now=now))
