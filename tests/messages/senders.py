"""senders: one who sends the messages of some people by a mail server."""

from config.messages import load_message_figures
from planner.messages.sender import Mailer, Post, Sender
from tests.messages.people import People

FROM, PUBLIC = "planning@binome.example", "https://binome.example/38"


def a_sender(people: People, mailer: Mailer) -> Sender:
    """One more of them."""
    store = people.store
    return Sender(store.transaction, store.reading, people.clock, Post(mailer, FROM, PUBLIC), load_message_figures())
