"""claim.components: the parts of the basin and their shares."""

from schemas.objective import RungValue
from schemas.roster import Component
from tests.check.claims.planned import TRUE, false, texts

JOINED, ALONE = TRUE.roster.components


def test_the_parts_are_those_that_share_no_agent() -> None:
    """Neither smaller nor larger, and each is stated."""
    assert (JOINED.sites, ALONE.sites) == (("s1", "s2"), ("s3",))
    assert "n’est pas énoncé" in texts(TRUE.but(components=(JOINED,)))
    whole = JOINED.model_copy(update={"sites": ("s1", "s2", "s3"), "objective": TRUE.roster.objective})
    assert set(false(TRUE.but(components=(whole,)))) == {"claim.components"}


def test_each_states_its_own_share() -> None:
    """Value, bound and flag, as the whole ladder does."""
    wrong = (*JOINED.objective[:-1], RungValue(level="comfort", value=0, bound=0))
    assert set(false(TRUE.but(components=(stating(JOINED, wrong), ALONE)))) == {"claim.components"}
    last = JOINED.objective[-1]
    flagged = (*JOINED.objective[:-1], last.model_copy(update={"conditional": True}))
    assert false(TRUE.but(components=(stating(JOINED, flagged), ALONE))) == ["claim.components"]


def stating(part: Component, objective: tuple[RungValue, ...]) -> Component:
    """A component with another ladder."""
    return part.model_copy(update={"objective": objective})
