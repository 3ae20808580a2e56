"""pages: what somebody reads on the way to the identity provider and back; no script."""

from fastapi.responses import HTMLResponse

from planner.web.oidc.failures import WORDS, NotSignedIn
from planner.web.pages.environment import environment

_HEADERS = {"cache-control": "no-store"}


def signed_in(back: str, prefix: str) -> HTMLResponse:
    """The way on.

    It is a page and no redirection: a browser that was sent here from elsewhere would not send the new cookie along,
    which is of this host alone; from a page of ours it does.
    """
    return _page("signed_in.html", 200, prefix, back=back)


def not_signed_in(failure: NotSignedIn, again: str, prefix: str) -> HTMLResponse:
    """What went wrong, and what to do."""
    words = WORDS[failure.kind]
    return _page("not_signed_in.html", words.status, prefix, words=words, again=again, subject=failure.subject)


def left(again: str, prefix: str) -> HTMLResponse:
    """Nobody is signed in any more."""
    return _page("left.html", 200, prefix, again=again)


def _page(name: str, status: int, prefix: str, **shown: object) -> HTMLResponse:
    """`prefix` stands before every path of this system; these pages lie at several depths."""
    return HTMLResponse(environment().get_template(name).render(top=f"{prefix}/", **shown), status, _HEADERS)
