"""words: what the pages say, in plain French: what went wrong, and what to do."""

from collections.abc import Mapping
from typing import Literal

from planner.services.access.passwords import LONGEST, SHORTEST
from schemas.role import Role

Trouble = Literal[
    "elsewhere",
    "wrong",
    "often",
    "link",
    "short",
    "long",
    "differ",
    "same",
    "not_this",
    "many",
    "later",
    "empty",
    "no_week",
    "no_data",
    "nowhere",
]
TROUBLES: Mapping[Trouble, str] = {
    "elsewhere": "La page est restée ouverte trop longtemps, ou votre navigateur refuse les cookies. Rien n’a été "
    "fait. Recommencez.",
    "wrong": "Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez les deux, puis recommencez. Après dix "
    "essais, il faut attendre une minute.",
    "often": "Trop d’essais avec cet identifiant. Recommencez dans une minute.",
    "link": "Ce lien n’est plus bon : il a déjà servi, il a plus de 24 heures, ou il est incomplet. Demandez-en un "
    "autre à la personne qui administre Binôme.",
    "short": f"Ce mot de passe est trop court. Il en faut {SHORTEST} caractères au moins.",
    "long": f"Ce mot de passe est trop long. Il en faut {LONGEST} caractères au plus.",
    "differ": "Les deux mots de passe ne sont pas les mêmes. Écrivez deux fois le même.",
    "same": "C’est le mot de passe que vous avez déjà. Choisissez-en un autre.",
    "not_this": "Ce n’est pas votre mot de passe actuel.",
    "many": "Il y a déjà cinq adresses. Fermez-en une d’abord.",
    "later": "Binôme ne peut pas répondre maintenant. Rien n’a été fait. Recommencez dans une minute.",
    "empty": "Remplissez tous les champs.",
    "no_data": "Aucun agent n’est relié à votre compte. Il n’y a que le compte lui-même.",
    "nowhere": "Il n’y a rien à cette adresse. Vérifiez-la, ou revenez à l’accueil.",
    "no_week": "Aucun planning n’est publié ici, ou il n’est pas pour vous. Revenez à l’accueil.",
}
FIELDS: Mapping[Trouble, str] = {
    "wrong": "identifiant",
    "link": "lien",
    "short": "nouveau",
    "long": "nouveau",
    "differ": "encore",
    "same": "nouveau",
    "not_this": "actuel",
}
"""Which field it is about, by its name; the others are about none alone."""
STATUS: Mapping[Trouble, int] = {
    "elsewhere": 403,
    "wrong": 401,
    "often": 429,
    "link": 401,
    "later": 503,
    "many": 409,
    "no_week": 404,
    "no_data": 404,
    "nowhere": 404,
}
"""How a page with it is answered; 422 where nothing is said."""
ROLES: Mapping[Role, str] = {
    Role.COORDINATOR: "coordination de bassin",
    Role.SITE_MANAGER: "responsable de site",
    Role.AGENT: "agent",
    Role.PARTNER: "partenaire",
    Role.AUDITOR: "contrôle, en lecture seule",
    Role.MACHINE: "programme",
}
