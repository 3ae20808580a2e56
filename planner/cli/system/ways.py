"""ways: on which ways messages go, as the settings say."""

import ipaddress
from collections.abc import Sequence

from config.settings import Settings
from planner.messages.by_hook import ByHook
from planner.messages.by_mail import ByMail
from planner.messages.delivery import Way
from planner.messages.smtp import SmtpServer


def ways_of(settings: Settings) -> Sequence[Way]:
    """Every way that is set; none where nothing is.

    Raises:
        ValueError: where a network inside is none.
    """
    ways: list[Way] = []
    if settings.smtp_host is not None and settings.mail_from is not None:
        server = SmtpServer(
            settings.smtp_host,
            settings.smtp_port,
            settings.smtp_security,
            settings.smtp_username,
            settings.smtp_password,
            settings.smtp_cafile,
        )
        ways.append(ByMail(server, settings.mail_from, settings.public_url))
    if settings.hook_key is not None:
        named = filter(None, settings.hook_networks.split(","))
        ways.append(ByHook(settings.hook_key, tuple(ipaddress.ip_network(each) for each in named)))
    return ways
