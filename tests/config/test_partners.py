"""The partners have stable ids and dated names."""

from datetime import date
from pathlib import Path

import pytest

from config.errors import ConfigFaultsError
from config.partners import load_partners, partners_from


def test_the_thirteen_partners_are_known() -> None:
    """Their ids are the codes that problems use."""
    assert [partner.id for partner in load_partners()] == [
        *("caf", "cpam", "carsat", "msa", "france-travail", "dgfip", "justice", "interieur", "la-poste", "anah"),
        *("cheque-energie", "urssaf", "banque-de-france"),
    ]


def test_a_name_holds_from_its_day() -> None:
    """An id outlives a renaming: the name shown is that of the day."""
    partner = next(each for each in load_partners() if each.id == "france-travail")
    assert partner.label_on(date(2023, 12, 31)) == "Pôle emploi"
    assert partner.label_on(date(2024, 1, 1)) == "France Travail"


def test_every_partner_has_a_name_on_every_day() -> None:
    """There is no day on which a page would show an id."""
    assert all(partner.label_on(date(2019, 1, 1)) for partner in load_partners())


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("[caf]\nlabels = []", "caf.labels"),
        ('[caf]\nlabels = [{ text = "" }]', "caf.labels.0.text"),
        ('[caf]\nlabels = [{ text = "a", until = 1 }]', "caf.labels.0.until"),
        ("[caf]", "caf.labels"),
        ('[caf]\nlabels = [{ text = "a", since = 2020-01-01 }]', "caf.labels"),
        ('[caf]\nlabels = [{ text = "a" }, { text = "b" }]', "caf.labels"),
        (
            '[caf]\nlabels = [{ text = "a" }, { text = "b", since = 2024-01-01 }, { text = "c", since = 2023-01-01 }]',
            "caf.labels",
        ),
    ],
)
def test_a_name_that_leaves_a_day_in_doubt_is_a_fault(folder: Path, table: str, key: str) -> None:
    """Each fault has its file and key."""
    (folder / "partners.toml").write_text(table, encoding="utf-8")
    with pytest.raises(ConfigFaultsError) as caught:
        partners_from(folder)
    assert [(fault.file, fault.key) for fault in caught.value.faults] == [("partners.toml", key)]
