"""Porteurs and counters as they are stored: calendars as texts."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.employer import Override, Publication, ReplacedFigure
from schemas.ids import EmployerKey, SiteKey
from schemas.number import Number
from schemas.shape import Shape
from schemas.site import DemandWindow, Label, Location, PartnerTarget

Calendar = Annotated[str, Field(max_length=4000)]
"""OSM `opening_hours`."""


class StatedEmployer(Shape):
    """What is known of a porteur."""

    id: EmployerKey
    """Id of the employer."""
    name: str = Field(max_length=200)
    """Name shown to people."""
    notice_working_days: int = Field(ge=0, le=60)
    """Working days before which a change of roster must be known."""
    publication: Publication | None
    """Which plans are published without being looked at; null: as the setting has it."""
    overrides: tuple[ReplacedFigure, ...]
    """Figures set otherwise."""
    sources: tuple[str, ...] | None
    """Sources whose absences are taken; null: every one."""


class KnownEmployer(StatedEmployer):
    """A porteur."""

    overrides: tuple[Override, ...]
    """Figures set otherwise."""


class RecordedOverride(ReplacedFigure):
    """A figure set otherwise, as it is asked for and told: nothing there is called a reason."""

    grounds: str = Field(min_length=1, max_length=2000)
    """Why it was decided."""
    decision: str = Field(min_length=1, max_length=2000)
    """Where the decision is recorded."""


class EmployerRecord(StatedEmployer):
    """A porteur, as planning knows it."""

    overrides: tuple[RecordedOverride, ...]
    """Figures set otherwise."""


class ListedSite(Shape):
    """What the official list said of a counter."""

    id_fs: str = Field(max_length=40)
    """Its number in the list."""
    note: str
    """Its free note."""
    name: str = Field(max_length=200)
    """What it is called."""
    employer: EmployerKey
    """Whose it is taken to be."""
    kind: Literal["fixed", "antenna", "multisite", "bus"]
    """What kind of counter it is."""
    lat: Number | None
    """Latitude in degrees."""
    lon: Number | None
    """Longitude in degrees."""
    commune: str | None
    """INSEE code of the commune."""
    published_hours: Calendar
    """Hours announced in an ordinary week."""
    openable_hours: Calendar
    """When the building is taken to be able to open."""
    label: Label | None
    """What the label asks of it."""


class SiteRecord(Shape):
    """A counter with its calendars."""

    id: SiteKey
    """Id of the site."""
    name: str = Field(max_length=200)
    """Name shown to people."""
    employer: EmployerKey
    """Id of the porteur."""
    kind: Literal["fixed", "antenna", "multisite", "bus"]
    """What kind of counter it is."""
    location: Location | None
    """Where it is; null where unknown."""
    published_hours: Calendar
    """What the public was told."""
    school_hours: Calendar | None
    """The same for school holidays; null: no other hours then."""
    openable_hours: Calendar
    """When the building can be open at all."""
    label: Label | None
    """What the label asks; null as in a problem."""
    stations: int = Field(ge=0, le=50)
    """Confidential rooms with a video set."""
    demand: tuple[DemandWindow, ...]
    """Agents wanted on shift over the week."""
    partner_targets: tuple[PartnerTarget, ...]
    """Appointments wanted in a week."""


class KnownSite(SiteRecord):
    """A counter, as a network file has it."""

    listed: ListedSite | None
    """What the official list last said of it; null where it came with no list."""
