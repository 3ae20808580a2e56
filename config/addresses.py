"""What an address of e-mail looks like."""

_WORD = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = rf"^[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_WORD}(?:\.{_WORD})+$"
"""What browsers take for one, with a domain of two parts at least: no blank, no line break, no quote."""
MOST_LETTERS = 254
"""Of a whole address (RFC 5321)."""
