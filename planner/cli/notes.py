"""`binome notes`: what the notes of the official list would make of the hours of sites, for a person to decide."""

import sys
from collections.abc import Iterator

from planner.cli.answers import unknown_basin
from planner.cli.options import TO_STDOUT, Basin, Output
from planner.cli.outputs import put_text, refuse_useless
from planner.cli.stores import the_store
from planner.network.sheets.writing import sheet_text
from planner.services.network.propose_hours import Noted, propose_hours
from planner.store.networks import read

HELP = """Lit les notes de la liste officielle et propose des horaires, dans une feuille CSV : ce qui a été lu d’une
note, ce qui ne l’a pas été, et les horaires qui en résulteraient. Rien n’est appliqué.

Écrivez « oui » dans la colonne accepté des propositions qui conviennent, corrigez les horaires s’il le faut, puis
« binome import » la feuille : les autres lignes sont laissées de côté. Un site dont les horaires ont déjà été corrigés
n’est plus proposé.

Code de retour :
0 : écrit, même s’il n’y a rien à proposer ;
1 : bassin inconnu ;
2 : le fichier ne peut pas être écrit ;
5 : la base n’est pas accessible.
"""

_HEADERS = ("accepté", "site", "nom", "note", "lu", "non lu", "horaires", "horaires vacances")


def command(basin: Basin, output: Output = TO_STDOUT) -> None:
    """Give out proposals."""
    refuse_useless(output)
    with the_store() as store, store.reading() as session:
        if read(session, basin) is None:
            raise unknown_basin(basin)
        found = list(propose_hours(session, basin))
    read_ones = [noted for noted in found if noted.proposal.read]
    put_text(sheet_text(_HEADERS, (tuple(_cells(noted)) for noted in read_ones)), output)
    left = [noted for noted in found if noted.proposal.left and not noted.proposal.read]
    for noted in left:
        print(f"{noted.site} : note non lue : {noted.note}", file=sys.stderr)
    print(f"{len(found)} notes ; lues {len(read_ones)}, non lues {len(left)}, le reste sans horaires.", file=sys.stderr)


def _cells(noted: Noted) -> Iterator[str]:
    proposal = noted.proposal
    yield ""
    yield noted.site
    yield noted.name
    yield noted.note
    yield " / ".join(proposal.read)
    yield " / ".join(proposal.left)
    yield proposal.hours
    yield proposal.school_hours or ""
