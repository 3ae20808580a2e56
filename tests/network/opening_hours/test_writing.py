"""Windows written as a calendar and expanded again: the same windows, closures and holidays."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.network.opening_hours.amending import amended
from planner.network.opening_hours.checks import text_faults
from planner.network.opening_hours.expanding import WeekHours, expand, weekly_windows
from planner.network.opening_hours.writing import write_week, write_weekly
from planner.network.territory import territory_of
from schemas.site import PublishedWindow, Window
from schemas.time import Day, week_dates

ISERE = territory_of("38")


@st.composite
def day_windows(draw: st.DrawFn, day: Day) -> list[PublishedWindow]:
    """Windows of a day that do not overlap; some touch, some are by appointment."""
    edges = sorted(draw(st.sets(st.integers(0, 96), max_size=6)))
    spans = [(start, end) for start, end in pairwise(edges) if draw(st.booleans())]
    return [
        PublishedWindow(day=day, start=start * 15, end=end * 15, by_appointment=draw(st.booleans()))
        for start, end in spans
    ]


@st.composite
def weeks(draw: st.DrawFn, week: str) -> WeekHours:
    """A site's week: windows, and closures on any dates."""
    windows = tuple(window for day in Day for window in draw(day_windows(day)))
    closed = tuple(sorted(draw(st.sets(st.sampled_from(week_dates(week))))))
    return WeekHours(windows, closed, tuple(day for day in closed if draw(st.booleans())))


@given(weeks("2026-W53"))
def test_a_week_that_was_written_expands_to_itself(hours: WeekHours) -> None:
    text = write_week(hours, "2026-W53", territory=ISERE)
    assert text_faults(text, "") == ()
    assert expand(text, None, "2026-W53", territory=ISERE) == hours


@given(weeks("2026-W22"))
def test_windows_without_closures_expand_to_themselves(hours: WeekHours) -> None:
    plain = tuple(Window(day=one.day, start=one.start, end=one.end) for one in hours.published)
    assert weekly_windows(write_weekly(plain), "2026-W22", territory=ISERE) == plain


@settings(max_examples=60)
@given(weeks("2026-W20"), weeks("2026-W22"), weeks("2026-W22"))
@example(WeekHours((), (), ()), WeekHours((), (), ()), WeekHours((), (), ()))
def test_a_week_stated_later_is_given_and_closures_of_other_weeks_stay(
    first: WeekHours, second: WeekHours, third: WeekHours
) -> None:
    texts = amended(None, first, "2026-W20", territory=ISERE)
    for hours in (second, third):
        texts = amended(texts, hours, "2026-W22", territory=ISERE)
        assert expand(*texts, "2026-W22", territory=ISERE) == hours
        kept = expand(*texts, "2026-W20", territory=ISERE)
        assert (kept.closed_on, kept.holidays) == (first.closed_on, first.holidays)
        assert amended(texts, hours, "2026-W22", territory=ISERE) == texts


def test_the_text_is_the_one_that_people_write() -> None:
    def window(day: Day, start: int, end: int, *, appointment: bool = False) -> PublishedWindow:
        return PublishedWindow(day=day, start=start * 60, end=end * 60, by_appointment=appointment)

    windows = [window(day, 9, 12) for day in (Day.MON, Day.TUE, Day.WED, Day.FRI)] + [
        window(day, 13, 17) for day in (Day.MON, Day.TUE, Day.WED)
    ]
    windows += [window(Day.FRI, 13, 17, appointment=True), window(Day.SAT, 8, 10), window(Day.SAT, 10, 12)]
    assert write_weekly(windows) == (
        "Mo-We 09:00-12:00,13:00-17:00; "
        'Fr 09:00-12:00, Fr 13:00-17:00 open "Sur rendez-vous"; '
        'Sa 08:00-10:00, Sa 10:00-12:00 open "suite"'
    )
    assert write_weekly([]) == "off"
