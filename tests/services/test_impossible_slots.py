"""Which slots an absence makes impossible, as far as can be told without a solver."""

from dataclasses import replace

from hypothesis import given as drawn
from hypothesis import strategies as st

from planner.services.slots.impossible_slots import Carried, Ground, impossible
from planner.services.slots.told_slot import Slot, slot_of
from schemas.site import Window
from tests.builders import ProblemBuilder, RosterBuilder, a_problem, a_roster, at, on
from tests.week import windows

NINE, TEN, NOON = "tue 09:00-09:30", "tue 10:00-10:30", "tue 11:30-12:00"


def a_team(modality: str = "video") -> ProblemBuilder:
    """Three trained agents, of whom a1 and a2 know the partner; a referent every morning."""
    problem = a_problem("mon 07:00").with_site("s1", stations=2)
    problem = problem.with_agents(2, skills=("core", "caf")).with_agents(1)
    return problem.with_referent("r1", "mon-fri 08:30-12:00", modality=modality)  # type: ignore[arg-type]  # one of three words


def published(problem: ProblemBuilder, *agents: str) -> RosterBuilder:
    """These agents, and open doors, on Tuesday morning."""
    return a_roster(problem).staff("s1", agents or ("a1", "a2", "a3"), "tue 08:30-12:00")


def ground(problem: ProblemBuilder, roster: RosterBuilder) -> Ground:
    """What the slots stand on."""
    facts = problem.build()
    return Ground.of(roster.build(), facts.timezone, facts.sites, facts.agents, facts.referents)


def slots(roster: RosterBuilder, *states: str) -> list[Slot]:
    """The slots of a roster's appointments, all on offer unless said otherwise."""
    stated = roster.build().appointments
    return [slot_of(each, state) for each, state in zip(stated, states or ("offered",) * len(stated), strict=True)]  # type: ignore[arg-type]  # states are words


def judged(problem: ProblemBuilder, roster: RosterBuilder, *states: str, now: str = "mon 07:00") -> Carried:
    return impossible(slots(roster, *states), ground(problem, roster), at(now))


def times(found: Carried) -> list[str]:
    """When those begin that are to be withdrawn."""
    return sorted(f"{slot.start:%H:%M}" for slot, _ in found.withdrawn)


def test_nothing_is_impossible_while_everybody_comes() -> None:
    """As published, so it is."""
    problem = a_team()
    roster = published(problem).offer("s1", "r1", NINE, "a1").offer("s1", "r1", TEN, "a2")
    assert judged(problem, roster) == Carried((), (), ())


def test_fewer_than_its_agents_at_some_minute() -> None:
    """Two are published and one is away from ten on: doors are shut then, whoever could attend."""
    problem = a_team()
    roster = published(problem, "a1", "a2").offer("s1", "r1", NINE, "a1").offer("s1", "r1", TEN, "a1")
    found = judged(problem.unavailable("a2", "tue 10:15-17:00"), roster)
    assert times(found) == ["10:00"]
    assert [reason for _, reason in found.withdrawn] == ["unavailable"]


def test_an_absence_that_ends_when_the_slot_begins_takes_nothing() -> None:
    """Ends are not inside."""
    problem = a_team()
    roster = published(problem, "a1", "a2").offer("s1", "r1", TEN, "a1")
    assert (
        judged(problem.unavailable("a2", "tue 08:00-10:00").unavailable("a2", "tue 10:30-12:00"), roster).withdrawn
        == ()
    )


def test_somebody_else_trained_and_free_attends() -> None:
    """a2 is there; a3 is there too, but does not know the partner."""
    problem = a_team()
    roster = published(problem).offer("s1", "r1", NINE, "a1")
    found = judged(problem.unavailable("a1", "tue"), roster)
    assert (found.withdrawn, [slot.agent for slot in found.attended]) == ((), ["a2"])


def test_nobody_attends_two_at_once() -> None:
    """a2 has a slot of their own at that time."""
    problem = a_team().with_referent("r2", "tue 08:30-12:00")
    roster = published(problem).offer("s1", "r1", NINE, "a1").offer("s1", "r2", NINE, "a2")
    found = judged(problem.unavailable("a1", "tue"), roster)
    assert [slot.referent for slot, _ in found.withdrawn] == ["r1"]


def test_what_was_taken_is_served_first() -> None:
    """The one who is left attends the booking; the offer that was theirs goes."""
    problem = a_team().with_referent("r2", "tue 08:30-12:00")
    roster = published(problem).offer("s1", "r1", NINE, "a1").offer("s1", "r2", NINE, "a2")
    found = judged(problem.unavailable("a1", "tue"), roster, "booked", "offered")
    assert [slot.referent for slot, _ in found.withdrawn] == ["r2"]
    assert found.at_risk == ()


def test_what_was_taken_is_never_withdrawn_here() -> None:
    """It is for the planner to move it; until then it is at risk."""
    problem = a_team()
    roster = published(problem, "a1", "a2").offer("s1", "r1", NINE, "a1")
    found = judged(problem.unavailable("a2", "tue"), roster, "booked")
    assert (found.withdrawn, len(found.at_risk)) == ((), 1)


def test_on_the_spot_nobody_has_to_attend() -> None:
    """Doors and number are enough for a permanence; with one fewer than two it cannot be."""
    problem = a_team("on_site")
    roster = published(problem).offer("s1", "r1", NINE)
    assert times(judged(problem.unavailable("a1", "tue").unavailable("a2", "tue"), roster)) == ["09:00"]
    assert times(judged(problem.unavailable("a1", "tue"), roster)) == []


def test_a_site_that_was_closed_meanwhile_receives_nobody() -> None:
    """Whatever the roster says of its doors."""
    problem = a_team()
    roster = published(problem).offer("s1", "r1", NINE, "a1")
    assert times(judged(problem.changing_site("s1", closed_on=(on("tue"),)), roster)) == ["09:00"]


def test_a_referent_who_no_longer_receives() -> None:
    """It is the partner's doing."""
    problem = a_team()
    roster = published(problem).offer("s1", "r1", NINE, "a1")
    (referent,) = problem.problem.referents
    without = problem.but(referents=(referent.model_copy(update={"availability": ()}),))
    assert [reason for _, reason in judged(without, roster).withdrawn] == ["partner"]


def test_what_has_begun_and_what_is_elsewhere_is_not_judged() -> None:
    """History is left alone; of sites that are not given nothing is known."""
    problem = a_team().unavailable("a1", "tue").unavailable("a2", "tue")
    roster = published(a_team()).offer("s1", "r1", NINE, "a1")
    assert judged(problem, roster, now="tue 09:00").withdrawn == ()
    elsewhere = [replace(slot, site="s9") for slot in slots(roster)]  # type: ignore[arg-type]  # ids are strings
    assert impossible(elsewhere, ground(problem, roster), at("mon 07:00")) == Carried((), (), ())


@drawn(
    st.lists(st.sampled_from((NINE, TEN, NOON)), unique=True, min_size=1),
    st.lists(st.tuples(st.sampled_from(("a1", "a2", "a3")), st.sampled_from((NINE, TEN, NOON, "tue", "wed")))),
    st.tuples(st.sampled_from(("a1", "a2", "a3")), st.sampled_from((NINE, TEN, NOON, "tue"))),
)
def test_one_more_absence_never_brings_a_slot_back(
    offers: list[str], absences: list[tuple[str, str]], more: tuple[str, str]
) -> None:
    """And what is not withdrawn is attended by somebody who is there."""
    problem = a_team()
    roster = published(problem)
    for time in offers:
        roster = roster.offer("s1", "r1", time, "a1")
    for absence in absences:
        problem = problem.unavailable(*absence)
    assert set(times(judged(problem, roster))) <= set(times(judged(problem.unavailable(*more), roster)))


def test_a_closure_of_some_hours_takes_the_slots_in_them() -> None:
    """The doors were published open; the building is shut from ten to eleven. A slot across its beginning goes too."""
    problem, roster = a_team(), published(a_team())
    for time in (NINE, "tue 09:45-10:15", NOON):
        roster = roster.offer("s1", "r1", time, "a1")
    found = judged(problem.changing_site("s1", openable_hours=windows(Window, "tue 08:00-10:00,11:00-18:00")), roster)
    assert times(found) == ["09:45"]
