"""Flavours: what makes an instance of a family ordinary or hard in one particular way."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.instances.hours import Hours, long_days, ordinary
from benchmarks.instances.team import ORDINARY, SHORT, TIGHT, Slack
from schemas.partner import Modality


@dataclass(frozen=True)
class Flavour:
    """How sites, teams and appointments of an instance are drawn."""

    name: str
    slack: Slack = ORDINARY
    hours: Callable[[Random], Hours] = ordinary
    modalities: tuple[Modality, ...] = ("video",)
    taken: bool = False
    """Whether some appointments are booked and some shifts pinned."""
    antennas: bool = False
    worn: bool = False
    """Whether some agents come from weeks so full that rests and averages bind."""


PLAIN = Flavour("plain")
SCARCE = Flavour("short", slack=SHORT)
NARROW = Flavour("tight", slack=TIGHT)
TAKEN = Flavour("taken", modalities=("video", "video", "on_site", "phone"), taken=True)
BESIDE = Flavour("antennas", slack=Slack(0.12, 0.4), antennas=True)
LONG = Flavour("long", hours=long_days, worn=True)
