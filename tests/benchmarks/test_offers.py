"""Slots offered against offering them as they come."""

import pytest

from benchmarks.instances.catalogue import instance
from benchmarks.offers import measured, page


@pytest.mark.parametrize("seed", range(3))
def test_no_fewer_are_offered_than_as_they_come_and_fewer_on_one_day(seed: int) -> None:
    whole, close, planned = measured("employer", instance("employer_taken", seed))
    assert whole.wanted == close.wanted == planned.wanted
    assert max(whole.offered, close.offered) <= planned.offered <= planned.wanted
    assert whole.close == 0
    assert "| employer | Binôme |" in page([planned], "command")
