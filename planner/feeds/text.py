"""text: what people wrote, made harmless for a line of iCalendar."""

import unicodedata

MOST_LETTERS = 5000
"""What a text may have; the rest is left out, and three dots say so."""
_BREAKS = ("\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")


def harmless(text: str) -> str:
    """The text with one kind of line break and without signs that are none: no property can be smuggled in by it."""
    if not text.isprintable():
        text = _without_signs(text)
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"


def on_one_line(text: str) -> str:
    """The same for what has room for one line only: a name, a place."""
    return " ".join(harmless(text).split())


def _without_signs(text: str) -> str:
    for sign in _BREAKS:
        text = text.replace(sign, "\n")
    return "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"})
