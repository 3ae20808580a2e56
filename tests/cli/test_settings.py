"""`binome settings`: all of them, what holds, and never a secret."""

import json

from config.settings import Settings
from planner.cli.setting_words import MEANINGS
from tests.cli.calls import binome

SECRETS = {
    "BINOME_DATABASE_URL": "postgresql://binome:correct-horse@db/binome",
    "BINOME_KAFKA_SASL_PASSWORD": "battery-staple",
    "BINOME_KAFKA_SSL_PASSWORD": "hunter-two",
}


def test_every_setting_has_a_sentence() -> None:
    """And there is none for a setting that is none."""
    assert list(MEANINGS) == list(Settings.model_fields)
    assert all(text.endswith(".") for text in MEANINGS.values())


def test_each_is_listed_with_what_holds() -> None:
    """What is set, and what is the default."""
    done = binome("settings", settings={"BINOME_SOLVE_SECONDS": "12"})
    assert done.status == 0
    assert "BINOME_SOLVE_SECONDS=12.0\n" in done.out
    assert "BINOME_REPLAN_SECONDS=2.0  (par défaut)\n" in done.out
    assert "BINOME_MEMBER  (non réglé)\n" in done.out
    assert done.out.count("BINOME_") == len(MEANINGS)


def test_a_machine_reads_the_same() -> None:
    """Value, default, whether it is set, and what it means."""
    done = binome("settings", "--json", settings={"BINOME_LOG_LEVEL": "debug"})
    found = {each["variable"]: each for each in json.loads(done.out)}
    assert found["BINOME_LOG_LEVEL"] == {
        "variable": "BINOME_LOG_LEVEL",
        "value": "debug",
        "default": "info",
        "is_set": True,
        "means": MEANINGS["log_level"],
    }
    assert found["BINOME_MEMBER"]["value"] is None


def test_no_secret_is_printed() -> None:
    """Neither for people nor for machines; that it is set may be known."""
    for arguments in ((), ("--json",)):
        done = binome("settings", *arguments, settings=SECRETS)
        assert done.status == 0
        for secret in ("correct-horse", "battery-staple", "hunter-two"):
            assert secret not in done.out + done.err
        assert "postgresql://binome:***@db/binome" in done.out


def test_a_variable_at_fault_is_named() -> None:
    """As for any other command."""
    done = binome("settings", settings={"BINOME_LOG_LEVEL": "loud"})
    assert done.status == 2
    assert "BINOME_LOG_LEVEL" in done.err
