"""Where data goes: standard output, or a file that is the old one or the whole new one."""

import errno
import os
import secrets
import sys
from pathlib import Path

from planner.cli.errors import WrongUseError
from schemas.shape import Shape
from schemas.writing import json_text, write_json

STDOUT = Path("-")

_REASONS = {
    errno.EEXIST: "un fichier de ce nom est déjà là",
    errno.ENOENT: "le dossier n’existe pas",
    errno.ENOTDIR: "le dossier n’en est pas un",
    errno.EISDIR: "c’est un dossier",
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’accès est refusé",
    errno.EROFS: "le disque est en lecture seule",
    errno.ENOSPC: "le disque est plein",
    errno.ENAMETOOLONG: "le nom est trop long",
}


def refuse_useless(target: Path, *inputs: Path) -> None:
    """Refuse a place that cannot be written or would overwrite an input, before any work is done for it."""
    if target == STDOUT:
        return
    if target.is_dir():
        raise WrongUseError(f"{target} : c’est un dossier ; donnez un nom de fichier.")
    if not target.absolute().parent.is_dir():
        raise WrongUseError(f"{target} : le dossier n’existe pas.")
    if not os.access(target if _is_no_file(target) else target.absolute().parent, os.W_OK):
        raise WrongUseError(f"{target} : l’accès est refusé.")
    for given in inputs:
        if target.exists() and given.exists() and target.samefile(given):
            raise WrongUseError(f"{target} : ce fichier est lu par la commande, il ne sera pas écrasé.")


def put_shape(shape: Shape, target: Path) -> None:
    """Give out a shape as JSON."""
    if target == STDOUT:
        put_text(json_text(shape), target)
        return
    try:
        write_json(shape, target)
    except OSError as error:
        raise unwritable(target, error) from error


def put_text(text: str, target: Path) -> None:
    """Give out a text."""
    try:
        if target == STDOUT:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            _replace(text, target)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(target, error) from error


def _replace(text: str, target: Path) -> None:
    """Write beside the file and rename, so that nobody finds half of it; a pipe or a device is written as it is."""
    if _is_no_file(target):
        target.write_text(text, encoding="utf-8")
        return
    place = target.resolve()
    beside = place.with_name(f".{place.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def _is_no_file(target: Path) -> bool:
    """Whether it is a pipe or a device."""
    return target.exists() and not target.is_file()


def unwritable(target: Path, error: OSError) -> WrongUseError:
    """What the user reads of a place that could not be written."""
    reason = _REASONS.get(error.errno or 0, error.strerror or "raison inconnue")
    return WrongUseError(f"{'La sortie standard' if target == STDOUT else target} n’a pas pu être écrit : {reason}.")
