"""changing: one deed done to the account that is named, in a transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

import typer
from sqlmodel import Session

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.stores import the_store
from planner.services.access.subjects import account_named
from schemas.tables.access import AccountRow

LOGIN = Annotated[str, typer.Argument(metavar="NOM", help="Le compte.")]


def change(login: str, deed: Callable[[Session, AccountRow, datetime], object]) -> None:
    """Do it; an account that is unknown is wrong use."""
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        deed(session, account_named(session, login), now)
