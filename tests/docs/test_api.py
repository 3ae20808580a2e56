"""The page of the API shows the table of rights as it is."""

from planner.web.access.rights import RIGHTS
from schemas.role import Role
from tests.docs.pages import page

PAGE = page("docs/reference/api.md")


def test_the_table_of_rights_is_that_of_the_code() -> None:
    """Row by row, in its order."""
    kinds = (".read`", ".write`", ".decide`")
    section = PAGE.partition("## Roles and rights")[2].splitlines()
    rows = [line for line in section if line.startswith("| `") and any(kind in line for kind in kinds)]
    cells = {right: " | ".join(row.get(role, "—") for role in Role) for right, row in RIGHTS.items()}
    assert rows == [f"| `{right}` | {reaches} |" for right, reaches in cells.items()]
