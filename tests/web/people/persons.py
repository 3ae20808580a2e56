"""persons: people at a screen, who have an account or a link to one, and pages as they come.

with person(counter, Role.AGENT, "agent:a3") as lea:
    lea.signs_in()
"""

import re
from collections.abc import Mapping

import httpx2
from starlette.testclient import TestClient

from planner.services.access.accounts import Person, make_account, make_link
from planner.services.access.accounts import set_password as give_password
from planner.web.app import web_app
from schemas.role import Role
from tests.web.api.counter import Counter
from tests.web.behind import behind_of

LOGIN, PASSWORD, PLACE = "lea", "un mot de passe", "https://testserver"
SCOPES: Mapping[Role, tuple[str, ...]] = {
    Role.COORDINATOR: ("basin:38",),
    Role.SITE_MANAGER: ("site:s1",),
    Role.AGENT: ("agent:a3",),
    Role.PARTNER: ("partner:caf",),
    Role.AUDITOR: ("basin:38",),
}


def link_for(counter: Counter, role: Role = Role.SITE_MANAGER, *, password: str | None = None) -> str:
    """A link that lets somebody of that role choose a password; `password` is the one of now, if there is one."""
    with counter.store.transaction() as session:
        account = make_account(session, Person(LOGIN, role, SCOPES[role]), counter.now, "/test")
        if password is not None:
            give_password(session, account, password, counter.now, "/test")
        return make_link(session, account, counter.now)


class AtScreen:
    """A browser without a script, on one page at a time."""

    def __init__(self, counter: Counter, **more: object) -> None:
        app = web_app(behind_of(counter, timer=counter._seconds, **more))
        self.client = TestClient(app, base_url=PLACE, raise_server_exceptions=False)
        self.page: httpx2.Response

    def opens(self, path: str) -> int:
        self.page = self.client.get(path)
        return self.page.status_code

    def sends(self, path: str, **fields: str) -> int:
        """Send a form of the page that is open, with its mark."""
        mark = re.search(r'name="marque" value="(\w+)"', self.page.text)
        given = ({} if mark is None else {"marque": mark[1]}) | {
            name.replace("_", "-"): v for name, v in fields.items()
        }
        self.page = self.client.post(path, data=given)
        return self.page.status_code

    def signs_in(self, password: str = PASSWORD, login: str = LOGIN) -> int:
        self.opens("/connexion")
        return self.sends("/connexion", identifiant=login, mot_de_passe=password)

    @property
    def said(self) -> str:
        """The text of the page."""
        text = re.sub(r"<[^>]+>", " ", self.page.text.partition("<body>")[2])
        return " ".join(text.replace("\u00a0", " ").split())
