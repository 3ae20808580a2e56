"""post_office: a real SMTP server on a port of this machine, that keeps what it takes and answers as it is told to."""

import email
import email.policy
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from pydantic import SecretStr

from planner.messages.smtp import SmtpServer

HOST = "127.0.0.1"
USER, PASSWORD = "binome", "a secret of tests"
OK = "250 OK"


@dataclass
class PostOffice:
    """What the server was given, and what it answers next."""

    port: int = 0
    taken: list[tuple[Sequence[str], bytes]] = field(default_factory=list)
    at_rcpt: list[str] = field(default_factory=list)
    """Answers to the next recipients; then it takes all."""
    at_data: list[str] = field(default_factory=list)
    """Answers to the next messages; then it takes all."""

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer to a recipient."""
        del server, session
        answer = self.at_rcpt.pop(0) if self.at_rcpt else OK
        if answer == OK:
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the same
        """Answer to a message."""
        del server, session
        answer = self.at_data.pop(0) if self.at_data else OK
        if answer == OK:
            assert isinstance(envelope.content, bytes)
            self.taken.append((tuple(envelope.rcpt_tos), envelope.content))
        return answer

    @property
    def messages(self) -> list[EmailMessage]:
        """What it took, as a strict reader finds it."""
        return [read(data) for _, data in self.taken]

    def server(self, **fields: object) -> SmtpServer:
        """The way to it."""
        usual: dict[str, object] = {"host": HOST, "port": self.port, "security": "none"}
        return SmtpServer(**{**usual, **fields})  # type: ignore[arg-type]  # a test says what it changes


def read(data: bytes) -> EmailMessage:
    """The message that a strict reader finds; it raises at what it would have to mend."""
    found = email.message_from_bytes(data, policy=email.policy.SMTP.clone(raise_on_defect=True))
    assert isinstance(found, EmailMessage)
    return found


def text_of(message: EmailMessage) -> str:
    """What its reader reads, with plain spaces."""
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\u00a0", " ")


@contextmanager
def post_office(security: Literal["none", "starttls"] = "none", folder: Path | None = None) -> Iterator[PostOffice]:
    """A server that runs; with STARTTLS it wants a password, and its authority's certificate is written to a folder."""
    made = PostOffice()
    if security == "starttls":
        assert folder is not None
        controller = _Anywhere(
            made,
            hostname=HOST,
            port=0,
            tls_context=_context(folder),
            require_starttls=True,
            auth_required=True,
            authenticator=_known,
        )
    else:
        controller = _Anywhere(made, hostname=HOST, port=0)
    controller.start()
    try:
        made.port = controller.port
        yield made
    finally:
        controller.stop()


class _Anywhere(Controller):
    """On a free port."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]  # it runs
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd's own


def _context(folder: Path) -> ssl.SSLContext:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    return context


def _known(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    del server, session, envelope, mechanism
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


def signed_in(office: PostOffice, folder: Path, password: str = PASSWORD) -> SmtpServer:
    """The way to a server that wants TLS and a password."""
    return office.server(security="starttls", username=USER, password=SecretStr(password), cafile=folder / "ca.pem")
