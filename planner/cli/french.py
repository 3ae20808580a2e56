"""Typer's own words in French: it has them in English only."""

import re
from importlib import import_module
from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer._click.core import Context, Parameter
    from typer._click.formatting import HelpFormatter

_OPTIONS = {
    "help": "Affiche cette aide et s’arrête.",
    "install_completion": "Installe la complétion pour le shell courant.",
    "show_completion": "Affiche la complétion du shell courant, pour la copier.",
}

_PHRASES = tuple(
    (re.compile(english, re.DOTALL), french)
    for english, french in (
        (r"^Missing command\.$", "Il manque la commande."),
        (r"^Missing argument '(.+)'\.$", r"Il manque l’argument \1."),
        (r"^Missing option '(.+)'\.$", r"Il manque l’option \1."),
        (r"^No such command '(.+)'\. Did you mean (.+)\?$", r"Commande inconnue : \1. Peut-être \2 ?"),
        (r"^No such command '(.+)'\.$", r"Commande inconnue : \1."),
        (r"^No such option: (\S+) \(Possible options: (.+)\)$", r"Option inconnue : \1. Peut-être \2 ?"),
        (r"^No such option: (\S+)$", r"Option inconnue : \1."),
        (r"^Got unexpected extra argument\(s\) \((.+)\)$", r"En trop : \1."),
        (r"^Option '(.+)' requires .+$", r"L’option \1 veut une valeur."),
        (r"^Option '(.+)' does not take a value\.$", r"L’option \1 ne prend pas de valeur."),
        (r"^Invalid value for '?(.+?)'?: .*valid int(?:eger)?\b.*$", r"\1 veut un nombre entier."),
        (r"^Invalid value for '?(.+?)'?: .*valid (?:float|number).*$", r"\1 veut un nombre."),
        (r"^Invalid value for '?(.+?)'?: .*greater than or equal to ([\d.]+).*$", r"\1 veut au moins \2."),
        (r"^Invalid value for '?(.+?)'?: -\S+ is not in the range (?:x>=)?([\d.]*\d).*$", r"\1 veut au moins \2."),
        (r"^Invalid value for '?(.+?)'?: 0(?:\.0)? is not in the range ([\d.]*\d)<=x.*$", r"\1 veut au moins \2."),
        (r"^Invalid value for '?(.+?)'?: .* is not in the range .*x<=([\d.]*\d)\.$", r"\1 veut au plus \2."),
        (r"^Invalid value for '?(.+?)'?: .*less than or equal to ([\d.]+).*$", r"\1 veut au plus \2."),
        (
            r"^Invalid value for '?(.+?)'?: .*(?:valid datetime|match the formats).*$",
            r"\1 veut une date et une heure, telles que 2026-11-26T10:00:00.",
        ),
        (r"^Invalid value for '?(.+?)'?: \w+ '(.+)' does not exist\.$", r"\1 : \2 n’existe pas."),
        (r"^Invalid value for '?(.+?)'?: \w+ '(.+)' is not readable\.$", r"\1 : \2 ne peut pas être lu."),
        (r"^Invalid value for '?(.+?)'?: \w+ '(.+)' is not writable\.$", r"\1 : \2 ne peut pas être écrit."),
        (r"^Invalid value for '?(.+?)'?: \w+ '(.+)' is a directory\.$", r"\1 : \2 est un dossier."),
        (r"^Invalid value for '?(.+?)'?: \w+ '(.+)' is a file\.$", r"\1 : \2 est un fichier."),
        (r"^Invalid value for '?(.+?)'?: (.*)$", r"\1 : \2"),
    )
)

_QUOTED = re.compile("'([^']+)'")


def said(english: str) -> str:
    """A complaint of Typer in French; as it stands where it is a new one."""
    for pattern, french in _PHRASES:
        if pattern.match(english):
            told = pattern.sub(french, english)
            return _QUOTED.sub(r"« \1 »", told) if "Did you mean" in english else told
    return english


class FrenchCommand(TyperCommand):
    """A command whose own options are explained in French."""

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """The manual, with Typer's words for what must be given and for defaults in French."""
        rich_help = import_module("typer.rich_utils")  # by name, as Typer does: a plain call should not load it
        vars(rich_help).update(REQUIRED_LONG_STRING="[obligatoire]", DEFAULT_STRING="[par défaut : {}]")
        super().format_help(ctx, formatter)

    def get_params(self, ctx: "Context") -> "list[Parameter]":
        """Every option, those of Typer explained in French."""
        return _explained(super().get_params(ctx))


class FrenchGroup(TyperGroup):
    """A group whose own options are explained in French."""

    def get_params(self, ctx: "Context") -> "list[Parameter]":
        """Every option, those of Typer explained in French."""
        return _explained(super().get_params(ctx))


def _explained(params: "list[Parameter]") -> "list[Parameter]":
    for param in params:
        if param.name in _OPTIONS and hasattr(param, "help"):
            param.help = _OPTIONS[param.name]
        if getattr(param, "is_flag", False):
            param.metavar = ""  # "<bool>" would promise a value that a flag does not take
    return params
