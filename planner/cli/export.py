"""`binome export`: what is known of a network, as a file or as spreadsheets that an import takes back."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.answers import unknown_basin
from planner.cli.errors import WrongUseError
from planner.cli.options import TO_STDOUT, Output
from planner.cli.outputs import STDOUT, put_shape, put_text, refuse_useless, unwritable
from planner.cli.stores import the_store
from planner.network.sheets.writing import UnwritableSheetError, sheets_of
from planner.services.network.export_network import export_network
from planner.store import networks
from schemas.network import Network

HELP = """Rend ce qui est connu d’un réseau : porteurs, sites et calendriers, agents, contrats, formations, référents,
les faits en vigueur et les plannings publiés, dans un fichier que « binome import » reprend. L’importer ne change
rien ; dans une base vide, il refait le même réseau.

Avec --csv, cinq feuilles pour un tableur : agents, contrats, formations, calendriers, porteurs. Le fichier contient
des noms.

Ce n’est pas une sauvegarde. N’y sont pas : l’histoire (faits annulés, demandes, dossiers, anciens plannings,
événements, audit) ; ce qui est propre à une installation (comptes, jetons, adresses des calendriers, contacts et
messages, programmes des porteurs, correspondances avec d’autres outils, échanges). « binome backup » garde tout.

Code de retour :
0 : écrit ;
1 : bassin inconnu ;
2 : le fichier ne peut pas être écrit ;
5 : la base n’est pas accessible.
"""


def command(
    basin: Annotated[
        list[str] | None, typer.Option(metavar="B", help="Seulement ce bassin ; peut être répété.")
    ] = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="DOSSIER", help="Des feuilles CSV dans ce dossier.")
    ] = None,
    output: Output = TO_STDOUT,
) -> None:
    """Give out a network."""
    if csv is not None and output != STDOUT:
        raise WrongUseError("--csv et -o : l’un ou l’autre.")
    refuse_useless(output)
    with the_store() as store, store.reading() as session:
        known = [row.id for row in networks.basins(session)]
        for wanted in basin or ():
            if wanted not in known:
                raise unknown_basin(wanted)
        network = export_network(session, list(dict.fromkeys(basin)) if basin else known)
    if csv is None:
        put_shape(network, output)
    else:
        _put_sheets(network, csv)


def _put_sheets(network: Network, folder: Path) -> None:
    """All sheets, or none; a folder that is missing is made."""
    try:
        sheets = sheets_of(network)
    except UnwritableSheetError as error:
        raise WrongUseError(str(error)) from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    for name in sheets:
        with suppress(FileNotFoundError):
            refuse_useless(folder / name)
    for name, text in sheets.items():
        put_text(text, folder / name)
        print(folder / name)
