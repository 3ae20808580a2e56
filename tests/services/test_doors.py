"""No slot without an open door, a free room, a trained agent and a referent who receives, whatever happens.

Events come in any order. After each, what is on offer is judged by the independent checker against what is so by then:
people who are away are not there, doors that are shut are shut. After planning again, what was taken is judged too.
Time goes on meanwhile: holds end, moves are answered or not, visitors come or do not. What has begun is judged no more.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from config.figures import load_figures
from config.horizon import Horizon
from planner.check.report import check
from planner.handlers.timers import Timers
from planner.services.planning.compose_problem import compose_problem
from planner.services.slots.tend_slot import attend_slot, hold_slot, miss_slot
from planner.store.session import Store
from schemas.events.absences import AbsenceCancelled, AbsenceReported
from schemas.events.closures import ClosureLifted, ClosureSet
from schemas.events.data import Span
from schemas.events.partner_availability import AvailabilitySet
from schemas.events.slot_bookings import SlotBooked, SlotCancelled, SlotMoveAnswered
from schemas.ids import AbsenceId, AgentId, BookingId, ClosureId, ReferentId, SiteId
from schemas.problem import Problem
from tests.builders import a_problem
from tests.database.fixtures import Fresh
from tests.services.as_it_is import as_it_is
from tests.services.stored import StoredWeek, stored
from tests.services.test_slot_life import tend

REFERENTS = {"r1": "09:00-12:00", "r2": "09:00-12:30", "r3": "09:00-12:00"}

days = st.sampled_from(["mon", "tue"])  # where the first slots are
people = st.sampled_from(["a1", "a2", "a3"])
numbers = st.integers(0, 9)


def a_counter() -> Problem:
    """One site with one room; partners by video, by telephone and on the spot; two people each know the first two.

    Twenty minutes away is another, where appointments may go: nobody works at both.
    """
    hours = "mon-fri 08:45-12:15,13:30-16:30"
    problem = a_problem().with_site("s1", hours, stations=1).with_site("s2", hours, stations=1)
    problem = problem.with_travel("s1", "s2", 20)
    for agent, skills in (("a1", ("core", "caf")), ("a2", ("core", "caf", "carsat")), ("a3", ("core", "carsat"))):
        problem = problem.with_agent(agent, sites=["s1"], skills=skills)
    for agent in ("b1", "b2"):
        problem = problem.with_agent(agent, sites=["s2"], skills=("core", "caf", "carsat"))
    problem = problem.with_referent("r1", f"mon-fri {REFERENTS['r1']}", "caf")
    problem = problem.with_referent("r2", f"mon-fri {REFERENTS['r2']}", "carsat", "phone")
    problem = problem.with_referent("r3", f"mon-fri {REFERENTS['r3']}", "dgfip", "on_site")
    return problem.with_target("s1", "caf", 3).with_target("s1", "carsat", 2, 45).with_target("s1", "dgfip", 2).build()


class Counter(RuleBasedStateMachine):
    """A counter in a week in which anything may happen."""

    fresh: Fresh

    @initialize()
    def open(self) -> None:
        """Its week is planned and published."""
        self.week: StoredWeek = stored(Store(type(self).fresh()), a_counter())
        self.week.plan()
        self.in_line = True
        self.told = 0

    def teardown(self) -> None:
        """Let go of the store."""
        if hasattr(self, "week"):
            self.week.store.close()

    def _name(self) -> str:
        self.told += 1
        return f"x{self.told}"

    @rule(which=numbers)
    def book(self, which: int) -> None:
        """Somebody takes a slot."""
        if free := self.week.free():
            slot = free[which % len(free)]
            self.week.tell(SlotBooked(slot=slot.id, booking=BookingId(self._name())))

    @rule(which=numbers)
    def give_back(self, which: int) -> None:
        """Somebody gives one back."""
        if taken := [slot for slot in self.week.slots() if slot.booking is not None]:
            slot = taken[which % len(taken)]
            self.week.tell(SlotCancelled(slot=slot.id, booking=slot.booking or BookingId("")))

    @rule(which=numbers)
    def hold(self, which: int) -> None:
        """Somebody is about to take one."""
        if free := self.week.free():
            tend(self.week, free[which % len(free)], hold_slot, BookingId(self._name()))

    @rule(which=numbers, accepted=st.booleans())
    def answer(self, which: int, accepted: bool) -> None:
        """A partner says what it makes of another time."""
        if asked := [slot for slot in self.week.slots() if slot.state == "moving" and slot.booking is not None]:
            slot = asked[which % len(asked)]
            self.week.tell(SlotMoveAnswered(slot=slot.id, booking=slot.booking or BookingId(""), accepted=accepted))

    @rule(until=st.sampled_from(["hold ends", "answer is due", "visit"]))
    def wait(self, until: str) -> None:
        """Time goes on, and what falls due is done."""
        due = {
            "hold ends": [self.week.now + timedelta(minutes=10)],
            "answer is due": [slot.answer_by for slot in self.week.slots() if slot.answer_by is not None],
            "visit": [slot.start for slot in self.week.slots() if slot.state == "booked"],
        }
        self.week.now = max(self.week.now, min(due[until], default=self.week.now))
        Timers(self.week.store.transaction, lambda: self.week.now, Horizon(), lambda: None).step()

    @rule(which=numbers, came=st.booleans())
    def visit(self, which: int, came: bool) -> None:
        """Somebody comes to an appointment, or nobody."""
        if begun := [slot for slot in self.week.slots() if slot.state == "booked" and slot.start <= self.week.now]:
            tend(self.week, begun[which % len(begun)], attend_slot if came else miss_slot)

    @rule(agent=people, day=days, half=st.sampled_from(["08:00-12:30", "08:00-18:00"]))
    def fall_ill(self, agent: str, day: str, half: str) -> None:
        """Somebody is away."""
        part = a_problem().interval(f"{day} {half}")
        key = AbsenceId(f"{agent}-{day}")
        self.week.tell(AbsenceReported(absence=key, agent=AgentId(agent), start=part.start, end=part.end), "/hr")
        self.in_line = False

    @rule(agent=people, day=days)
    def come_back(self, agent: str, day: str) -> None:
        """An absence does not take place."""
        self.week.tell(AbsenceCancelled(absence=AbsenceId(f"{agent}-{day}")), "/hr")
        self.in_line = False

    @rule(referent=st.sampled_from(sorted(REFERENTS)), day=days, free=st.booleans())
    def receive(self, referent: str, day: str, free: bool) -> None:
        """A referent has other plans for a morning, or none any more."""
        whole, part = (a_problem().interval(f"{day} {times}") for times in ("08:00-18:00", REFERENTS[referent]))
        self.week.tell(
            AvailabilitySet(
                referent=ReferentId(referent),
                window=Span(start=whole.start, end=whole.end),
                availability=(Span(start=part.start, end=part.end),) if free else (),
            )
        )
        self.in_line = False

    @rule(day=days, hours=st.sampled_from(["00:00-24:00", "09:30-11:00"]), shut=st.booleans())
    def shut(self, day: str, hours: str, shut: bool) -> None:
        """The site stays shut for a day or some hours, or does not."""
        part, shape = a_problem().interval(f"{day} {hours}"), ClosureSet if shut else ClosureLifted
        key = ClosureId(f"closed-{day}")
        self.week.tell(shape(closure=key, site=SiteId("s1"), start=part.start, end=part.end), "/site")
        self.in_line = False

    @rule()
    def replan(self) -> None:
        """The planner comes round."""
        self.week.now += timedelta(minutes=1)
        self.week.replan()
        self.in_line = True

    @invariant()
    def every_slot_has_its_door_room_agent_and_referent(self) -> None:
        """As the checker sees it."""
        if not hasattr(self, "week"):
            return
        standing = {"offered", "held", "booked", "moving"} if self.in_line else {"offered", "held"}
        slots = [slot for slot in self.week.slots() if slot.state in standing and slot.start > self.week.now]
        with self.week.store.reading() as session:
            problem = compose_problem(session, self.week.problem.basin, self.week.problem.week, self.week.now)
        assert problem is not None
        found = check(problem, as_it_is(problem, self.week.published(), slots), load_figures()).violations
        assert [str(each) for each in found if each.rule.startswith("appointment.")] == []


def test_all_that_may_happen_does_happen_to_the_counter(fresh_sqlite: Fresh) -> None:
    """One week in which every deed has its effect, judged after each."""

    class Here(Counter):
        fresh = staticmethod(fresh_sqlite)

    here, seen = Here(), set[str]()

    def then(deed: Callable[[], None]) -> None:
        deed()
        here.every_slot_has_its_door_room_agent_and_referent()
        seen.update(slot.state for slot in here.week.slots())

    def number(partner: str) -> int:
        return [str(slot.partner) for slot in here.week.free()].index(partner)

    then(here.open)
    then(lambda: here.book(number("carsat")))
    then(lambda: here.book(number("caf")))
    then(lambda: here.hold(number("caf")))
    then(lambda: here.wait("hold ends"))
    asked = next(slot for slot in here.week.slots() if (slot.partner, slot.state) == ("carsat", "booked"))
    for accepted in (True, False):
        then(lambda: here.receive("r2", f"{here.week.slot(asked.id).start:%a}".lower(), False))
        then(here.replan)
        assert here.week.slot(asked.id).state == "moving"
        then(partial(here.answer, 0, accepted))
        assert here.week.slot(asked.id).state == ("booked" if accepted else "withdrawn")
    then(lambda: here.book(number("caf")))
    for came in (True, False):
        then(lambda: here.wait("visit"))
        then(partial(here.visit, 0, came))
    here.teardown()
    assert seen == {"offered", "held", "booked", "moving", "withdrawn", "done", "no_show"}


def test_an_appointment_that_goes_to_the_near_site_stands_there_as_well_as_any(fresh_sqlite: Fresh) -> None:
    """Taken, sent there, judged, and given back: its time is on offer there under a name of its own."""

    class Here(Counter):
        fresh = staticmethod(fresh_sqlite)

    here = Here()
    here.open()
    slot = next(slot for slot in here.week.free() if (slot.partner, f"{slot.start:%a}") == ("caf", "Mon"))
    here.week.tell(SlotBooked(slot=slot.id, booking=BookingId("mine")))
    seen, free = [], []
    for deed in (partial(here.shut, "mon", "00:00-24:00", True), here.replan, partial(here.give_back, 0), here.replan):
        deed()
        here.every_slot_has_its_door_room_agent_and_referent()
        now = here.week.slot(slot.id)
        seen.append((now.site, now.state))
        free.append([each.site for each in here.week.free() if (each.start, each.partner) == (slot.start, "caf")])
    here.teardown()
    assert seen == [("s1", "booked"), ("s2", "booked"), ("s2", "withdrawn"), ("s2", "withdrawn")]
    assert free[:3] == [[], [], ["s2"]]
    # The planner only withdraws it where it has something to plan: nobody asks for appointments there.
    assert free[3] in ([], ["s2"])


def test_no_slot_is_ever_behind_a_closed_door(fresh_sqlite: Fresh) -> None:
    """Over random sequences of events."""

    class Here(Counter):
        fresh = staticmethod(fresh_sqlite)

    few = settings(
        max_examples=8,
        stateful_step_count=15,
        phases=[Phase.reuse, Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    run_state_machine_as_test(Here, settings=few)
