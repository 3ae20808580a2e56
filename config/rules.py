"""Which rules there are: the laws a roster never breaks and the aims it is measured by, read from `rules/*.toml`."""

import re
from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StrictInt, StrictStr, TypeAdapter

from config.errors import Fault, raise_if_any
from config.reading import CLOSED, packaged, read_toml, shape

REGIMES = ("fpt", "private")
"""Territorial civil service, private employment."""

FAMILIES = ("agent", "work", "shift", "site", "opening", "appointment", "plan")
"""The families of laws, in the order in which they are posted, recounted and listed. Each is a file; so is `aims`."""

_LAW_ID = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)*")
_AIM_ID = re.compile(r"[a-z]+(_[a-z]+)*")


def _in_both_regimes(content: object) -> object:
    """A bare number holds in every regime; anything else is left to the shape."""
    return dict.fromkeys(REGIMES, content) if isinstance(content, int) else content


@dataclass(frozen=True)
class ByRegime:
    """A figure's value in each regime."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    fpt: Annotated[StrictInt, Field(ge=0)] | None = None
    """In the territorial civil service; None: the rule has none there."""
    private: Annotated[StrictInt, Field(ge=0)] | None = None
    """In private employment; None: the rule has none there."""


@dataclass(frozen=True)
class RuleFigure:
    """A figure of a rule: minutes, unless its name says otherwise."""

    name: str
    """Its name within the rule."""
    fpt: int | None
    """In the territorial civil service; None: the rule has none there."""
    private: int | None
    """In private employment; None: the rule has none there."""

    def value(self, regime: str) -> int | None:
        """The value in a regime; None where the rule has none there, or there is no such regime."""
        return {"fpt": self.fpt, "private": self.private}.get(regime)


@dataclass(frozen=True)
class Rule:
    """A law or an aim, as it stands in its file."""

    id: str
    """`family.name` of a law, the rung's name of an aim."""
    kind: Literal["law", "aim"]
    """A law is never broken; an aim is a rung of the ladder."""
    sentence: str
    """What it says, in one plain French sentence."""
    source: str
    """Article, label, or convention of the project, in French."""
    since: date
    """The day from which it holds as it stands."""
    overridable: str | None
    """Name of the figure that an employer's decision may replace; None: no decision may."""
    figures: tuple[RuleFigure, ...]
    """Its figures, in the order of the file."""

    @property
    def family(self) -> str:
        """The part before the dot; `aims` for an aim."""
        return self.id.partition(".")[0] if self.kind == "law" else "aims"


@dataclass(frozen=True)
class _Table:
    """A rule's table in its file."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    kind: Literal["law", "aim"]
    sentence: Annotated[StrictStr, Field(min_length=1)]
    source: Annotated[StrictStr, Field(min_length=1)]
    since: date
    overridable: StrictStr | None = None
    figures: dict[str, Annotated[ByRegime, BeforeValidator(_in_both_regimes)]] = field(default_factory=dict)


_TABLE = TypeAdapter(_Table)


def load_rules(folder: Traversable | None = None) -> tuple[Rule, ...]:
    """Every rule: laws by family in the order of `FAMILIES` and of the file, then the aims from the top of the ladder.

    `folder` holds the folder `rules`; the packaged one where none is given. `ConfigFaultsError` lists every fault.
    """
    faults: list[Fault] = []
    rules: list[Rule] = []
    for family in (*FAMILIES, "aims"):
        file = (folder or packaged()) / "rules" / f"{family}.toml"
        for rule_id, content in read_toml(file, faults).items():
            table = shape(_TABLE, content, file.name, (rule_id,), faults)
            if table is not None:
                faults.extend(_misplaced(family, rule_id, table))
                rules.append(_rule(rule_id, table))
    raise_if_any(faults)
    return tuple(rules)


def _rule(rule_id: str, table: _Table) -> Rule:
    figures = tuple(RuleFigure(name, value.fpt, value.private) for name, value in table.figures.items())
    return Rule(rule_id, table.kind, table.sentence, table.source, table.since, table.overridable, figures)


def _misplaced(family: str, rule_id: str, table: _Table) -> list[Fault]:
    """What a table says against its id, its file or its own figures."""
    file = f"{family}.toml"
    kind, pattern = ("aim", _AIM_ID) if family == "aims" else ("law", _LAW_ID)
    faults: list[Fault] = []
    if table.kind != kind:
        faults.append(Fault(file, f"{rule_id}.kind", f"in this file every rule is of kind {kind!r}"))
    if not pattern.fullmatch(rule_id) or (kind == "law" and not rule_id.startswith(f"{family}.")):
        faults.append(
            Fault(file, rule_id, f"no id of this file; expected {'name' if kind == 'aim' else f'{family}.name'}")
        )
    if table.overridable is not None and table.overridable not in table.figures:
        faults.append(Fault(file, f"{rule_id}.overridable", f"no figure of the rule (found {table.overridable!r})"))
    return faults
