"""Journeys: known ones as stated, the others estimated, and only between sites that somebody shares."""

from itertools import pairwise

from planner.network.official_list import read_list
from planner.network.sites import counters
from planner.network.staff_reading import read_staff
from planner.network.travel import journeys
from tests.network.sources import a_list, a_row

AGENT = '[[agents]]\nid="a"\nname="A"\nemployer="e"\nregime="fpt"\nweekly_minutes=2100\n'


def ways(staff: str) -> list[tuple[str, str, int]]:
    near = a_row(id_fs="3031", lib_com="V", latitude="45.7244", longitude="5.2260")
    far = a_row(id_fs="238", lib_com="O", latitude="45.054922", longitude="6.032342")
    unknown = a_row(id_fs="1", lib_com="U", latitude="")
    listed = read_list(a_list(a_row(lib_com="M"), near, far, unknown), "list.csv")
    read = read_staff(staff.encode(), "staff.toml")
    every = counters(listed, read)
    made = journeys(read, every, {one.listed.id_fs: one.id for one in every})
    return [(way.origin, way.destination, way.minutes) for way in made]


def test_only_shared_sites_within_an_hour_and_of_known_place_are_estimated() -> None:
    assert ways(AGENT + 'home_site="237"') == []
    shared = AGENT + 'home_site="237"\nother_sites=["3031", "238", "1"]'
    assert ways(shared) == [("237-m", "3031-v", 35)]


def test_a_way_that_is_stated_is_not_estimated_in_either_direction() -> None:
    shared = AGENT + 'home_site="237"\nother_sites=["3031"]\n'
    assert ways(shared + '[[travel]]\nfrom="3031"\nto="237"\nminutes=28') == [("3031-v", "237-m", 28)]


def test_ways_are_stated_in_the_same_order_whoever_comes_first() -> None:
    one = AGENT + 'home_site="237"\nother_sites=["3031"]\n'
    other = AGENT.replace('"a"', '"b"') + 'home_site="3031"\nother_sites=["237"]\n'
    assert all(before == after for before, after in pairwise([ways(one + other), ways(other + one)]))
