"""The rules of an `opening_hours` text: where each begins, what it selects, and what it says of the doors.

Only as much of the grammar as a site's calendar needs; the library that expands the text knows the rest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

_TOKEN = re.compile(
    r"""(?P<comment>"[^"]*")
    |(?P<always>24/7)
    |(?P<span>\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2})
    |(?P<time>\d{1,2}:\d{2})
    |(?P<year>\d{4})
    |(?P<number>\d{1,2})
    |(?P<word>[^\W\d_]+)
    |(?P<sign>\|\||[^\s\w"])
    |(?P<space>\s+)
    |(?P<odd>.)""",
    re.VERBOSE,
)

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
"""Days of the week as the texts name them."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Months as the texts name them."""
SHUT = ("off", "closed")
"""Words that close."""
STATES = ("open", "unknown", *SHUT)
"""Words that say how the doors stand."""
PUBLIC_HOLIDAY = "PH"
"""The selector of public holidays."""

_ONE_DATE = re.compile(r"^(\d{4}) ([A-Z][a-z]{2}) (\d{1,2})$")


@dataclass(frozen=True)
class Token:
    """A word, a number, a sign of a text."""

    kind: str
    """Kind: the name of a group above."""
    text: str
    """As it stands."""
    place: int
    """Characters before it."""


@dataclass(frozen=True)
class Rule:
    """One rule of a text."""

    tokens: tuple[Token, ...]
    """Its tokens without spaces."""
    separator: str = ";"
    """What parts it from the rule before: `;` overrides the days that it selects, `,` adds to them."""

    @property
    def selector(self) -> tuple[Token, ...]:
        """Tokens that say on which dates it holds."""
        for index, token in enumerate(self.tokens):
            if token.kind in ("span", "time", "comment", "always") or token.text in STATES:
                return self.tokens[:index]
        return self.tokens

    @property
    def rest(self) -> tuple[Token, ...]:
        """Tokens after its selector: hours, state, comment."""
        return self.tokens[len(self.selector) :]

    @property
    def text(self) -> str:
        """The rule as it is written."""
        return written(self.tokens)

    @property
    def shuts(self) -> bool:
        """Whether it closes."""
        return any(token.text in SHUT for token in self.rest)

    @property
    def comment(self) -> str:
        """What it says in quotes."""
        return "".join(token.text.strip('"') for token in self.rest if token.kind == "comment")

    @property
    def of_holidays(self) -> bool:
        """Whether it speaks of public holidays."""
        return any(token.text == PUBLIC_HOLIDAY for token in self.selector)

    @property
    def closure(self) -> bool:
        """Whether it shuts the site on dates or holidays, rather than leaving days of the week without hours."""
        words = {token.text for token in self.selector}
        timed = any(token.kind == "span" for token in self.rest)
        return self.shuts and not timed and bool(words) and not words & {*DAYS}

    @property
    def date(self) -> date | None:
        """The one date that it is about."""
        match = _ONE_DATE.match(written(self.selector))
        if match is None or match[2] not in MONTHS:
            return None
        try:
            return date(int(match[1]), MONTHS.index(match[2]) + 1, int(match[3]))
        except ValueError:
            return None

    def commented(self, comment: str) -> "Rule":
        """The same with another comment."""
        bare = tuple(token for token in self.tokens if token.kind != "comment")
        return replace(self, tokens=(*bare, Token("comment", f'"{comment}"', 0)))


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text, spaces left out."""
    found = _TOKEN.finditer(text)
    return tuple(
        Token(match.lastgroup or "odd", match[0], match.start()) for match in found if match.lastgroup != "space"
    )


def rules_of(text: str) -> tuple[Rule, ...]:
    """The rules of a text in their order; empty ones are left out."""
    return tuple(rule for rule in _parted(tokens_of(text)) if rule.tokens)


def _parted(tokens: tuple[Token, ...]) -> Iterator[Rule]:
    """A comma parts two rules only after hours, a state or a comment, and where no further hours follow."""
    begin, separator, said = 0, ";", False
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        parts = token.text == ";" or (
            token.text == "," and said and following is not None and following.kind not in ("span", "time")
        )
        if parts:
            yield Rule(tokens[begin:index], separator)
            begin, separator, said = index + 1, token.text, False
        elif token.kind in ("span", "time", "comment") or token.text in STATES:
            said = True
    yield Rule(tokens[begin:], separator)


def written(tokens: tuple[Token, ...]) -> str:
    """Tokens as a text: a space between words, none around signs."""
    text, last = "", Token("sign", "", 0)
    for token in tokens:
        apart = token.kind != "sign" and (last.kind != "sign" or last.text == "]")
        text += f" {token.text}" if apart and text else token.text
        if token.text == ":":
            text += " "  # "Aug 09-30: Mo": what follows a colon stands apart
        last = token
    return text


def date_text(day: date) -> str:
    """A date as the texts name it."""
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02d}"


def joined(rules: tuple[Rule, ...]) -> str:
    """Rules as a text."""
    text = ""
    for rule in rules:
        text += f"{rule.separator} {rule.text}" if text else rule.text
    return text
