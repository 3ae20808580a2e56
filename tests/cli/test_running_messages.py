"""The running system writes to people: an absence is reported, and what changed is in a mailbox."""

from tests.cli.calls import binome
from tests.feeds.calendars import read
from tests.messages.post_office import HOST, post_office


def test_an_absence_that_is_worked_off_is_in_the_mailbox_of_whoever_it_changed(imported: dict[str, str]) -> None:
    """By the settings of the environment alone; the address was said on the command line."""
    with post_office() as office:
        settings = {
            **imported,
            "BINOME_SMTP_HOST": HOST,
            "BINOME_SMTP_PORT": str(office.port),
            "BINOME_SMTP_SECURITY": "none",
            "BINOME_MAIL_FROM": "planning@binome.example",
        }
        reached = binome("contact", "set", "--agent", "a-001", "--email", "one@example.fr", settings=settings)
        assert reached.status == 0, reached.err
        away = ("--agent", "a-001", "--from", "2026-12-04", "--to", "2026-12-04")
        assert binome("absence", "report", *away, settings=settings).status == 0
        worked = binome("work", "--until-idle", settings=settings)
        assert worked.status == 0, worked.err
        binome("publish", "--basin", "38", "--week", "2026-W49", settings=settings)
        assert binome("work", "--until-idle", settings=settings).status == 0
    assert {message["To"] for message in office.messages} == {"one@example.fr"}
    parts = [part for part in office.messages[0].walk() if part.get_content_type() == "text/calendar"]
    assert parts
    assert all(read(part.get_payload(decode=True)).events for part in parts)  # type: ignore[arg-type]  # bytes
