"""A journey takes what the problem says, else what is estimated, and is not made where it takes too long."""

from planner.explain.journey import Way, way
from schemas.ids import SiteId
from schemas.site import Location
from tests.builders import a_problem
from tests.explain.asked import facts_around

PLACES = [
    Location(lat=lat, lon=lon, commune="38000") for lat, lon in ((45.19, 5.72), (44.9, 5.8), (45.6, 5.1), (0, 179))
]


def test_what_the_problem_says_comes_before_any_estimate() -> None:
    """Known, estimated, too far, and unknown."""
    sites = a_problem().with_site("s1", location=PLACES[0]).with_site("s2", location=PLACES[1])
    sites = sites.with_site("far", location=PLACES[2]).with_site("somewhere").with_travel("s2", "s1", 33)
    facts = facts_around(sites.with_agent("a1", sites=("s1", "s2", "far", "somewhere")))
    assert way(facts, SiteId("s1"), SiteId("s2")) == Way(33, estimated=False)
    assert way(facts, SiteId("s2"), SiteId("far")) is None
    assert way(facts, SiteId("s1"), SiteId("somewhere")) is None
    near = facts_around(sites.but(travel_minutes=()).with_agent("a1", sites=("s1", "s2")))
    found = way(near, SiteId("s1"), SiteId("s2"))
    assert found is not None
    assert found.estimated
