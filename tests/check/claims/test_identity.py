"""claim.identity: whose roster it is."""

from tests.check.claims.planned import TRUE, false


def test_a_roster_is_of_its_problems_basin_and_week() -> None:
    """Each that is another is one false claim."""
    assert false(TRUE) == []
    assert false(TRUE.but(basin="69")) == ["claim.identity"]
    assert false(TRUE.but(basin="69", week="2026-W50")) == ["claim.identity"] * 2
