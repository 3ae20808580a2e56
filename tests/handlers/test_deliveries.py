"""Deliveries of RDV Service Public at the address they are posted to: from the signature to the stored absence."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlmodel import col, select
from structlog.testing import capture_logs

from planner.web.rdv_service_public import MOST_BYTES, PATH, deliveries
from schemas.tables.absence import AbsenceRow
from schemas.tables.employer import EmployerRow
from schemas.tables.identity import IdentityRow
from tests.events.adapters.sent import absence, delivery, signed
from tests.handlers.town import Town
from tests.services.weeks import two_sites

SECRET = "not to be guessed"  # noqa: S105 - of this test
TUESDAY = {"first_day": "2026-12-01"}
FIRST, LATER, LAST = (f"2026-11-09T08:0{minute}:00+01:00" for minute in range(3))


@pytest.fixture
def known(town: Town) -> Town:
    """Agent 12 of the tool is a1."""
    town.knows(two_sites("mon-3 10:00"))
    with town.store.transaction() as session:
        session.add(IdentityRow(system="rdv-service-public", kind="agent", external="12", ours="a1"))
    return town


def post(town: Town, body: bytes, signature: str | None = None, secret: str | None = SECRET) -> httpx.Response:
    """What is answered to a delivery; without a signature, one that is signed well."""
    app = FastAPI()
    held = None if secret is None else SecretStr(secret)
    app.include_router(deliveries(held, town.parts.transaction, lambda: town.now))
    headers = {"x-lapin-signature": signed(body, SECRET) if signature is None else signature}

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
            return await client.post(PATH, content=body, headers=headers)

    return asyncio.run(ask())


def rows(town: Town) -> Mapping[str, bool]:
    """Each absence, and whether it stands."""
    with town.store.reading() as session:
        found = session.exec(select(AbsenceRow).order_by(col(AbsenceRow.id))).all()
    return {row.id: not row.cancelled for row in found}


def test_an_absence_is_taken_once(known: Town) -> None:
    """A second delivery ends as the first did, and changes nothing."""
    body = delivery(absence(**TUESDAY), at=FIRST)
    assert [post(known, body).json() for _ in range(2)] == [{"applied": 1}] * 2
    assert rows(known) == {"rdv-service-public/7": True}


def test_a_late_delivery_does_not_undo_a_newer_one(known: Town) -> None:
    """By the tool's own times, in whatever order they come."""
    assert post(known, delivery(absence(**TUESDAY), event="destroyed", at=LATER)).json() == {"applied": 1}
    assert post(known, delivery(absence(**TUESDAY), at=FIRST)).json() == {"superseded": 1}
    assert rows(known) == {"rdv-service-public/7": False}
    assert post(known, delivery(absence(**TUESDAY), at=LAST)).json() == {"applied": 1}
    assert rows(known) == {"rdv-service-public/7": True}


def test_days_that_repeat_are_cancelled_when_they_are_taken_out(known: Town) -> None:
    """The others stay."""
    post(known, delivery(absence(**TUESDAY, rrule="FREQ=WEEKLY;COUNT=2"), at=FIRST))
    done = post(known, delivery(absence(**TUESDAY, rrule="FREQ=WEEKLY;COUNT=1"), event="updated", at=LATER))
    assert done.json() == {"applied": 2}
    assert rows(known) == {"rdv-service-public/7/2026-12-01": True, "rdv-service-public/7/2026-12-08": False}


def test_who_is_in_no_sheet_is_ignored(known: Town) -> None:
    """And so is what is no absence."""
    assert post(known, delivery(absence(agent={"id": 13}), at=FIRST)).json() == {"ignored": 1}
    assert post(known, delivery({"id": 1}, model="User")).json() == {"ignored": 1}
    assert rows(known) == {}


def test_an_employer_that_listens_to_others_only_hears_nothing_and_the_log_says_so(known: Town) -> None:
    """The allow-list of sources holds here as on the bus; nobody reads what the tool is answered."""
    with known.store.transaction() as session:
        for employer in session.exec(select(EmployerRow)):
            employer.sources = ["/hr"]
            session.add(employer)
    with capture_logs() as said:
        assert post(known, delivery(absence(**TUESDAY), at=FIRST)).json() == {"rejected": 1}
    assert rows(known) == {}
    (line,) = (each for each in said if each["event"] == "delivery.rejected")
    assert (line["subject"], line["expected"]) == (
        "rdv-service-public/7",
        ["/source: a source that the agent's employer listens to"],
    )


@pytest.mark.parametrize("signature", ["", "0" * 64, "é", signed(b"other", SECRET)])
def test_what_is_not_signed_is_not_looked_at(known: Town, signature: str) -> None:
    """Nor is anything where no secret is set."""
    body = delivery(absence(**TUESDAY), at=FIRST)
    header = signature.encode().decode("latin-1")
    assert post(known, body, header.encode("ascii", "replace").decode()).status_code == 401
    assert post(known, body, secret=None).status_code == 401
    assert post(known, body, signed(body, ""), secret="").status_code == 401
    assert rows(known) == {}


def test_a_body_of_the_greatest_size_is_read_and_a_greater_one_is_not(known: Town) -> None:
    """Whether it is signed or not."""
    body = delivery(absence(**TUESDAY), at=FIRST)
    assert post(known, body.ljust(MOST_BYTES)).status_code == 200
    assert post(known, body.ljust(MOST_BYTES + 1)).status_code == 413


def test_what_cannot_be_read_is_answered_with_its_places(known: Town) -> None:
    """Never with what stood there."""
    answer = post(known, delivery(absence(first_day="grippe")))
    assert (answer.status_code, answer.json()) == (422, {"status": "not read", "places": ["/data/first_day"]})


def test_why_someone_is_away_is_neither_kept_nor_logged(
    known: Town, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Not one byte of the store's files has it, nor the name or the address."""
    told = {**absence(**TUESDAY, title="CHIMIOTHERAPIE"), "agent": {"id": 12, "email": "anne.martin@example.org"}}
    words = ("CHIMIOTHERAPIE", "anne.martin")
    answers = [post(known, delivery(told | other, at=FIRST)).text for other in ({}, {"first_day": "x"}, {"rrule": "x"})]
    assert rows(known)
    said = "".join((*answers, *capfd.readouterr(), caplog.text))
    database = Path(known.store.url.database or "")
    held = b"".join(path.read_bytes() for path in database.parent.glob(f"{database.name}*"))
    assert b"rdv-service-public/7" in held
    assert [word for word in words if word in said or word.encode() in held] == []
