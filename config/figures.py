"""Which figure of which rule holds: for a regime, and for an employer that recorded a decision of its own."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources.abc import Traversable
from typing import Protocol

from config.ease import Ease, load_ease
from config.errors import UnknownFigureError
from config.offers import Offers, load_offers
from config.partners import Partner, Reception, partners_from
from config.rules import REGIMES, Rule, load_rules
from config.weights import Weights, load_weights


class Override(Protocol):
    """An employer's recorded decision: another figure for a time."""

    @property
    def rule(self) -> str:
        """Id of the rule."""

    @property
    def value(self) -> int:
        """What holds instead of the rule's overridable figure, in its unit."""

    @property
    def first(self) -> date:
        """First day on which it holds."""

    @property
    def last(self) -> date:
        """Last day on which it holds."""


@dataclass(frozen=True)
class Figures:
    """Every figure of every rule, frozen; it can be handed to another process. Minutes unless a name says otherwise."""

    rules: tuple[Rule, ...]
    """The rules that state the figures."""
    weights: Weights
    """The weights of the rung `comfort`."""
    offers: Offers = field(default_factory=Offers)
    """Where appointments on offer stand best; shifts do not depend on it, so it is no part of the fingerprint."""
    partners: tuple[Partner, ...] = ()
    """How partners receive; no part of the fingerprint either."""
    ease: Ease = field(default_factory=Ease)
    """What is wished for among weeks equal on every rung: no reason to plan anew, so no part of the fingerprint."""
    fingerprint: str = field(init=False)
    """SHA-256 of what a roster depends on: figures, what may be overridden, weights; no sentence, no source."""
    _values: Mapping[tuple[str, str, str], int] = field(init=False, repr=False, compare=False)
    _overridable: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out the figures for looking up."""
        values = {
            (rule.id, figure.name, regime): value
            for rule in self.rules
            for figure in rule.figures
            for regime in REGIMES
            if (value := figure.value(regime)) is not None
        }
        overridable = {rule.id: rule.overridable for rule in self.rules if rule.overridable is not None}
        # sorted, so that moving a table within its file plans nothing anew
        content = [sorted([*key, value] for key, value in values.items()), overridable, asdict(self.weights)]
        digest = sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
        for name, laid in (("_values", values), ("_overridable", overridable), ("fingerprint", digest)):
            object.__setattr__(self, name, laid)  # the one way to complete a frozen dataclass

    def reception(self, partner: str) -> Reception:
        """How a partner receives; one that is not known receives like most."""
        return next((known.reception for known in self.partners if known.id == partner), Reception())

    def has(self, rule: str, name: str, regime: str = "fpt") -> bool:
        """Whether the rule has that figure in that regime; where it has none, the rule does not bind there."""
        return (rule, name, regime) in self._values

    def of(self, rule: str, name: str, regime: str = "fpt") -> int:
        """The figure as the rule states it; `UnknownFigureError` (a KeyError) where there is none."""
        try:
            return self._values[rule, name, regime]
        except KeyError:
            raise UnknownFigureError(rule, name, regime) from None

    def overridable(self, rule: str) -> str | None:
        """The name of the figure that an employer's decision may replace; None where no decision may."""
        return self._overridable.get(rule)

    def overridden(
        self, rule: str, name: str, regime: str, overrides: Sequence[Override], first: date, last: date
    ) -> int:
        """The figure that holds on every day from `first` to `last`, an employer's decisions included.

        A decision counts if it covers all of these days and `name` is the figure that the rule lets be replaced; of
        several, the one stated last. `UnknownFigureError` where the rule has no such figure in the regime.
        """
        stated = self.of(rule, name, regime)
        if self._overridable.get(rule) != name:
            return stated
        covering = [each.value for each in overrides if each.rule == rule and each.first <= first and last <= each.last]
        return covering[-1] if covering else stated


def figures_from(folder: Traversable | None = None) -> Figures:
    """The figures of a folder laid out as `config/`; `ConfigFaultsError` lists every fault."""
    rules, weights, offers = load_rules(folder), load_weights(folder), load_offers(folder)
    return Figures(rules, weights, offers, partners_from(folder), load_ease(folder))


@cache
def load_figures() -> Figures:
    """The packaged figures, read once."""
    return figures_from()
