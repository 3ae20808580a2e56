"""`binome db upgrade`: the store, made or brought up to date."""

import sys

from planner.cli.stores import any_store
from planner.show.words import NO_BREAK
from planner.store.migrate import current, newest, upgrade

HELP = """Crée la base, ou la met à jour : tout ou rien, aussi souvent que l’on veut.

L’adresse est celle de BINOME_DATABASE_URL, par défaut le fichier SQLite binome.db du dossier courant.

Code de retour :
0 : la base est à jour ;
5 : elle n’est pas accessible, ou vient d’une version plus récente.
"""


def command() -> None:
    """Make the tables, or change those that are there into what this version needs."""
    with any_store() as store:
        before = current(store)
        upgrade(store)
        came = "était déjà à jour" if before == newest() else "a été mise à jour" if before else "a été créée"
        print(f"La base {came} (étape {newest()}){NO_BREAK}: {store.place}", file=sys.stderr)
