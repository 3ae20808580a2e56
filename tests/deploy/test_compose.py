"""docker-compose.yml holds what an engine, the brokers and the command line take."""

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from config.settings import Settings, settings_from_environment
from events.kafka_bus import KafkaBus
from events.kafka_connection import KafkaConnection
from planner.cli.lazy import COMMANDS
from planner.cli.system.threads import GRACE_SECONDS
from schemas.events import TOPICS
from schemas.events.topic import DEVELOPMENT
from tests.broker.jars import version
from tests.broker.node import Node
from tests.broker.setup import Setup, free_ports
from tests.deploy.composed import FILE, PASSWORD, command_of, compose, ours
from tests.docs.test_command_line import options
from tests.events.transports import receive, send

RUNS = {"worker", "relay", "serve"} & set(COMMANDS)
"""What runs scaled out, as far as it is there."""


def test_it_is_a_compose_file() -> None:
    """As the specification has it."""
    vendored = resources.files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
    schema = json.loads(vendored.read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(compose())] == []


def test_what_it_names_is_there() -> None:
    """Services that others wait for, and volumes."""
    services = compose()["services"]
    for service in services.values():
        assert service.get("depends_on", {}).keys() <= services.keys()
        named = {mount.partition(":")[0] for mount in service.get("volumes", ())}
        assert named <= compose()["volumes"].keys()
    healthy = {
        name
        for service in services.values()
        for name, wait in service.get("depends_on", {}).items()
        if wait["condition"] == "service_healthy"
    }
    assert all("healthcheck" in services[name] for name in healthy)


@pytest.mark.parametrize("name", ours())
def test_every_service_of_ours_calls_a_command_that_there_is(name: str) -> None:
    """With options that it has."""
    command, rest = command_of(ours()[name])
    assert command in COMMANDS
    assert {word for word in rest if word.startswith("-")} <= options(command)


@pytest.mark.parametrize("name", ours())
def test_every_variable_is_a_setting_and_all_of_them_hold_together(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the process reads them."""
    environment = ours()[name]["environment"]
    assert environment.keys() <= {f"BINOME_{field.upper()}" for field in Settings.model_fields}
    for variable, value in environment.items():
        monkeypatch.setenv(variable, str(value))
    settings = settings_from_environment()
    assert settings.kafka_bootstrap_servers == "kafka:9092"
    assert settings.database_url.get_secret_value() == f"postgresql://binome:{PASSWORD}@db/binome"


def test_every_part_runs_and_two_workers_share_the_work() -> None:
    """Each under a name of its own, which it keeps over restarts."""
    commands = [command_of(service)[0] for service in ours().values()]
    assert set(commands) >= RUNS
    workers = [service for service in ours().values() if command_of(service)[0] == "worker"]
    assert len({worker["environment"]["BINOME_MEMBER"] for worker in workers}) == len(workers) == 2


def test_who_runs_waits_for_tables_and_topics() -> None:
    """Both are made before anything asks for them."""
    made = {name: command_of(service)[0] for name, service in ours().items()}
    assert {made["tables"], made["topics"]} == {"db upgrade", "topics create"}
    for name, service in ours().items():
        if made[name] in RUNS:
            waited = {each: wait["condition"] for each, wait in service["depends_on"].items()}
            assert waited == dict.fromkeys(("tables", "topics"), "service_completed_successfully")


def test_who_is_told_to_stop_is_given_the_time_for_it() -> None:
    """More than its parts take at most."""
    for service in ours().values():
        assert int(service["stop_grace_period"].removesuffix("s")) > GRACE_SECONDS


def test_no_secret_stands_in_it_and_nothing_of_ours_has_rights_that_it_does_not_need() -> None:
    """A password is said by who starts it, or it is refused to start."""
    text = FILE.read_text(encoding="utf-8")
    assert re.findall(r"(?:PASSWORD|:)\s*\S*@db", text) == []
    assert set(re.findall(r"BINOME_DB_PASSWORD\S*", text)) >= {"BINOME_DB_PASSWORD:?say"}
    for service in ours().values():
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
        # What answers on the web is there for this machine alone.
        opened = service.get("ports", [])
        assert opened == (["127.0.0.1:8000:8000"] if command_of(service)[0] == "serve" else [])


def test_images_of_others_are_pinned_and_the_broker_is_the_tested_one() -> None:
    """To a version, never to whatever is newest."""
    images = {service["image"] for service in compose()["services"].values() if "build" not in service}
    assert all(re.fullmatch(r"[a-z/]+:\d+\.\d+(\.\d+)?(-[a-z]+)?", image) for image in images)
    assert f"apache/kafka:{version()}" in images


@pytest.mark.slow
def test_the_broker_starts_with_what_is_set_of_it(tmp_path: Path) -> None:
    """A real one, on free ports of this machine; alone as it is, it takes transactions, and groups read them."""
    node = Node(tmp_path / "node", _as_set(tmp_path))
    bus = KafkaBus(KafkaConnection(node.address), DEVELOPMENT)
    try:
        node.start()
        bus.create_topics(TOPICS[:1])
        producer, consumer = bus.producer("relay"), bus.consumer("readers", [TOPICS[0].name])
        send(producer, (TOPICS[0].name, "38", b"{}"))
        assert [message.value for message in receive(consumer, 1)] == [b"{}"]
        producer.close()
        consumer.close()
    finally:
        bus.close()
        node.remove()


def _as_set(folder: Path) -> Setup:
    """What its image makes of the variables, on this machine: `KAFKA_LOG_DIRS` is `log.dirs`."""
    told: dict[str, Any] = compose()["services"]["kafka"]["environment"]
    inside, controller, outside = (f"127.0.0.1:{port}" for port in free_ports(3))
    text = "\n".join(
        f"{name.removeprefix('KAFKA_').replace('_', '.').lower()}={value}"
        for name, value in told.items()
        if name.startswith("KAFKA_")
    )
    for there, here in {
        "kafka:9092": inside, "kafka:9093": controller, "localhost:29092": outside,
        "//:9092": f"//{inside}", "//:9093": f"//{controller}", "//:29092": f"//{outside}",
        "/var/lib/kafka/data": str(folder / "data"),
    }.items():  # fmt: skip
        assert there in text
        text = text.replace(there, here)
    return Setup(text, outside)
