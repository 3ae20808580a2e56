"""A store that is restored from an older backup: what came since is read or told again, and ends as it did."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from planner.store.backup import backup
from tests.database.server import program
from tests.faults.campaign import End, at_the_end
from tests.faults.holding import faults
from tests.faults.network import Weeks
from tests.faults.story import beginning, middle
from tests.faults.way import Way
from tests.faults.world import World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def lived(way: Way, folder: Path, weeks: Weeks, kept: Path) -> None:
    """A run that was backed up, while it was working, before most of it happened."""
    with World(way, folder, weeks) as world:
        world.tell(*beginning(weeks))
        world.rest()
        backup(world.store, kept)
        world.tell(*middle(weeks))
        world.rest()
        assert faults(world) == []


def test_embedded_what_was_told_since_has_to_be_told_again(
    alone: Callable[[], Way], weeks: Weeks, tmp_path: Path, reference: list[End]
) -> None:
    """The bus lies in the same file. Whoever tells everything again tells nothing twice."""
    way, kept = alone(), tmp_path / "kept.db"
    lived(way, tmp_path, weeks, kept)
    file = Path(way.url.removeprefix("sqlite:///"))
    for end in ("-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
    kept.replace(file)
    with World(way, tmp_path, weeks, empty=False) as world:
        world.rest()
        assert at_the_end(world).facts["absence"] == []
        world.tell(*beginning(weeks), *middle(weeks))
        world.rest()
        assert faults(world) == []
        assert at_the_end(world).facts == reference[-1].facts


def test_on_kafka_what_was_told_since_is_read_again(
    together: Callable[[], Way], weeks: Weeks, tmp_path: Path, reference: list[End]
) -> None:
    """Offsets went back with the facts. What was published of the lost time stays on the bus, under what is now."""
    way, kept = together(), tmp_path / "kept.dump"
    lived(way, tmp_path, weeks, kept)
    _restore(way, kept)
    with World(way, tmp_path, weeks, empty=False) as world:
        world.told += [*beginning(weeks), *middle(weeks)]
        world.rest()
        assert faults(world, whole_history=False) == []
        assert at_the_end(world).facts == reference[-1].facts


def _restore(way: Way, kept: Path) -> None:
    with psycopg.connect(way.url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    with kept.open("rb") as dump:
        command = [program("pg_restore"), "--no-owner", "--dbname", way.url]
        subprocess.run(command, stdin=dump, check=True)  # noqa: S603 - PostgreSQL's own program
