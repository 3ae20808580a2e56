"""statement: what a file says should be in the store, and what it says should not."""

from dataclasses import dataclass, field

from schemas.roster import Baseline
from schemas.tables.row import Row


@dataclass(frozen=True)
class Given:
    """A roster that people were given for a week."""

    basin: str
    """Which basin."""
    week: str
    """Which week."""
    baseline: Baseline
    """The roster, when it was published and until when it is frozen."""


@dataclass(frozen=True)
class Statement:
    """Rows to be there, rows to be gone."""

    basins: frozenset[str]
    """Basins that it is about."""
    rows: tuple[Row, ...]
    """Rows that should be there, as they should be."""
    gone: tuple[Row, ...] = ()
    """Stored rows that it knows nothing of."""
    given: tuple[Given, ...] = ()
    """Rosters that people have."""
    remarks: tuple[str, ...] = field(default=())
    """What a person should know, in French."""
