"""smtp: gives messages to the server that delivers them, and says of a failure whether trying again is of use."""

import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

from pydantic import SecretStr

from planner.messages.delivery import DeliveryError

SECONDS = 30.0
"""How long one step of a delivery may last."""


@dataclass(frozen=True)
class SmtpServer:
    """A server that takes mail."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    username: str | None = None
    password: SecretStr | None = field(default=None, repr=False)
    cafile: Path | None = None
    """Certificates that are trusted; those of the system where none is given."""
    seconds: float = SECONDS

    def deliver(self, message: EmailMessage) -> None:
        """Give a message away.

        Raises:
            DeliveryError: where it was not taken.
        """
        try:
            with self._connected() as server:
                server.send_message(message)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
            raise _refused(error) from error
        except (OSError, smtplib.SMTPException) as error:
            raise DeliveryError(type(error).__name__, for_good=False) from error

    def _connected(self) -> "_Leaving":
        context = ssl.create_default_context(cafile=self.cafile) if self.security != "none" else None
        if self.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.seconds, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=self.seconds)
        leaving = _Leaving(server)
        try:
            if self.security == "starttls":
                server.starttls(context=context)
            if self.username is not None and self.password is not None:
                server.login(self.username, self.password.get_secret_value())
        except BaseException:
            server.close()
            raise
        return leaving


@dataclass(frozen=True)
class _Leaving:
    """A connection that is left in peace: once a message was taken, no goodbye can undo that."""

    server: smtplib.SMTP

    def __enter__(self) -> smtplib.SMTP:
        return self.server

    def __exit__(self, *_: object) -> None:
        try:
            self.server.quit()
        except (OSError, smtplib.SMTPException):
            self.server.close()


def _refused(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException) -> DeliveryError:
    """For good is what is said of this address or of this message; what is said of us may be mended."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers: Mapping[str, tuple[int, bytes]] = error.recipients
        code = max(code for code, _ in answers.values())
        return DeliveryError(f"RCPT {code}", for_good=code >= 500)
    code = error.smtp_code
    of_message = isinstance(error, smtplib.SMTPDataError)
    return DeliveryError(f"{type(error).__name__} {code}", for_good=of_message and code >= 500)
