"""actions: what was done, as a person reads it."""

from collections.abc import Mapping

_FRENCH: Mapping[str, str] = {
    "account.bound": "compte relié au fournisseur d’identité",
    "account.closed": "compte fermé",
    "account.invited": "compte préparé pour le fournisseur d’identité",
    "account.link_given": "lien donné pour choisir un mot de passe",
    "account.made": "compte créé",
    "account.opened": "compte rouvert",
    "account.password_set": "mot de passe choisi",
    "account.refused": "connexion refusée",
    "account.signed_in": "connexion",
    "account.unbound": "compte fermé au fournisseur d’identité",
    "agent.looked_at": "données consultées",
    "contact.changed": "adresse électronique changée",
    "contact.muted": "messages arrêtés",
    "message.given_up": "message abandonné",
    "message.needless": "message devenu inutile",
    "message.sent": "message envoyé",
    "absence.reported": "absence signalée",
    "absence.changed": "absence modifiée",
    "absence.cancelled": "absence annulée",
    "availability.set": "disponibilités d’un référent",
    "case.opened": "dossier ouvert",
    "case.answered": "dossier répondu",
    "case.cancelled": "dossier annulé",
    "closure.set": "fermeture posée",
    "closure.lifted": "fermeture levée",
    "consent.given": "accord donné",
    "consent.withdrawn": "accord repris",
    "feed.created": "calendrier ouvert",
    "feed.names_allowed": "noms permis dans les calendriers des sites",
    "feed.names_withdrawn": "noms retirés des calendriers des sites",
    "feed.rotated": "adresse de calendrier changée",
    "feed.revoked": "calendrier fermé",
    "horizon.off": "horizon arrêté",
    "horizon.on": "horizon activé",
    "pins.lifted": "présences imposées levées",
    "roster.imported": "planning importé",
    "roster.proposed": "planning proposé",
    "roster.publish_requested": "publication demandée",
    "roster.published": "planning publié",
    "roster.rejected": "planning écarté",
    "roster.requested": "planning demandé",
    "case.reserved": "créneau réservé à un dossier",
    "slot.booked": "rendez-vous pris",
    "slot.cancelled": "rendez-vous rendu",
    "slot.done": "rendez-vous tenu",
    "slot.held": "créneau retenu",
    "slot.kept": "rendez-vous maintenu",
    "slot.moved": "rendez-vous déplacé",
    "slot.moving": "déplacement proposé",
    "slot.no_show": "personne n’est venu",
    "slot.offered": "créneau proposé",
    "slot.withdrawn": "créneau retiré",
}
_STATES: Mapping[str, str] = {
    "proposed": "en attente",
    "published": "en vigueur",
    "superseded": "remplacé",
    "rejected": "écarté",
}
_ENDS: Mapping[str, str] = {
    "applied": "pris en compte",
    "superseded": "dépassé par un plus récent",
    "pending": "en attente de son agent ou de son référent",
    "rejected": "refusé",
}


def action(name: str) -> str:
    """What was done; the program's own word where it is a new one."""
    return _FRENCH.get(name, name)


def state(name: str) -> str:
    """What a revision is now."""
    return _STATES.get(name, name)


def end(name: str) -> str:
    """How an event ended."""
    return _ENDS.get(name, name)
