"""`binome settings`: what the environment sets, what holds, and what it means; no secret is ever shown."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from config.settings import Settings, load_settings
from planner.cli.setting_words import MEANINGS
from planner.show.words import sentence

HELP = (
    """Donne tous les réglages, lus dans l’environnement : nom, valeur, sens. Les mots de passe ne sont pas montrés."""
)


@dataclass(frozen=True)
class Setting:
    """One setting, as people may see it."""

    variable: str
    value: str | None
    """What holds; null where nothing does."""
    default: str | None
    is_set: bool
    """Whether the environment says so; else it is the default."""
    means: str


def command(
    as_json: Annotated[bool, typer.Option("--json", help="En JSON, sur la sortie standard.")] = False,
) -> None:
    """List the settings."""
    found = tuple(listed(load_settings()))
    if as_json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return
    for each in found:
        if each.value is None:
            print(f"{each.variable}  (non réglé)")
        else:
            print(f"{each.variable}={each.value}" + ("" if each.is_set else "  (par défaut)"))
        print(f"  {sentence(each.means)}")


def listed(settings: Settings) -> Iterator[Setting]:
    """Every setting, in the order in which they are documented."""
    shown, defaults = settings.shown(), Settings.model_construct().shown()
    for name, variable in zip(Settings.model_fields, shown, strict=True):
        value, default = shown[variable], defaults[variable]
        yield Setting(variable, _value(value), _value(default), name in settings.model_fields_set, MEANINGS[name])


def _value(text: str) -> str | None:
    return None if text in {"None", ""} else text
