"""What the parser of the command line complains of in English is said in French."""

import pytest

from planner.cli.french import said


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Path 'a.json' is not readable.", "FILE : a.json ne peut pas être lu."),
        ("Directory 'd' is not writable.", "FILE : d ne peut pas être écrit."),
        ("File 'a.json' does not exist.", "FILE : a.json n’existe pas."),
        ("File 'd' is a directory.", "FILE : d est un dossier."),
        ("Directory 'a.json' is a file.", "FILE : a.json est un fichier."),
    ],
)
def test_what_is_wrong_with_a_path_is_said_in_french(english: str, french: str) -> None:
    assert said(f"Invalid value for 'FILE': {english}") == french
