"""`binome case answer`: the partner answered."""

from planner.cli.case.telling import Case, close
from schemas.events.cases import CaseAnswered

HELP = """Note que le partenaire a répondu à un dossier ; le créneau réservé, s’il y en a un, est rendu.

Code de retour :
0 : enregistré, ou déjà clos ;
1 : aucun dossier de ce nom ;
5 : la base n’est pas accessible.
"""


def command(case: Case) -> None:
    """Close a case that was answered."""
    close(case, CaseAnswered)
