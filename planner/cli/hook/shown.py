"""shown: the secret of a hook, as it is given to its owner; once."""

import sys

from pydantic import SecretStr

from config.settings import load_settings
from planner.cli.errors import CommandError, Exit, WrongUseError
from planner.services.messages.hooks import secret_of
from schemas.tables.message import HookRow

ONCE = "Ce secret n’est montré qu’une fois : le programme s’en sert pour vérifier les signatures."


class UnknownHookError(CommandError):
    """There is no such hook, or it was taken back."""

    exit = Exit.NO


def hook_key() -> SecretStr:
    """The key that the environment holds; `WrongUseError` where it holds none."""
    key = load_settings().hook_key
    if key is None:
        raise WrongUseError("BINOME_HOOK_KEY n’est pas réglé : 32 caractères au moins, les mêmes pour tous.")
    return key


def put_secret(row: HookRow, key: SecretStr) -> None:
    """Print it."""
    print(secret_of(key, row))
    print(f"Programme {row.id}.", ONCE, sep="\n", file=sys.stderr)
