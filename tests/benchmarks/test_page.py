"""A page of results says what was measured, with what, and how it came about."""

from benchmarks.page import page


def test_a_page_has_its_text_its_table_and_its_command() -> None:
    told = page("Slots", "How it is called.\n\nWhat is measured.", ("week", "slots"), [("one", "7")], "python -m this")
    assert told.startswith(
        "# Slots: what was measured\n\nWhat is measured.\n\n| week | slots |\n| --- | --- |\n| one | 7 |\n"
    )
    assert "command python -m this;" in told
