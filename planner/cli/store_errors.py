"""What the store cannot do, said in French, and the exit status that goes with it."""

from planner.cli.errors import CommandError, PartMissingError, WrongUseError
from planner.store.errors import (
    BackupToolError,
    StoreAddressError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreHeldError,
    StoreMissingError,
    StoreOutdatedError,
)

_SENTENCES: dict[type[StoreError], str] = {
    StoreAddressError: "BINOME_DATABASE_URL n’est pas une adresse utilisable : sqlite:///FICHIER ou postgresql://….",
    StoreMissingError: "La base n’est pas accessible.",
    StoreBusyError: "La base est occupée par un autre programme.",
    StoreFullError: "Le disque de la base est plein ; rien n’a été enregistré.",
    StoreDamagedError: "Le fichier n’est pas une base, ou il est abîmé : repartir de la dernière sauvegarde.",
    StoreOutdatedError: "La base n’est pas celle de cette version : « binome db upgrade ».",
    BackupToolError: "La sauvegarde de PostgreSQL se fait par pg_dump (apt-get install postgresql-client).",
    StoreHeldError: "Un autre programme tient ce qu’un seul peut tenir.",
}


def of_store(error: StoreError) -> CommandError:
    """What the user reads: a sentence, then what exactly was found."""
    text = f"{_SENTENCES[type(error)]}\n{error}"
    return WrongUseError(text) if isinstance(error, StoreAddressError) else PartMissingError(text)
