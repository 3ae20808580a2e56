"""jars: the broker's files, copied once by Maven and kept in the user's cache."""

import fcntl
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
NEEDED = ("java", "mvn")
MISSING = (
    "A real Kafka broker needs Java 17 and Maven, and {missing} cannot be found.\n"
    "Install them: apt-get install default-jre-headless maven"
)


class BrokerNotToBeHadError(Exception):
    """What the broker needs is missing; the text says what to install."""


def version() -> str:
    """The broker's version, as the POM has it."""
    found = re.search(r"<kafka\.version>(.+?)</", POM.read_text(encoding="utf-8"))
    assert found, "tests/broker/pom.xml names the version in <kafka.version>"
    return found.group(1)


def jars() -> Path:
    """The folder of the broker's files; copies them where they are not there yet."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        raise BrokerNotToBeHadError(MISSING.format(missing=" and ".join(missing)))
    cache = Path.home() / ".cache" / "binome"
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / f"kafka-{version()}"
    with (cache / "kafka.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # many workers, one copy
        if not folder.exists():
            _copy(folder)
    return folder


def _copy(folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent) as draft:
        goals = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={draft}/jars"]
        command = ["mvn", "--batch-mode", "--quiet", "--file", str(POM), *goals]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own POM
        if done.returncode:
            raise BrokerNotToBeHadError(f"Maven could not copy Kafka's files:\n{done.stdout}{done.stderr}")
        (Path(draft) / "jars").rename(folder)
