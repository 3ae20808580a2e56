"""Which partners there are, and what each is called on a given day."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, StrictInt, StrictStr, TypeAdapter

from config.errors import Fault, raise_if_any
from config.reading import CLOSED, packaged, read_toml, shape


@dataclass(frozen=True)
class PartnerLabel:
    """A name that a partner bears from a day on."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    text: Annotated[StrictStr, Field(min_length=1)]
    """The name, in French."""
    since: date | None = None
    """The first day; None: from as long ago as is known."""


MovePolicy = Literal["auto", "ask"]
"""Whether a booked appointment is moved at once, or the partner is asked."""


@dataclass(frozen=True)
class Reception:
    """How a partner receives, where its people state nothing else."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    slot_minutes: Annotated[StrictInt, Field(ge=20, le=60)] = 30
    """Length of one of its slots."""
    buffer_minutes: Annotated[StrictInt, Field(ge=0, le=30)] = 5
    """Minutes that its people need between two appointments, where there is room for them."""
    move_policy: MovePolicy = "auto"
    """What is done with a booked appointment that must move."""
    answer_hours: Annotated[StrictInt, Field(ge=1, le=168)] = 24
    """Hours it has to answer to a move that is proposed."""
    video_link: Annotated[StrictStr, Field(pattern=r"^https://[^\s{}]+\{room\}[^\s{}]*$")] = (
        "https://webconf.numerique.gouv.fr/{room}"
    )
    """Where its video rooms are; `{room}` stands for the name of one."""

    @property
    def answer(self) -> timedelta:
        """How long it has to answer."""
        return timedelta(hours=self.answer_hours)


@dataclass(frozen=True)
class Partner:
    """An operator that receives people at the sites."""

    id: str
    """A stable slug that outlives renames; also the code of the skill that its training gives."""
    labels: tuple[PartnerLabel, ...]
    """Its names, oldest first."""
    reception: Reception = field(default_factory=Reception)
    """How it receives."""

    def label_on(self, day: date) -> str:
        """Its name on that day."""
        held = [label.text for label in self.labels if label.since is None or label.since <= day]
        return held[-1]


@dataclass(frozen=True)
class _Table:
    """A partner's table in the file."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    labels: tuple[PartnerLabel, ...]
    reception: Reception = field(default_factory=Reception)


_TABLE = TypeAdapter(_Table)


def partners_from(folder: Traversable | None = None) -> tuple[Partner, ...]:
    """The partners of a folder's `partners.toml`, in its order; `ConfigFaultsError` lists every fault."""
    faults: list[Fault] = []
    file = (folder or packaged()) / "partners.toml"
    partners: list[Partner] = []
    for partner_id, content in read_toml(file, faults).items():
        table = shape(_TABLE, content, file.name, (partner_id,), faults)
        if table is not None:
            if not _dated_in_order(table.labels):
                message = "needs a first label without `since`, and each later one a day after that of the one before"
                faults.append(Fault(file.name, f"{partner_id}.labels", message))
            partners.append(Partner(partner_id, table.labels, table.reception))
    raise_if_any(faults)
    return tuple(partners)


def _dated_in_order(labels: tuple[PartnerLabel, ...]) -> bool:
    """Whether on every day exactly one label is the newest."""
    days = [date.min, *(label.since or date.min for label in labels[1:])]
    return bool(labels) and labels[0].since is None and all(before < after for before, after in pairwise(days))


@cache
def load_partners() -> tuple[Partner, ...]:
    """The packaged partners, read once."""
    return partners_from()


def reception_of(partner: str) -> Reception:
    """How a partner receives; one that is not packaged receives like most."""
    return next((known.reception for known in load_partners() if known.id == partner), Reception())
