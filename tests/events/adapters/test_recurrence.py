"""Days of a rule of repetition, and that no text of a rule runs for ever or breaks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.adapters.recurrence import days_of
from schemas.errors import InvalidInput

FIRST = date(2026, 10, 20)  # a Tuesday
WITHIN = (date(2026, 10, 25), date(2026, 11, 12))


def test_without_a_rule_there_is_one_day() -> None:
    """Wherever it lies."""
    assert list(days_of(None, date(1990, 1, 1), WITHIN)) == [date(1990, 1, 1)]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY", ["2026-10-27", "2026-11-03", "2026-11-10"]),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", ["2026-11-03"]),
        ("FREQ=WEEKLY;UNTIL=20261103T230000Z", ["2026-10-27", "2026-11-03"]),
        ("FREQ=DAILY;COUNT=7", ["2026-10-25", "2026-10-26"]),
        ("FREQ=MONTHLY;BYDAY=1TU", ["2026-11-03"]),
        ("FREQ=MONTHLY;BYDAY=5FR;", ["2026-10-30"]),
        ("FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,WE;UNTIL=20261103T000000;", ["2026-10-27", "2026-10-28", "2026-11-03"]),
    ],
)
def test_days_lie_within_the_bounds(rule: str, days: list[str]) -> None:
    """The first day counts also where it lies before them."""
    assert [str(day) for day in days_of(rule, FIRST, WITHIN)] == days


@pytest.mark.parametrize(
    "rule",
    [
        "", "WEEKLY", "FREQ=SECONDLY", "FREQ=WEEKLY;INTERVAL=0", "FREQ=YEARLY", "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=2TU", "FREQ=WEEKLY;;", ";", "FREQ=MONTHLY;BYDAY=9MO", "FREQ=DAILY;UNTIL=20269999",
        "FREQ=DAILY\nDTSTART:1",
    ],
)  # fmt: skip
def test_a_rule_that_is_not_read_is_a_fault(rule: str) -> None:
    """Such as one that would never end."""
    with pytest.raises(InvalidInput):
        list(days_of(rule, FIRST, WITHIN))


def test_a_repetition_that_began_in_another_century_is_a_fault() -> None:
    """It would take long to come to the present."""
    with pytest.raises(InvalidInput):
        list(days_of("FREQ=DAILY", date(1, 1, 1), WITHIN))


@given(
    st.lists(
        st.sampled_from(("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST")).flatmap(
            lambda name: st.sampled_from(
                ("DAILY", "WEEKLY", "MONTHLY", "3", "20261105", "MO,TU", "1MO", "-1FR", "0", "x")
            ).map(lambda value: f"{name}={value}")
        ),
        max_size=4,
    ),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_days_of_any_rule_are_in_order_and_within(parts: list[str], first: date) -> None:
    """Or the rule is a fault."""
    try:
        days = list(days_of(";".join(parts), first, WITHIN))
    except InvalidInput:
        return
    assert days == sorted(set(days))
    assert all(max(first, WITHIN[0]) <= day <= WITHIN[1] for day in days)
    assert len(days) <= (WITHIN[1] - WITHIN[0]) / timedelta(days=1) + 1
