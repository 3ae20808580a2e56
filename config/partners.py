"""Which partners there are, and what each is called on a given day."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, StrictStr, TypeAdapter

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


@dataclass(frozen=True)
class Partner:
    """An operator that receives people at the sites."""

    id: str
    """A stable slug that outlives renames; also the code of the skill that its training gives."""
    labels: tuple[PartnerLabel, ...]
    """Its names, oldest first."""

    def label_on(self, day: date) -> str:
        """Its name on that day."""
        held = [label.text for label in self.labels if label.since is None or label.since <= day]
        return held[-1]


@dataclass(frozen=True)
class _Table:
    """A partner's table in the file."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    labels: tuple[PartnerLabel, ...]


def partners_from(folder: Traversable | None = None) -> tuple[Partner, ...]:
    """The partners of a folder's `partners.toml`, in its order; `ConfigFaultsError` lists every fault."""
    faults: list[Fault] = []
    file = (folder or packaged()) / "partners.toml"
    partners: list[Partner] = []
    for partner_id, content in read_toml(file, faults).items():
        table = shape(TypeAdapter(_Table), content, file.name, (partner_id,), faults)
        if table is not None:
            if not _dated_in_order(table.labels):
                message = "needs a first label without `since`, and each later one a day after that of the one before"
                faults.append(Fault(file.name, f"{partner_id}.labels", message))
            partners.append(Partner(partner_id, table.labels))
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
