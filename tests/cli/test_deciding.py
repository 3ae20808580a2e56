"""What a manager looks at and decides: proposals, consents, pins, closures, the horizon."""

import json
from typing import Any

from tests.cli.calls import BASIN, HERE, WEEK, Ended, binome


def composed(settings: dict[str, str]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(binome("problem", *HERE, settings=settings).out)
    return content


def done(*arguments: str, settings: dict[str, str]) -> Ended:
    """A call that does what it says."""
    ended = binome(*arguments, settings=settings)
    assert ended.status == 0, ended.err
    return ended


def test_a_proposal_is_shown_consented_to_and_published(imported: dict[str, str]) -> None:
    """With names on the terminal and ids in JSON; what was asked for by number must be what waits."""
    settings = imported | {"BINOME_PUBLICATION": "review"}
    assert binome("propose", *HERE, "--show-diff", settings=settings).status == 1
    done("absence", "report", "--agent", "a-001", "--from", "2026-12-04", "--to", "2026-12-04", settings=settings)
    done("work", "--until-idle", settings=settings)
    told = json.loads(done("propose", *HERE, "--json", settings=settings).out)
    assert (told["basin"], told["week"], told["overtaken"]) == (BASIN, WEEK, False)
    assert told["waiting"]
    assert told["changes"]
    shown = done("propose", *HERE, "--show-diff", settings=settings).out
    names = {agent["id"]: agent["name"] for agent in composed(settings)["agents"]}
    assert all(names[change["agent"]] in shown for change in told["changes"])
    assert "{agent:" not in shown
    assert "→" not in done("propose", *HERE, settings=settings).out
    assert binome("publish", *HERE, "--revision", "99", settings=settings).status == 1
    done("publish", *HERE, "--revision", str(told["revision"]), settings=settings)
    assert binome("propose", *HERE, settings=settings).status == 1


def test_a_proposal_that_facts_have_overtaken_says_so(imported: dict[str, str]) -> None:
    """Why it waited does not matter any more; publishing it is refused."""
    settings = imported | {"BINOME_PUBLICATION": "review"}
    done("absence", "report", "--agent", "a-001", "--from", "2026-12-04", "--to", "2026-12-04", settings=settings)
    done("work", "--until-idle", settings=settings)
    done("consent", "--agent", "a-001", "--date", "2026-12-03", settings=settings)
    assert json.loads(done("propose", *HERE, "--json", settings=settings).out)["overtaken"] is True
    assert "une nouvelle proposition suit" in done("propose", *HERE, settings=settings).out
    assert binome("publish", *HERE, settings=settings).status == 1


def test_a_consent_is_stored_once_and_known_to_the_problem(imported: dict[str, str]) -> None:
    """Unknown people and what is no date are wrong use, a day gone by is refused; a consent can be taken back."""
    consent = ("consent", "--agent", "a-001", "--date", "2026-12-03")
    before = composed(imported)["consents"]
    assert done(*consent, settings=imported).err == "Accord enregistré.\n"
    assert done(*consent, settings=imported).err == "Déjà enregistré.\n"
    assert composed(imported)["consents"] == [*before, {"agent": "a-001", "date": "2026-12-03"}]
    for agent, date, status in (("nobody", "2026-12-03", 2), ("a-001", "tomorrow", 2), ("a-001", "2026-11-25", 1)):
        assert binome("consent", "--agent", agent, "--date", date, settings=imported).status == status
    assert done(*consent, "--withdraw", settings=imported).err == "Accord repris.\n"
    assert composed(imported)["consents"] == before
    assert binome(*consent, "--withdraw", settings=imported).status == 1


def test_a_shift_is_pinned_with_a_request_until_it_is_lifted(imported: dict[str, str]) -> None:
    """Times without offset are those of the basin; a pin that is no shift is refused."""
    before = composed(imported)
    agent, site = before["agents"][0]["id"], before["agents"][0]["sites"][0]
    pin = f"{agent} {site} 2026-12-01T09:00 2026-12-01T12:00"
    done("request", *HERE, "--pin", pin, settings=imported)
    added = [each for each in composed(imported)["pins"] if each not in before["pins"]]
    assert added == [
        {"agent": agent, "site": site, "start": "2026-12-01T09:00:00+01:00", "end": "2026-12-01T12:00:00+01:00"}
    ]
    assert binome("request", *HERE, "--pin", f"{agent} {site}", settings=imported).status == 2
    assert binome("request", *HERE, "--pin", pin.replace(site, "nowhere"), settings=imported).status == 1
    assert binome("unpin", *HERE, "--agent", "nobody", settings=imported).status == 1
    done("unpin", *HERE, "--agent", agent, settings=imported)
    assert added[0] not in composed(imported)["pins"]
    assert binome("unpin", *HERE, "--agent", agent, settings=imported).status == 1


def test_a_site_is_shut_and_opened_again(imported: dict[str, str]) -> None:
    """Unknown sites and ends before starts are wrong use."""
    site = composed(imported)["sites"][0]["id"]
    shut = ("closure", "set", "--site", site, "--id", "works", "--from", "2026-12-02", "--to", "2026-12-02")
    assert done(*shut, settings=imported).out == "works\n"
    assert "2026-12-02" in composed(imported)["sites"][0]["closed_on"]
    assert binome(*shut[:-1], "2026-12-01", settings=imported).status == 2
    assert binome(*shut[:3], "nowhere", *shut[4:], settings=imported).status == 2
    done("closure", "lift", "works", settings=imported)
    assert "2026-12-02" not in composed(imported)["sites"][0]["closed_on"]
    assert binome("closure", "lift", "unheard-of", settings=imported).status == 1


def test_a_basin_is_planned_ahead_until_that_is_switched_off(imported: dict[str, str]) -> None:
    """The weeks to plan are named, once."""
    assert "2026-W50" in done("horizon", "on", "--basin", BASIN, settings=imported).err
    assert done("horizon", "on", "--basin", BASIN, settings=imported).err == "Horizon activé.\n"
    assert done("horizon", "off", "--basin", BASIN, settings=imported).err == "Horizon arrêté.\n"
    assert binome("horizon", "on", "--basin", "99", settings=imported).status == 1
