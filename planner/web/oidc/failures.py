"""failures: why somebody is not signed in, and what the page says about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["expired", "cancelled", "refused", "away", "untrusted", "weak", "unknown", "often"]


@dataclass(frozen=True)
class Words:
    """A page of one thought."""

    status: int
    title: str
    text: str
    again: bool = True
    """Whether trying once more can help."""


WORDS: Mapping[Kind, Words] = {
    "expired": Words(
        400,
        "La connexion n’a pas abouti",
        "Elle a pris plus de dix minutes, a déjà servi, ou n’a pas commencé dans ce navigateur. Recommencez.",
    ),
    "cancelled": Words(400, "Connexion abandonnée", "Vous n’avez pas été connecté."),
    "refused": Words(
        502,
        "La connexion a été refusée",
        "Le service d’identité n’a pas voulu vous connecter à Binôme. Recommencez ; "
        "si cela se répète, prévenez la personne qui administre Binôme.",
    ),
    "away": Words(
        503, "Le service d’identité ne répond pas", "Recommencez dans quelques minutes. Binôme lui-même fonctionne."
    ),
    "untrusted": Words(
        502,
        "La réponse du service d’identité n’est pas sûre",
        "Par prudence, vous n’avez pas été connecté. Recommencez ; "
        "si cela se répète, prévenez la personne qui administre Binôme.",
    ),
    "weak": Words(
        403,
        "Il faut une connexion plus sûre",
        "Binôme demande une double authentification, et vous êtes passé sans elle. Activez-la auprès de votre "
        "service d’identité, puis recommencez.",
    ),
    "unknown": Words(
        403,
        "Votre compte n’est pas prêt",
        "Vous êtes bien identifié, mais personne ne vous attend dans Binôme. Demandez à la personne qui coordonne "
        "votre bassin de préparer votre compte, avec votre adresse électronique professionnelle ou l’identifiant "
        "ci-dessous. Puis recommencez.",
    ),
    "often": Words(429, "Trop de connexions", "Recommencez dans une minute."),
}


class NotSignedIn(Exception):  # noqa: N818 - its name says what it is
    """Somebody is not signed in.

    `why` is for the log, without anything secret or personal; `subject` is shown to the person it belongs to.
    """

    def __init__(self, kind: Kind, why: str = "", *, subject: str | None = None) -> None:
        """Keep what the page is made of."""
        super().__init__(kind, why)
        self.kind, self.why, self.subject = kind, why, subject
