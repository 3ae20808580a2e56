"""Accounts and tokens on the command line: given out once, listed without what opens anything, taken back for good."""

import json

import pytest
from sqlmodel import select

from planner.cli.main import run
from planner.services.access.accounts import use_link
from planner.services.access.passwords import is_right
from planner.store.session import Store
from schemas.tables.access import AccountRow, InvitationRow
from tests.cli.calls import binome
from tests.wall import at


@pytest.fixture
def made(settings: dict[str, str]) -> dict[str, str]:
    """A store with nothing in it."""
    assert binome("db", "upgrade", settings=settings).status == 0
    return settings


def test_a_token_is_made_listed_and_revoked(made: dict[str, str]) -> None:
    """Its text is on standard output once, and in no list."""
    asked = ("token", "create", "planif", "--ends", "2027-06-30", "--scope", "basin:38")
    token = binome(*asked, "--scope", "right:absences.write", settings=made)
    assert token.status == 0, token.err
    listed = binome("token", "list", "--json", settings=made).out
    (row,) = json.loads(listed)
    assert (row["state"], row["role"], row["name"]) == ("good", "machine", "planif")
    assert token.out.strip() not in listed
    assert row["token"] in token.err
    assert binome("token", "revoke", row["token"], settings=made).status == 0
    assert "retiré" in binome("token", "list", settings=made).out


def test_what_a_token_cannot_be_is_wrong_use(made: dict[str, str]) -> None:
    """A right that is none, and a scope of another role."""
    asked = ("token", "create", "planif", "--ends", "2027-06-30", "--scope", "basin:38")
    for wrong in ("right:everything", "site:s1"):
        assert binome(*asked, "--scope", wrong, settings=made).status == 2


def test_an_account_has_no_password_before_one_is_chosen(made: dict[str, str]) -> None:
    """By a link that can be used once, and is whole: where people reach the system stands in it."""
    asked = ("account", "create", "lea", "--role", "agent", "--scope", "agent:a-001")
    account = binome(*asked, settings=made | {"BINOME_PUBLIC_URL": "https://binome.example/ici/"})
    assert account.status == 0, account.err
    assert account.out.startswith("https://binome.example/ici/bienvenue#")
    store, now, secret = Store(made["BINOME_DATABASE_URL"]), at("thu-1 11:00"), account.out.strip().partition("#")[2]
    with store.transaction() as session:
        row = session.exec(select(AccountRow)).one()
        assert (row.login, row.password_hash) == ("lea", None)
        assert use_link(session, secret, "un mot de passe", now) is not None
        assert use_link(session, secret, "un autre mot", now) is None
        assert is_right("un mot de passe", row.password_hash)
        assert not is_right("un mot de pass", row.password_hash)
    store.close()


def test_a_password_is_read_from_standard_input(made: dict[str, str]) -> None:
    """A short one is refused; a login is somebody's once."""
    create = ("account", "create", "max", "--role", "auditor", "--scope", "basin:38", "--password-stdin")
    given = (b"court\n", b"assez long pour moi\n", b"assez long pour moi\n")
    assert [binome(*create, settings=made, given=each).status for each in given] == [2, 0, 2]


def test_an_account_is_prepared_for_whom_the_provider_knows(made: dict[str, str]) -> None:
    """By an address that nobody else has; without a provider nobody can be prepared for."""
    create = ("account", "create", "lea", "--role", "agent", "--scope", "agent:a-001", "--email", "lea@mairie.example")
    assert binome(*create, settings=made).status == 2
    at = made | {"BINOME_OIDC_ISSUER": "https://id.example", "BINOME_OIDC_CLIENT_ID": "binome"}
    account = binome(*create, settings=at)
    assert account.status == 0, account.err
    max_ = ("account", "create", "max", "--role", "auditor", "--scope", "basin:38", "--email", "LEA@mairie.example")
    assert binome(*max_, settings=at).status == 2
    assert binome("account", "unbind", "lea", settings=at).status == 0
    store = Store(made["BINOME_DATABASE_URL"])
    with store.reading() as session:
        assert [row.id for row in session.exec(select(AccountRow))] == [account.out.strip()]
        assert session.exec(select(InvitationRow)).all() == []
    store.close()


def test_a_closed_account_is_kept_and_can_be_opened_again(made: dict[str, str]) -> None:
    """One that nobody has is told of."""
    create = ("account", "create", "max", "--role", "auditor", "--scope", "basin:38", "--password-stdin")
    assert binome(*create, settings=made, given=b"assez long pour moi\n").status == 0
    closed = []
    for verb in ("close", "open"):
        assert binome("account", verb, "max", settings=made).status == 0
        assert binome("account", verb, "nobody", settings=made).status == 2
        store = Store(made["BINOME_DATABASE_URL"])
        with store.reading() as session:
            closed += [row.disabled for row in session.exec(select(AccountRow))]
        store.close()
    assert closed == [True, False]


def test_who_forgot_the_password_gets_another_link(made: dict[str, str]) -> None:
    """The one before is worth nothing then; none for who is unknown or closed, or where nobody has a password."""
    first = binome("account", "create", "lea", "--role", "agent", "--scope", "agent:a-001", settings=made)
    (row,) = json.loads(binome("account", "list", "--json", settings=made).out)
    assert (row["login"], row["state"], row["scopes"]) == ("lea", "waiting", ["agent:a-001"])
    again = binome("account", "link", "lea", settings=made)
    assert (again.status, first.out == again.out) == (0, False), again.err
    store, now = Store(made["BINOME_DATABASE_URL"]), at("thu-1 11:00")
    with store.transaction() as session:
        assert use_link(session, first.out.strip().partition("#")[2], "un mot de passe", now) is None
        assert use_link(session, again.out.strip().partition("#")[2], "un mot de passe", now) is not None
    store.close()
    assert "lea  ouvert  agent  agent:a-001" in binome("account", "list", settings=made).out
    assert binome("account", "close", "lea", settings=made).status == 0
    without = made | {"BINOME_PASSWORDS": "off"}
    for login, settings in (("lea", made), ("nobody", made), ("lea", without)):
        assert binome("account", "link", login, settings=settings).status == 2


def test_whoever_starts_without_an_account_is_told_how_to_make_the_first(
    made: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Until there is one."""
    monkeypatch.setattr("planner.cli.run.run_side_by_side", lambda _, __, port, told: told(port))
    monkeypatch.setattr("planner.cli.system.opened.configure_logs", lambda *_, **__: None)  # that of the tests stays
    for name, value in made.items():
        monkeypatch.setenv(name, value)
    told = []
    for arguments in (["run"], ["account", "create", "lea", "--role", "auditor", "--scope", "basin:38"], ["run"]):
        assert run(arguments) == 0
        told.append("binome account create" in capsys.readouterr().err)
    assert told == [True, False, False]
