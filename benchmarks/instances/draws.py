"""Draws: the one place where chance comes from, always seeded by name."""

from random import Random


def draws(name: str, seed: int) -> Random:
    """A source of chance that depends on a name and a seed alone, whatever was drawn elsewhere."""
    return Random(f"{name}/{seed}")  # noqa: S311 - instances must be repeatable, and nothing here is secret


def often(draw: Random, share: float) -> bool:
    """True in that share of the cases."""
    return draw.uniform(0.0, 1.0) < share
