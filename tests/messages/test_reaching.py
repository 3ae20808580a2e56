"""To which addresses programs are spoken to: never inside, however it is written, unless a setting allows it."""

import ipaddress
import socket

import pytest

from planner.messages.reaching import UnreachableError, target_of

INSIDE = (
    "127.0.0.1",
    "10.1.2.3",
    "192.168.1.1",
    "172.16.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - an address that must not be spoken to
    "224.0.0.1",
    "[::1]",
    "[fe80::1]",
    "[fd00::1]",
    "[::ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "2130706433",
    "0x7f.1",
    "localhost",
)


@pytest.mark.parametrize("host", INSIDE)
def test_what_is_inside_is_not_spoken_to(host: str) -> None:
    """Whichever way its address is written."""
    with pytest.raises(UnreachableError, match=r"inside|not found"):
        target_of(f"https://{host}/x", ())


def names(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """What every name means from now on."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


def test_a_connection_goes_to_the_address_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a name that means something else a moment later leads nowhere else."""
    names(monkeypatch, "93.184.216.34")
    target = target_of("https://program.example:8443/a?b=c", ())
    assert (target.address, target.host, target.port, target.path) == (
        "93.184.216.34",
        "program.example",
        8443,
        "/a?b=c",
    )


def test_a_name_with_one_address_inside_is_not_spoken_to(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, "93.184.216.34", "10.0.0.1")
    with pytest.raises(UnreachableError, match="inside"):
        target_of("https://program.example/", ())


def test_what_a_setting_allows_is_spoken_to_and_nothing_beside_it() -> None:
    allowed = (ipaddress.ip_network("127.0.0.0/8"),)
    assert target_of("http://127.0.0.1:81/", allowed).port == 81
    with pytest.raises(UnreachableError, match="inside"):
        target_of("http://10.0.0.1/", allowed)


@pytest.mark.parametrize(
    "url", ["http://93.184.216.34/", "ftp://93.184.216.34/", "https:///x", "https://user:word@93.184.216.34/", "x"]
)
def test_outside_https_alone_is_spoken(url: str) -> None:
    with pytest.raises(UnreachableError, match="no https address"):
        target_of(url, ())
