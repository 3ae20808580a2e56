"""A stream of what happens to a basin: at once, whoever did it, to whom it concerns, and on from where one was."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import col, delete, select

from events.bell import Bell
from planner.services.access.accounts import Person, make_account
from planner.services.access.logins import begin
from planner.store import progress
from planner.store.session import Store
from planner.store.wake import Hearing
from planner.web.access.identify import COOKIE
from planner.web.live.streams import OF_ONE
from schemas.objective import RungValue
from schemas.role import Role
from schemas.tables.access import LoginRow
from schemas.tables.outbox import OutboxRow
from tests.web.api.counter import BASIN, Counter, publish
from tests.web.listening import Heard, Listening, bell_of, served

OF = f"/basins/{BASIN}/weeks/2026-W49/proposal"
BEAT = Heard("", None, None)


@pytest.fixture
def place(counter: Counter) -> Iterator[str]:
    """A process that answers."""
    with served(counter, bell_of(counter.store), beat_seconds=0.2) as address:
        yield address


def token(counter: Counter, role: Role = Role.COORDINATOR, *scopes: str) -> str:
    """A new one."""
    asker = counter.as_(role, *(scopes or (f"basin:{BASIN}",)))
    return str(asker.headers["authorization"]).removeprefix("Bearer ")


def published(counter: Counter) -> None:
    """Have the proposal published, by another connection."""
    assert counter.coordinator().post(f"{OF}/publish", json={"revision": 2}).status_code == 200


def without_beats(heard: list[Heard]) -> list[Heard]:
    return [each for each in heard if each != BEAT]


def test_a_publication_is_told_at_once_with_ids_alone(counter: Counter, place: str) -> None:
    """The proposal is none any more, those whose days changed are named by id, and what it is about is asked for."""
    with Listening(place, token(counter)) as stream:
        assert stream.answer.headers["content-type"].startswith("text/event-stream")
        assert stream.answer.headers["cache-control"] == "no-store"
        (began,) = stream.until("begin")
        published(counter)
        heard = without_beats(stream.until("roster.published"))
        assert heard[-1].data == {"week": "2026-W49", "revision": 2}
        numbers = [int(each.id or 0) for each in (began, *heard)]
        assert numbers == sorted(set(numbers))
        counter.plan()  # what comes last is sent last
    with Listening(place, token(counter), last=began.id) as again:
        told = without_beats(again.until("roster.published"))
    assert {each.data["agent"] for each in told if each.event == "roster.agent_changed"} <= {"a1", "a3"}
    assert "Agent" not in repr(told)


def test_a_stream_goes_on_where_it_was(counter: Counter, place: str) -> None:
    """Nothing that happened meanwhile is left out, and nothing is told twice."""
    with Listening(place, token(counter)) as stream:
        (began,) = stream.until("begin")
        published(counter)
        first = without_beats(stream.until("roster.published"))
    with Listening(place, token(counter), last=began.id) as again:
        assert again.until("begin")[0].id is None
        assert without_beats(again.until("roster.published"))[: len(first)] == first
    with Listening(place, token(counter), last=first[-1].id) as later:
        later.until("begin")
        assert all(each.event != "roster.published" for each in [later.next(), later.next()] if each)


@pytest.mark.parametrize("last", ["x", "999999999", "0"])
def test_who_missed_more_than_is_kept_is_told_so(counter: Counter, place: str, last: str) -> None:
    """And begins anew."""
    with counter.store.transaction() as session:
        session.exec(delete(OutboxRow).where(col(OutboxRow.id) == 1))
    with Listening(place, token(counter), last=last) as stream:
        assert [each.event for each in stream.until("reset")] == ["begin", "reset"]


def test_each_hears_what_is_its_own_business(counter: Counter, place: str) -> None:
    """Of a colleague's changed day nobody hears; a partner hears of its own slots, and of no proposal."""
    who = {
        "a1": token(counter, Role.AGENT, "agent:a1"),
        "a2": token(counter, Role.AGENT, "agent:a2"),
        "caf": token(counter, Role.PARTNER, "partner:caf"),
        "s2": token(counter, Role.SITE_MANAGER, "site:s2"),
        "all": token(counter),
    }
    with Listening(place, who["all"]) as stream:
        begun = stream.until("begin")[0]
        published(counter)
        whole = without_beats(stream.until("roster.published"))
        while (each := stream.next()) != BEAT:
            assert each is not None
            whole.append(each)
    heard = {}
    for name, secret in who.items():
        with Listening(place, secret, last=begun.id) as stream:
            found = [stream.next()]
            while found[-1] not in (BEAT, None):
                found.append(stream.next())
        heard[name] = [each for each in found[1:-1] if each is not None]
    assert heard["all"] == whole
    assert {each.data["agent"] for each in heard["a1"] if each.event == "roster.agent_changed"} == {"a1"}
    assert not [each for each in heard["a2"] if each.event == "roster.agent_changed"]
    for name in ("a1", "a2", "caf"):
        assert {each.event for each in heard[name]} & {"proposal.gone", "alert.raised", "week.stale"} == set()
        assert "roster.published" in {each.event for each in heard[name]}
    assert {each.data["partner"] for each in heard["caf"] if "slot" in each.data} <= {"caf"}
    assert {each.data["site"] for each in heard["s2"] if each.data.get("site")} <= {"s2"}


def test_nobody_hears_of_another_basin(counter: Counter, place: str) -> None:
    """It is answered as one that there is not."""
    with Listening(place, token(counter), basin="73") as stream:
        assert stream.answer.status_code == 404


def test_one_keeps_so_many_streams_open(counter: Counter, place: str) -> None:
    """One more is refused, until one of them ends; others have theirs."""
    own, other = token(counter), token(counter)
    streams = [Listening(place, own) for _ in range(OF_ONE)]
    for stream in streams:
        stream.until("begin")
    with Listening(place, own) as refused, Listening(place, other) as another:
        assert (refused.answer.status_code, another.answer.status_code) == (429, 200)
    for stream in streams:
        stream.__exit__()


def test_a_stream_ends_with_its_token(counter: Counter, place: str) -> None:
    """Nothing is told any more, whatever happens."""
    with Listening(place, token(counter)) as stream:
        stream.until("begin")
        counter.now += timedelta(days=1)
        assert without_beats(stream.rest()) == []


def test_a_stream_that_is_left_open_keeps_no_login_alive(counter: Counter) -> None:
    """Somebody has to do something for that."""
    with counter.store.transaction() as session:
        account = make_account(session, Person("lea", Role.COORDINATOR, (f"basin:{BASIN}",)), counter.now, "/test")
        secret = begin(session, account, counter.now, "password")
    client = counter.with_token("")
    client.headers.pop("authorization")
    client.cookies.set(COOKIE, secret)
    began = counter.now
    counter.now += timedelta(minutes=10)
    assert client.get(f"/basins/{BASIN}/events").status_code == 200
    with counter.store.reading() as session:
        assert [row.seen_at for row in session.exec(select(LoginRow))] == [began]


def test_streams_end_with_their_process(counter: Counter) -> None:
    """So that it ends in time; who listens asks another process."""
    with served(counter, bell_of(counter.store)) as place:
        stream = Listening(place, token(counter))
        stream.until("begin")
    assert stream.rest() == []
    stream.__exit__()


def test_how_far_a_plan_has_come_is_told_to_whom_may_see_it(counter: Counter, place: str) -> None:
    """Rung by rung, and that it is over; an agent hears nothing of it."""
    rungs = [RungValue(level="label", value=0, bound=0), RungValue(level="bookings", value=3, bound=1)]
    with Listening(place, token(counter)) as stream, Listening(place, token(counter, Role.AGENT, "agent:a1")) as agent:
        stream.until("begin")
        for number, rung in enumerate(rungs):
            with counter.store.transaction() as session:
                progress.note(session, BASIN, "2026-W49", rung, number + 0.5, at=counter.now)
            (told,) = without_beats(stream.until("plan.progress"))
        assert told.data == {
            "week": "2026-W49",
            "seconds": 1.5,
            "rungs": [{"level": "label", "value": 0, "bound": 0}, {"level": "bookings", "value": 3, "bound": 1}],
        }
        with counter.store.transaction() as session:
            progress.end(session, BASIN, "2026-W49")
        assert without_beats(stream.until("plan.ended"))[-1].data == {"week": "2026-W49"}
        published(counter)
        assert {each.event for each in without_beats(agent.until("roster.published"))} & {"plan.progress"} == set()


def test_what_one_process_does_is_told_by_another(postgresql_store: Store) -> None:
    """Two that answer, and a third that publishes, over one database: its own word wakes them."""
    publish(postgresql_store)
    counter = Counter(postgresql_store)
    bells = [Bell(), Bell()]
    hearings = [Hearing(postgresql_store, bell.ring) for bell in bells]
    for hearing in hearings:
        hearing.start()
    with (
        served(counter, bells[0]) as one,
        served(counter, bells[1]) as two,
        Listening(one, token(counter)) as here,
        Listening(two, token(counter)) as there,
    ):
        here.until("begin")
        there.until("begin")
        published(counter)
        assert here.until("roster.published") == there.until("roster.published")
    for hearing in hearings:
        hearing.close()
