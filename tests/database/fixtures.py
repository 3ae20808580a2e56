"""fixtures: a fresh store for each test, on SQLite and on PostgreSQL; known to all tests."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from planner.store.migrate import upgrade
from planner.store.session import Store
from tests.database.server import PostgresMissingError, Server
from tests.database.shared import alone, end, running

_TEMPLATE = "template_binome"

Fresh = Callable[[], str]
"""Gives the address of a new empty store each time it is called."""


def pytest_unconfigure(config: pytest.Config) -> None:
    """The run is over: so is its server. Workers leave that to who started them."""
    if not hasattr(config, "workerinput"):
        factory = getattr(config, "_tmp_path_factory", None)
        if factory is not None:
            end(factory.getbasetemp())


def _of_the_run(factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of the run share."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own  # noqa: TID251 - as xdist says it


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The server of this run. Where PostgreSQL is not installed the test fails and says what to install."""
    run_of = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()  # noqa: TID251 - as xdist says it
    try:
        return running(_of_the_run(tmp_path_factory), run_of)
    except PostgresMissingError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def _template(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with all tables and no rows, made once; copying it is faster than making it."""
    folder = _of_the_run(tmp_path_factory)
    with alone(folder, _TEMPLATE), psycopg.connect(postgresql.url("postgres"), autocommit=True) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_TEMPLATE]).fetchone():
            server.execute(f"CREATE DATABASE {_TEMPLATE}")
            _make_tables(postgresql.url(_TEMPLATE))
    return _TEMPLATE


@pytest.fixture
def fresh_postgresql(postgresql: Server, _template: str) -> Iterator[Fresh]:
    """Databases of PostgreSQL, dropped when the test is over."""
    made: list[str] = []

    def fresh() -> str:
        made.append(f"test_{secrets.token_hex(6)}")
        with psycopg.connect(postgresql.url("postgres"), autocommit=True) as server:
            server.execute(f"CREATE DATABASE {made[-1]} TEMPLATE {_template}")
        return postgresql.url(made[-1])

    yield fresh
    with psycopg.connect(postgresql.url("postgres"), autocommit=True) as server:
        for name in made:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def _template_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "binome.db"
    _make_tables(f"sqlite:///{path}")
    return path


@pytest.fixture
def fresh_sqlite(_template_file: Path, tmp_path: Path) -> Fresh:
    """Files of SQLite."""

    def fresh() -> str:
        path = tmp_path / f"{secrets.token_hex(6)}.db"
        shutil.copyfile(_template_file, path)
        return f"sqlite:///{path}"

    return fresh


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest) -> Fresh:
    """Addresses of new stores, on the one and on the other."""
    given: Fresh = request.getfixturevalue(f"fresh_{request.param}")
    return given


@pytest.fixture
def store(fresh: Fresh) -> Iterator[Store]:
    """A store with all tables and no rows; what uses it runs on SQLite and on PostgreSQL."""
    made = Store(fresh())
    yield made
    made.close()


@pytest.fixture
def sqlite_store(fresh_sqlite: Fresh) -> Iterator[Store]:
    """The same, on SQLite alone: for what is about something else than the store."""
    made = Store(fresh_sqlite())
    yield made
    made.close()


@pytest.fixture
def postgresql_store(fresh_postgresql: Fresh) -> Iterator[Store]:
    """The same, on PostgreSQL alone."""
    made = Store(fresh_postgresql())
    yield made
    made.close()


def _make_tables(url: str) -> None:
    made = Store(url)
    upgrade(made)
    made.close()
