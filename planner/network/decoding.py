"""Bytes to text: lists come as UTF-8, with or without a mark in front, or as a spreadsheet saved them."""

import codecs
import unicodedata

from planner.network.faults import Fault, InputFaultsError


def decode(data: bytes, name: str) -> str:
    """The text of a file.

    Windows-1252 is tried after UTF-8 and never before: almost any bytes read as Windows-1252.

    Raises:
        InputFaultsError: where it is no text.
    """
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    for candidate in (encoding, "cp1252"):
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return unicodedata.normalize("NFC", text)  # some systems save "é" as two signs
    expected = "text in UTF-8 or Windows-1252"
    raise InputFaultsError([Fault(name, "bytes that are no text", expected, "save the file anew as CSV UTF-8")])
