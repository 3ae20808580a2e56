"""A table's name follows from its class, and its constraints' names from one convention."""

from sqlmodel import Field

from schemas.tables.row import METADATA, Row


def test_names_follow_from_the_class() -> None:
    """`ParcelLabelRow` is the table `parcel_label`, and what it holds can be named by a migration."""

    class ParcelLabelRow(Row, table=True):
        parcel: str = Field(primary_key=True)
        text: str = Field(index=True)

    made = METADATA.tables["parcel_label"]
    METADATA.remove(made)  # the store has no such table
    assert (ParcelLabelRow.__name__, made.primary_key.name) == ("ParcelLabelRow", "pk_parcel_label")
    assert [index.name for index in made.indexes] == ["ix_parcel_label_text"]
