"""The whole way: an absence is reported, the week is planned again, and whoever steps in is written to."""

from config.messages import load_message_figures
from planner.messages.by_mail import ByMail
from planner.messages.sender import Sender
from planner.services.feeds.read_feed import Opened, contents_of
from planner.services.messages.contacts import put_contact
from planner.store.session import Store
from schemas.events.absences import AbsenceReported
from schemas.ids import AbsenceId, AgentId
from tests.builders import a_usual_problem, at
from tests.feeds.calendars import read
from tests.messages.post_office import PostOffice
from tests.messages.senders import FROM, PUBLIC
from tests.services.stored import stored
from tests.wall import ZONE


def test_a_replanning_moves_the_event_in_the_mailbox_as_in_the_feed(sqlite_store: Store, office: PostOffice) -> None:
    """First the week as it was given out, then what changed in it; each person's own."""
    week = stored(sqlite_store, a_usual_problem(3).build(), at("wed-1 09:00"))
    with sqlite_store.transaction() as session:
        for agent in ("a1", "a2", "a3"):
            put_contact(session, agent, f"{agent}@example.fr", week.now, "somebody", wanted=True)
    way = ByMail(office.server(), FROM, PUBLIC)
    figures = load_message_figures()
    sender = Sender(sqlite_store.transaction, sqlite_store.reading, lambda: week.now, [way], figures)
    week.plan()
    assert sender.step() == len(office.messages) == len({message["To"] for message in office.messages})
    office.taken.clear()

    away = AbsenceReported(absence=AbsenceId("x"), agent=AgentId("a1"), start=at("mon 00:00"), end=at("wed 00:00"))
    week.tell(away, "/hr")
    before = {shift.agent for shift in week.published().shifts}
    week.replan()
    assert "a1" in before
    sender.step()
    by_reader = {message["To"]: message for message in office.messages}
    assert len(by_reader) == len(office.messages)
    assert "a1@example.fr" in by_reader
    for address, message in by_reader.items():
        opened = Opened("", "agent", address.partition("@")[0], week.problem.basin, ZONE, 0)
        with sqlite_store.reading() as session:
            seats = {seat.uid: seat for seat in contents_of(session, opened, week.now).seats}
        parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
        assert parts
        for part in parts:
            (event,) = read(part.get_payload(decode=True)).events  # type: ignore[arg-type]  # bytes
            seat = seats[str(event["UID"])]
            assert (event.sequence, event.start) == (seat.sequence, seat.start)
            assert (part.get_param("method") == "CANCEL") == (seat.cancelled_at is not None)
