"""reaching: to which address a program is spoken to: never inside our own house, unless a setting allows it.

A name is looked up once, every address that it has is looked at, and the connection goes to the one that was looked at:
a name that means something else a moment later leads nowhere else. Nobody is followed who sends us elsewhere.
"""

import ipaddress
import operator
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_PORTS = {"https": 443, "http": 80}
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""Whose last four bytes are an address of IPv4 (RFC 6052)."""


class UnreachableError(Exception):
    """An address that is not spoken to; the text says why, as a word."""


@dataclass(frozen=True)
class Target:
    """Where a connection goes."""

    scheme: str
    host: str
    """As it is called; TLS holds it to that."""
    port: int
    address: str
    """Where it is."""
    path: str
    """What is asked for there."""


def target_of(url: str, allowed: Iterable[Network]) -> Target:
    """Where an address leads now.

    Raises:
        UnreachableError: where it leads inside, or nowhere.
    """
    parts = urlsplit(url)
    networks = tuple(allowed)
    if parts.scheme not in _PORTS or not parts.hostname or parts.username or parts.password:
        raise UnreachableError("no https address")
    try:
        port = parts.port or _PORTS[parts.scheme]
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        raise UnreachableError(f"not found: {type(error).__name__}") from error
    addresses = [_plain(ipaddress.ip_address(str(each[4][0]).partition("%")[0])) for each in found]
    inside = [any(each.version == network.version and each in network for network in networks) for each in addresses]
    outside = [each.is_global and not each.is_multicast for each in addresses]
    if not addresses or not all(map(operator.or_, inside, outside)):
        raise UnreachableError("inside")
    if parts.scheme == "http" and not all(inside):
        raise UnreachableError("no https address")
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    return Target(parts.scheme, parts.hostname, port, str(addresses[0]), path)


def _plain(address: Address) -> Address:
    """Where an address of IPv6 comes out that stands for one of IPv4: written so, tunnelled, or translated."""
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else address)
