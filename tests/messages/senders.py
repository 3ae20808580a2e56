"""senders: one who sends the messages of some people by a mail server, or by any other way."""

from config.messages import load_message_figures
from planner.messages.by_mail import ByMail, Mailer
from planner.messages.delivery import Way
from planner.messages.sender import Sender
from tests.messages.people import People

FROM, PUBLIC = "planning@binome.example", "https://binome.example/38"


def a_sender(people: People, mailer: Mailer) -> Sender:
    """One more of them."""
    return by_ways(people, ByMail(mailer, FROM, PUBLIC))


def by_ways(people: People, *ways: Way) -> Sender:
    """One who sends on these ways."""
    store = people.store
    return Sender(store.transaction, store.reading, people.clock, ways, load_message_figures())
