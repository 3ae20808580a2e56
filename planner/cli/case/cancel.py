"""`binome case cancel`: the question is no more."""

from planner.cli.case.telling import Case, close
from schemas.events.cases import CaseCancelled

HELP = """Annule un dossier ; le créneau réservé, s’il y en a un, est rendu.

Code de retour :
0 : enregistré, ou déjà clos ;
1 : aucun dossier de ce nom ;
5 : la base n’est pas accessible.
"""


def command(case: Case) -> None:
    """Cancel a case."""
    close(case, CaseCancelled)
