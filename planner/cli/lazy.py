"""Commands that are imported when they are called, so that help and completion never wait for a solver.

The help of the whole program needs names and one sentence each; these stand here. The module of a command is imported
by name once it is known which one is meant; its `command` function becomes the Typer command, its `HELP` the manual.
A command of two words, `db upgrade`, belongs to the group `db`; its module is `planner/cli/db/upgrade.py`.
"""

import re
from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING

import typer
from typer.main import get_command

from planner.cli.background import deaf
from planner.cli.french import FrenchCommand, FrenchGroup

if TYPE_CHECKING:
    from typer._click.core import Command, Context

SUBCOMMAND, OPTIONS = "COMMANDE …", "[OPTIONS]"
"""How a line of use says what is still to come."""
_PANEL = "Commandes"

COMMANDS: Mapping[str, str] = {
    "plan": "Fait le planning d’une semaine à partir d’un fichier problème.",
    "check": "Vérifie un planning : règles, garanties, valeurs et changements.",
    "show": "Montre un planning, dans le terminal ou en page HTML.",
    "schema": "Donne les schémas JSON des fichiers.",
    "import-list": "Fait des fichiers problème à partir de la liste officielle.",
    "demo": "Montre tout le système au travail, sur l’exemple fourni.",
    "import": "Fait connaître un réseau : fichier problème, liste officielle, ou feuilles CSV.",
    "export": "Rend le réseau : un fichier, ou des feuilles CSV.",
    "notes": "Propose des horaires d’après les notes de la liste officielle.",
    "request": "Demande le planning d’une semaine.",
    "absence report": "Signale une absence.",
    "absence change": "Change une absence signalée.",
    "absence cancel": "Annule une absence signalée.",
    "publish": "Publie la proposition d’une semaine.",
    "reject": "Écarte la proposition d’une semaine.",
    "propose": "Montre la proposition d’une semaine.",
    "consent": "Enregistre, ou reprend, l’accord d’un agent pour un changement tardif.",
    "unpin": "Lève les présences imposées d’une semaine.",
    "closure set": "Ferme un site pour un temps.",
    "closure lift": "Lève une fermeture.",
    "availability set": "Dit quand un référent peut recevoir.",
    "availability import": "Reprend les disponibilités des référents d’une feuille CSV.",
    "identity import": "Dit comment d’autres outils nomment agents, référents et lieux.",
    "slot list": "Montre les créneaux d’une semaine.",
    "slot hold": "Retient un créneau dix minutes.",
    "slot release": "Libère un créneau retenu.",
    "slot book": "Prend un créneau.",
    "slot cancel": "Rend un créneau pris.",
    "slot answer": "Répond à un déplacement proposé.",
    "slot attend": "Note qu’un rendez-vous a eu lieu.",
    "slot miss": "Note que personne n’est venu.",
    "slot export": "Écrit les créneaux d’un partenaire en CSV.",
    "case open": "Ouvre un dossier auprès d’un partenaire.",
    "case answer": "Note la réponse à un dossier.",
    "case cancel": "Annule un dossier.",
    "report referents": "Dit où il manque des référents.",
    "report fragility": "Dit quels partenaires ne tiennent qu’à une personne.",
    "training plan": "Propose des formations, et les enregistre.",
    "horizon on": "Planifie d’avance les semaines d’un bassin.",
    "horizon off": "Ne planifie plus d’avance les semaines d’un bassin.",
    "feed create": "Donne l’adresse d’un calendrier, une seule fois.",
    "feed list": "Montre les calendriers, et quand ils ont été lus.",
    "feed rotate": "Donne à un calendrier une autre adresse.",
    "feed revoke": "Ferme un calendrier.",
    "feed names": "Permet de nommer les agents d’un porteur dans les calendriers de leurs sites.",
    "problem": "Écrit le problème d’une semaine, tel qu’il est maintenant.",
    "roster": "Écrit le planning publié, ou proposé, d’une semaine.",
    "history": "Raconte une semaine.",
    "why": "Dit à quoi un événement a conduit.",
    "run": "Fait tout dans un seul processus, sur le bus intégré.",
    "work": "Traite ce qui attend : événements, plannings, envois.",
    "serve": "Répond sur le web : calendriers, API, santé, mesures.",
    "worker": "Reçoit les événements et planifie.",
    "relay": "Envoie ce qui doit l’être.",
    "account create": "Crée un compte pour une personne.",
    "account link": "Donne un autre lien pour choisir un mot de passe.",
    "account list": "Montre les comptes.",
    "account bind": "Prépare un compte pour le fournisseur d’identité.",
    "account unbind": "Ferme un compte au fournisseur d’identité.",
    "account close": "Ferme un compte : plus personne ne se connecte avec lui.",
    "account open": "Rouvre un compte fermé.",
    "token create": "Crée un jeton pour un programme.",
    "token list": "Montre les jetons.",
    "token revoke": "Retire un jeton.",
    "contact set": "Dit à quelle adresse un agent est prévenu, et s’il veut l’être.",
    "contact import": "Reprend les adresses des agents d’une feuille CSV.",
    "message list": "Montre les messages aux agents qui attendent, ou n’ont pas pu partir.",
    "hook create": "Fait prévenir un programme d’un porteur ; montre son secret une seule fois.",
    "hook list": "Montre les programmes qui sont prévenus.",
    "hook rotate": "Donne à un programme un autre secret.",
    "hook revoke": "Ne prévient plus un programme.",
    "retention": "Efface ce qui a fait son temps, et n’en garde que le nombre.",
    "agent data": "Donne tout ce qui est gardé d’un agent.",
    "agent forget": "Oublie un agent ; ses plannings passés gardent un pseudonyme.",
    "backup": "Sauvegarde la base, même en service.",
    "dead-letters list": "Montre les événements refusés.",
    "dead-letters show": "Montre un événement refusé.",
    "dead-letters retry": "Traite encore une fois un événement refusé.",
    "dead-letters drop": "Écarte un événement refusé.",
    "outbox list": "Montre les messages que le bus refuse.",
    "outbox retry": "Envoie encore une fois un message que le bus refusait.",
    "outbox drop": "N’envoie jamais un message que le bus refuse.",
    "topics create": "Crée les sujets du bus.",
    "db upgrade": "Crée la base, ou la met à jour.",
    "db downgrade": "Ramène la base à une version antérieure.",
    "db current": "Dit où en est la base.",
    "settings": "Donne les réglages, et ce qui vaut.",
}
"""Every command with its sentence, in the order of the help; the words of a path are its group and its name."""

GROUPS: Mapping[str, str] = {
    "agent": "Ce qui est gardé d’une personne, et comment elle est oubliée.",
    "absence": "Qui est absent, et quand ; jamais pourquoi.",
    "closure": "Quand un site reste fermé.",
    "availability": "Quand les référents des partenaires peuvent recevoir.",
    "identity": "Comment d’autres outils nomment agents, référents et lieux.",
    "slot": "Les rendez-vous des partenaires, libres et pris.",
    "case": "Ce qu’un partenaire doit à un site, dans les 72 heures.",
    "report": "Ce qui manque à un réseau.",
    "training": "Qui est formé pour quel partenaire, et quand.",
    "horizon": "Ce qui est planifié d’avance.",
    "feed": "Les adresses des calendriers.",
    "contact": "À quelle adresse les agents sont prévenus.",
    "message": "Les messages aux agents.",
    "hook": "Les programmes des porteurs qui sont prévenus.",
    "account": "Les personnes qui se connectent.",
    "token": "Les jetons des programmes.",
    "dead-letters": "Les événements refusés.",
    "outbox": "Les messages que le bus refuse.",
    "topics": "Les sujets du bus.",
    "db": "La base où tout est conservé.",
}
"""Every group of commands with its sentence."""


class LazyGroup(FrenchGroup):
    """The program's commands, of which no more than the one that is called is ever imported."""

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, Command | None, list[str]]":
        """The command that is meant, now imported."""
        name, known, rest = super().resolve_command(ctx, args)
        if known is None or isinstance(known, FrenchGroup):
            return name, known, rest
        return name, _imported(*_groups(ctx), str(known.name)), rest


def announce(app: typer.Typer) -> None:
    """Let an app know the names and sentences of all commands."""
    groups = {"": app} | {name: _group(sentence) for name, sentence in GROUPS.items()}
    for path, sentence in COMMANDS.items():
        group, _, name = path.rpartition(" ")
        groups[group].command(name, help=sentence, rich_help_panel=_PANEL)(_not_imported)
    for name in GROUPS:
        app.add_typer(groups[name], name=name, rich_help_panel=_PANEL)


def _group(sentence: str) -> typer.Typer:
    return typer.Typer(
        cls=LazyGroup, help=sentence, subcommand_metavar=SUBCOMMAND, options_metavar=OPTIONS, add_completion=False
    )


def module_of(path: str) -> str:
    """The name of the module of a command; that of a word of Python ends in `_`."""
    words = (word.replace("-", "_") for word in path.split())
    return ".".join(("planner.cli", *(f"{word}_" if iskeyword(word) else word for word in words)))


def _groups(ctx: "Context") -> "tuple[str, ...]":
    """The groups on the way to a command, the program itself left out."""
    return () if ctx.parent is None else (*_groups(ctx.parent), str(ctx.info_name))


def _not_imported() -> None:
    """Stands for a command until it is called; never runs."""


def _imported(*path: str) -> "Command":
    with deaf():  # numerical libraries start threads on import, which would take the signal from who waits for it
        module = import_module(module_of(" ".join(path)))
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    single.command(path[-1], cls=FrenchCommand, help=_flowing(getattr(module, "HELP", "")))(module.command)
    return get_command(single)


def _flowing(manual: str) -> str:
    """A manual with the lines of each paragraph joined, as Typer does with the first; statuses keep theirs."""
    return re.sub(r"(?<!\n)\n(?!\n|\d+ : |$)", " ", manual)
