"""From the outbox to a mailbox: once, whoever sends; again where it is of use; given up in the end."""

import threading
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from planner.messages.delivery import DeliveryError
from planner.services.messages.claiming import Claimant, claim, end, postpone
from planner.store.session import Store
from tests.feeds.calendars import read
from tests.messages.people import People
from tests.messages.post_office import PostOffice, post_office, signed_in, text_of
from tests.messages.senders import FROM, a_sender
from tests.wall import at

MONDAY = ("a1", "s1", "mon 08:30-12:00")
LATER = ("a1", "s1", "mon 09:00-12:00")


@pytest.fixture
def told(people: People) -> People:
    """Somebody whose shift moved, and who waits for a message."""
    people.publish(MONDAY)
    people.reach("a1")
    people.publish(LATER)
    return people


def test_a_change_is_in_the_mailbox_with_the_event_of_the_feed(told: People, office: PostOffice) -> None:
    """UID and SEQUENCE are the seat's."""
    assert a_sender(told, office.server()).step() == 1
    ((recipients, _),) = office.taken
    (message,) = office.messages
    assert (recipients, message["From"]) == (("a1@example.fr",), FROM)
    (part,) = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    (event,) = read(part.get_payload(decode=True)).events  # type: ignore[arg-type]  # bytes
    (seat,) = told.seats("a1")
    assert (event["UID"], event.sequence, event.start) == (seat.uid, 1, at("mon 09:00"))
    assert [(row.state, row.tries) for row in told.messages()] == [("sent", 1)]
    assert told.deeds("a1")[-1] == "message.sent"


def test_what_was_sent_is_not_sent_again(told: People, office: PostOffice) -> None:
    sender = a_sender(told, office.server())
    assert (sender.step(), sender.step(), len(office.taken)) == (1, 0, 1)


def test_a_server_that_cannot_now_is_asked_again_later(told: People, office: PostOffice) -> None:
    """First after two minutes, then after ten; and the message is the same one."""
    office.at_rcpt = ["451 4.3.0 later"]
    office.at_data = ["452 4.3.1 full"]
    sender = a_sender(told, office.server())
    for minutes, state in ((0, "waiting"), (2, "waiting"), (10, "sent")):
        told.after(minutes=minutes, seconds=-1 if minutes else 0)
        assert sender.step() == (0 if minutes else 1)
        told.after(seconds=1 if minutes else 0)
        assert sender.step() == (1 if minutes else 0)
        assert [row.state for row in told.messages()] == [state]
    assert [message["Message-ID"] for message in office.messages] == ["<binome-1@binome.example>"]


@pytest.mark.parametrize(("at_rcpt", "at_data"), [(["550 5.1.1 unknown"], []), ([], ["554 5.7.1 spam"])])
def test_what_is_refused_for_good_is_given_up_at_once(
    told: People, office: PostOffice, at_rcpt: list[str], at_data: list[str]
) -> None:
    """It is in the audit, and the code says why: not what the server wrote."""
    office.at_rcpt, office.at_data = at_rcpt, at_data
    a_sender(told, office.server()).step()
    (row,) = told.messages()
    assert (row.state, told.deeds("a1")[-1]) == ("given_up", "message.given_up")
    assert row.refusal in {"RCPT 550", "SMTPDataError 554"}


def test_after_its_last_try_a_message_is_given_up(told: People) -> None:
    """Where nobody listens at all: two days and seven tries later."""
    with post_office() as gone:
        server = gone.server(seconds=1.0)
    sender = a_sender(told, server)
    tries = 0
    while told.messages("waiting"):
        told.now = max(told.now, told.messages()[0].due_at)
        tries += sender.step()
    (row,) = told.messages()
    assert (row.state, row.tries, tries, row.refusal) == ("given_up", 8, 8, "ConnectionRefusedError")


def test_by_tls_and_a_password(told: People, tmp_path: Path) -> None:
    with post_office("starttls", tmp_path) as office:
        assert a_sender(told, signed_in(office, tmp_path)).step() == 1
        assert len(office.taken) == 1


def test_a_server_that_does_not_know_us_is_asked_again(told: People, tmp_path: Path) -> None:
    """A setting can be mended; the message waits for it."""
    with post_office("starttls", tmp_path) as office:
        a_sender(told, signed_in(office, tmp_path, "wrong")).step()
        assert office.taken == []
    assert [(row.state, row.refusal) for row in told.messages()] == [("waiting", "SMTPAuthenticationError 535")]


def test_a_server_that_cannot_prove_who_it_is_gets_nothing(told: People, tmp_path: Path) -> None:
    """Neither the password nor the message."""
    with post_office("starttls", tmp_path) as office:
        server = office.server(security="starttls", username="binome", password=signed_in(office, tmp_path).password)
        a_sender(told, server).step()
        assert office.taken == []
    assert [row.refusal for row in told.messages()] == ["SSLCertVerificationError"]


def test_of_two_who_send_one_has_the_message(store: Store) -> None:
    """On either database, with four who send at the same time."""
    people = People(store)
    people.reach("a1")
    people.reach("a2")
    people.reach("b1")
    sent: list[str] = []

    class Slow:
        def deliver(self, message: object) -> None:
            sent.append(str(message))

    people.publish(MONDAY, ("a2", "s1", "mon 08:30-12:00"), ("b1", "s1", "mon 08:30-12:00"))
    senders = [a_sender(people, Slow()) for _ in range(4)]
    threads = [threading.Thread(target=sender.step) for sender in senders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(sent) == 3
    assert [row.tries for row in people.messages()] == [1, 1, 1]


def test_what_somebody_is_sending_nobody_else_takes(store: Store) -> None:
    """Until they have had it for too long: then they have died."""
    people = People(store)
    people.reach("a1")
    people.publish(MONDAY)
    one, other = (Claimant(name, ("mail",), timedelta(minutes=20)) for name in ("one", "other"))
    for who, minutes, got in ((one, 0, True), (other, 0, False), (other, 19, False), (other, 1, True)):
        people.after(minutes=minutes)
        with store.transaction() as session:
            assert (claim(session, who, people.now) is not None) == got


def test_whoever_lost_a_message_says_nothing_of_it_while_another_sends_it(people: People) -> None:
    """Neither that it was sent, nor that it is to wait."""
    people.reach("a1")
    people.publish(MONDAY)
    one, other = (Claimant(name, ("mail",), timedelta(minutes=20)) for name in ("one", "other"))
    for who in (one, other):
        with people.store.transaction() as session:
            assert claim(session, who, people.now) is not None
        people.after(minutes=20)
    (row,) = people.messages()
    with people.store.transaction() as session:
        end(session, row, one, "sent", people.now)
        postpone(session, row, one, people.now + timedelta(days=1), "late")
    assert people.messages() == [row]


def test_who_sends_too_slowly_writes_nothing_down(told: People, office: PostOffice) -> None:
    """Somebody else has the message by then."""

    class Stuck:
        def deliver(self, message: object) -> None:
            del message
            told.after(minutes=21)
            a_sender(told, office.server()).step()
            raise DeliveryError("stuck", for_good=True)

    a_sender(told, Stuck()).step()
    assert ([row.state for row in told.messages()], len(office.taken)) == (["sent"], 1)


def test_a_change_that_comes_while_a_message_is_sent_is_a_message_of_its_own(told: People, office: PostOffice) -> None:
    """It tells from what the first one said."""

    class Busy:
        def deliver(self, message: EmailMessage) -> None:
            if not office.taken:
                told.publish(("a1", "s1", "mon 09:30-12:00"))
            office.server().deliver(message)

    a_sender(told, Busy()).step()
    assert [row.state for row in told.messages()] == ["sent", "sent"]
    assert "9 h 00 – 12 h 00, Morestel → lundi 30 novembre, 9 h 30" in text_of(office.messages[1])


def test_at_night_nothing_goes_that_can_wait(told: People, office: PostOffice) -> None:
    """Neither a first try nor a further one; in the morning it goes."""
    told.now = at("wed-1 19:59")
    office.at_rcpt = ["451 4.3.0 later"]
    sender = a_sender(told, office.server())
    assert sender.step() == 1
    told.now = at("wed-1 20:02")
    assert sender.step() == 0
    told.now = at("thu-1 06:59")
    assert sender.step() == 0
    told.now = at("thu-1 07:00")
    assert (sender.step(), len(office.taken)) == (1, 1)


def test_what_became_due_before_the_night_and_was_not_sent_waits(told: People, office: PostOffice) -> None:
    """Nobody was sending in the afternoon."""
    told.now = at("wed-1 21:00")
    sender = a_sender(told, office.server())
    sender.step()
    assert ([(row.due_at, row.tries) for row in told.messages()], office.taken) == ([(at("thu-1 07:00"), 0)], [])


@pytest.mark.parametrize("why", ["muted", "taken back", "over"])
def test_what_need_not_be_said_any_more_is_not_sent(told: People, office: PostOffice, why: str) -> None:
    """Whatever made it needless since it was stored."""
    if why == "muted":
        told.reach("a1", wanted=False)
    elif why == "taken back":
        told.publish(MONDAY)
    else:
        told.now = at("mon 12:00")
    a_sender(told, office.server()).step()
    assert ([row.state for row in told.messages()], office.taken) == (["needless"], [])


def test_one_that_cannot_be_written_keeps_no_other_waiting(told: People, office: PostOffice) -> None:
    """Such as to an address that got in by another way than ours."""
    told.reach("a2", "a2@example.fr\nBcc: all@example.fr")
    told.publish(LATER, ("a2", "s1", "mon 08:30-12:00"))
    a_sender(told, office.server()).step()
    assert {str(row.agent): row.state for row in told.messages()} == {"a1": "sent", "a2": "given_up"}
    assert [recipients for recipients, _ in office.taken] == [("a1@example.fr",)]
