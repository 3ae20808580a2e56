"""folding: lines of at most 75 octets, as RFC 5545 (3.1) asks, without parting the octets of a character."""

from collections.abc import Iterator

MOST_OCTETS = 75


def folded(text: str) -> bytes:
    """Lines that end in CR LF, folded; a blank goes before each that continues another."""
    return b"".join(piece + b"\r\n" for line in text.split("\r\n") if line for piece in _pieces(line))


def _pieces(line: str) -> Iterator[bytes]:
    octets = line.encode()
    begin, room, lead = 0, MOST_OCTETS, b""
    while len(octets) - begin > room:
        end = begin + room
        while _is_inside(octets[end]):
            end -= 1
        yield lead + octets[begin:end]
        begin, room, lead = end, MOST_OCTETS - 1, b" "
    yield lead + octets[begin:]


def _is_inside(octet: int) -> bool:
    """Whether an octet continues a character of UTF-8."""
    return octet & 0b1100_0000 == 0b1000_0000
