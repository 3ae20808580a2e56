"""How long a journey takes is estimated from where two places lie."""

from hypothesis import given
from hypothesis import strategies as st

from schemas.road import STEP, estimated_minutes, kilometres
from schemas.site import Location

MORESTEL = Location(lat=45.67398, lon=5.471211, commune="38261")
VILLEMOIRIEU = Location(lat=45.72441, lon=5.22598, commune="38554")

places = st.builds(Location, lat=st.floats(-90, 90), lon=st.floats(-180, 180), commune=st.just("38001"))


def test_the_way_from_morestel_to_villemoirieu() -> None:
    assert 19 < kilometres(MORESTEL, VILLEMOIRIEU) < 21
    assert estimated_minutes(MORESTEL, VILLEMOIRIEU) == 35


@given(places, places)
def test_an_estimate_is_the_same_both_ways_and_in_steps(one: Location, other: Location) -> None:
    minutes = estimated_minutes(one, other)
    assert minutes == estimated_minutes(other, one)
    assert minutes >= 0
    assert minutes % STEP == 0
    assert minutes / 60 * 50 >= kilometres(one, other)
