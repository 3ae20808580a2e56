"""`binome topics create`: the topics of the bus, with the settings that they must have."""

import sys

from config.settings import load_settings
from events.bus import BusError
from planner.cli.answers import put_line
from planner.cli.clock import the_clock
from planner.cli.errors import PartMissingError
from planner.cli.stores import any_store
from planner.cli.system.parts import Parts
from planner.store.migrate import require_up_to_date
from schemas.events import TOPICS

HELP = """Crée les sujets du bus qui manquent, et les nomme. Ceux qui existent restent comme ils sont.

Avec BINOME_KAFKA_BOOTSTRAP_SERVERS, sur Kafka ; sans, dans la base.

Code de retour :
0 : tous les sujets existent ;
5 : Kafka ou la base n’est pas accessible.
"""


def command() -> None:
    """Make those that are missing; on Kafka no database is needed for it."""
    settings = load_settings()
    with any_store() as store:
        parts = Parts(settings, the_clock(settings), store)
        try:
            if parts.embedded:
                store.reach()
                require_up_to_date(store)
            for name in (made := parts.bus.create_topics(TOPICS)):
                put_line(name)
            if not made:
                print("Tous les sujets existent déjà.", file=sys.stderr)
        except BusError as error:
            where = settings.kafka_bootstrap_servers or store.place
            raise PartMissingError(f"Le bus n’est pas disponible : {where}\n{error}") from error
        finally:
            parts.close()
