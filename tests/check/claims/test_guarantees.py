"""claim.guarantees: what is stated of each site."""

import pytest

from tests.check.claims.planned import TRUE, false, texts

FIRST, *REST = TRUE.roster.guarantees


@pytest.mark.parametrize(
    "fields",
    [
        {"met": True},
        {"open_minutes": 500},
        {"open_days": 5},
        {"fewest_agents_while_open": None},
        {"degraded_minutes": 15},
        {"shortfalls": ()},
        {"days": FIRST.days[1:]},
    ],
)
def test_each_field_is_as_certified(fields: dict[str, object]) -> None:
    """One false claim for each that is not, at its site."""
    stated = FIRST.model_copy(update=fields)
    assert false(TRUE.but(guarantees=(stated, *REST))) == ["claim.guarantees"]
    assert "s1" in texts(TRUE.but(guarantees=(stated, *REST)))


def test_every_site_is_stated_once() -> None:
    """None is left out, none is invented."""
    assert "s1" in texts(TRUE.but(guarantees=tuple(REST)))
    assert false(TRUE.but(guarantees=(*TRUE.roster.guarantees, FIRST))) == ["claim.guarantees"]
    unknown = FIRST.model_copy(update={"site": "gone"})
    assert false(TRUE.but(guarantees=(*TRUE.roster.guarantees, unknown))) == ["claim.guarantees"]
