"""binome.rosters: the week's roster, proposed and published; compacted, so that the newest of each stays."""

from typing import ClassVar, Self

from schemas.events.data import Count, EventData, Ordinal
from schemas.explanation import Change
from schemas.roster import Roster


class _Revision(EventData):
    may_be_absent: ClassVar = frozenset({"truncated"})

    roster: Roster
    """The roster, `binome.roster/1`; its texts name agents as `{agent:ID}`."""
    revision: Ordinal
    """Number of the revision: from 1 for each basin and week, never used again."""
    supersedes: Ordinal | None
    """The revision that it takes the place of; null for a first one."""
    version: Count
    """The version of the week that it was planned from."""
    changes: tuple[Change, ...]
    """What differs from the revision that people were last given."""
    truncated: bool = False
    """True where explanations and changes were left out because the event would have been too large."""

    def shortened(self) -> Self:
        """Without explanations and changes."""
        roster = self.roster.model_copy(update={"explanations": (), "changes": ()})
        return self.model_copy(update={"roster": roster, "changes": (), "truncated": True})


class RosterProposed(_Revision):
    """A roster waits for a decision. A tombstone takes it away once it is published, rejected or superseded."""


class RosterPublished(_Revision):
    """A roster holds: calendars and slots show it."""
