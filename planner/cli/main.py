"""`binome`: where the command line begins and where every way of ending gets its exit status."""

import contextlib
import errno
import importlib.metadata
import os
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from config.errors import ConfigFaultsError
from planner.cli.errors import CommandError, Exit
from planner.cli.french import said
from planner.cli.lazy import OPTIONS, SUBCOMMAND, LazyGroup, announce
from planner.cli.reports import written_report
from planner.cli.store_errors import of_store
from planner.store.errors import StoreError
from schemas.errors import InvalidInput

app = typer.Typer(
    cls=LazyGroup,
    add_completion=True,
    pretty_exceptions_enable=False,
    subcommand_metavar=SUBCOMMAND,
    options_metavar=OPTIONS,
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"binome {importlib.metadata.version('binome')}")
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    help="Binôme : les plannings des France Services, deux agents formés à chaque minute d’ouverture.",
    epilog="BINOME_SOLVE_SECONDS règle la durée d’un calcul. « binome COMMANDE --help » est le manuel d’une commande.",
)
def _binome(
    ctx: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", help="Affiche la version et s’arrête.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Explain the program to who calls it without a command, which is wrong use."""
    if ctx.invoked_subcommand is None:
        print(ctx.get_help())
        raise typer.Exit(Exit.MISUSE)


announce(app)


def main() -> None:
    """Run the command line and end the process with its status."""
    _open_what_is_closed()
    status = run(sys.argv[1:])
    if status == Exit.INTERRUPTED and threading.active_count() > 1:
        # a solver's thread cannot be stopped, and nothing that is left could be half-done
        os._exit(status)
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Carry out one call; whatever happens comes back as an exit status, said in one place."""
    began = time.monotonic()
    try:
        status = app(args=list(arguments), prog_name="binome", standalone_mode=False, obj=began)
        sys.stdout.flush()
    except typer.TyperException as error:
        _say(f"{said(error.format_message())}\nVoir « {_meant(error)} --help ».")
        return Exit.MISUSE
    except (CommandError, StoreError) as error:
        told = of_store(error) if isinstance(error, StoreError) else error
        _say(str(told))
        return told.exit
    except (InvalidInput, ConfigFaultsError) as error:
        _say(str(error))
        return Exit.MISUSE
    except BrokenPipeError:
        _nothing_more_to_stdout()
        return Exit.DONE  # whoever read us has had enough, which is no failure
    except (KeyboardInterrupt, typer.Abort):
        status = Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: a sentence and a report instead of a traceback
        return _unforeseen(error)
    if status == Exit.INTERRUPTED:
        _say("Interrompu ; rien n’est à moitié fait.")
    return int(status or Exit.DONE)


def _meant(error: typer.TyperException) -> str:
    """The command as far as it was understood."""
    context = getattr(error, "ctx", None)
    return "binome" if context is None else str(context.command_path)


def _unforeseen(error: Exception) -> int:
    """A full disk is nobody's fault here; everything else is ours, and is reported."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        _nothing_more_to_stdout()
        _say("Le disque est plein.")
        return Exit.MISUSE
    try:
        _say(f"Erreur interne. Le détail, sans donnée personnelle, est dans {written_report(error)}.")
    except OSError:
        _say(f"Erreur interne ({type(error).__name__}) ; son rapport n’a pas pu être écrit.")
    return Exit.INTERNAL


def _open_what_is_closed() -> None:
    """Who starts us with standard output or standard error closed wants nothing from there: Python then has None."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end


def _nothing_more_to_stdout() -> None:
    """Python would try once more at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(text: str) -> None:
    with contextlib.suppress(OSError):  # nobody can be told; the exit status still says it
        print(text, file=sys.stderr)
