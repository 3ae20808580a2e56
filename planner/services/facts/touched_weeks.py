"""touched_weeks: which weeks the facts of a transaction touch, and whom; they are looked at once, at its end."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

_TOUCHED = "binome.touched"


@dataclass(frozen=True)
class Touched:
    """A week, and what new facts of it there are."""

    basin: str
    week: str
    causes: tuple[str, ...] = ()
    """Ids of the events, in the order in which they were handled."""
    agents: frozenset[str] | None = frozenset()
    """Whose facts they are; None where they are not about agents alone."""

    def and_by(self, cause: str, agents: Iterable[str] | None) -> "Touched":
        """Touched once more."""
        both = None if self.agents is None or agents is None else self.agents.union(agents)
        return Touched(self.basin, self.week, (*self.causes, cause), both)


def note_touched(session: Session, basin: str, week: str, cause: str, agents: Iterable[str] | None = None) -> None:
    """A fact of this transaction touches a week; `agents` are those whom it is about, None where it is about others."""
    noted: dict[tuple[str, str], Touched] = session.info.setdefault(_TOUCHED, {})
    noted[basin, week] = noted.get((basin, week), Touched(basin, week)).and_by(cause, agents)


def take_touched(session: Session) -> list[Touched]:
    """All that was noted, by basin and week; nothing is noted afterwards."""
    noted: dict[tuple[str, str], Touched] = session.info.pop(_TOUCHED, {})
    return [touched for _, touched in sorted(noted.items())]
