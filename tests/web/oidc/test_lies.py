"""A provider that lies, or somebody in its name: whatever it says, nobody is signed in by it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from joserfc.jwk import ECKey

from planner.web.oidc.registration import RETURN
from tests.provider.lying import CLIENT, SUBJECT, Liar, lying
from tests.web.api.counter import Counter
from tests.web.oidc.browsers import CLOCK, Browser, asked, door, prepared


def _another_key(liar: Liar) -> None:
    liar.signing = ECKey.generate_key("P-256", {"kid": "one"})


def _nothing_signed(liar: Liar) -> None:
    liar.algorithm = "none"


def _signed_with_the_secret(liar: Liar) -> None:
    liar.algorithm, liar.known_to_both = "HS256", b"of-a-test"


def _signed_with_the_public_key(liar: Liar) -> None:
    liar.algorithm, liar.known_to_both = "HS256", liar.shown.as_pem(private=False)


def _says(**claims: object) -> Callable[[Liar], None]:
    return lambda liar: liar.id_token.update(claims)


def _tells(**claims: object) -> Callable[[Liar], None]:
    return lambda liar: liar.told.update(claims)


def _tells_signed(**claims: object) -> Callable[[Liar], None]:
    def lie(liar: Liar) -> None:
        liar.signed = True
        liar.told.update(claims)

    return lie


LIES: dict[str, Callable[[Liar], None]] = {
    "a key that is not shown": _another_key,
    "alg none": _nothing_signed,
    "HS256 with the client's secret": _signed_with_the_secret,
    "HS256 with the public key": _signed_with_the_public_key,
    "another nonce": _says(nonce="0" * 64),
    "no nonce": _says(nonce=None),
    "another issuer": _says(iss="https://other.example"),
    "for another client": _says(aud="other"),
    "for several, and ours is not whom it was given to": _says(aud=["other", CLIENT], azp="other"),
    "for several, and nobody knows to whom": _says(aud=["other", CLIENT]),
    "over": _says(exp=1),
    "without an end": _says(exp=None),
    "of tomorrow": _says(iat=4_000_000_000, exp=4_000_000_060),
    "without a subject": _says(sub=None),
    "a subject that is no text": _says(sub=["s-1"]),
    "another access token's": _says(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
    "userinfo about somebody else": _tells(sub="s-2"),
    "userinfo about nobody": _tells(sub=None),
    "signed userinfo about somebody else": _tells_signed(sub="s-2"),
    "signed userinfo for another client": _tells_signed(aud="other"),
    "signed userinfo of another issuer": _tells_signed(iss="https://other.example"),
}


@pytest.fixture
def liar() -> Iterator[Liar]:
    """A provider, truthful as yet."""
    with lying(int(CLOCK().timestamp())) as made:
        yield made


def signs_in(counter: Counter, liar: Liar, **agreed: Any) -> int:  # noqa: ANN401 - as each test agrees on it
    """How it ends where the provider says that somebody is whom an account waits for."""
    prepared(counter, liar.issuer, subject=SUBJECT)
    with Browser(door(counter, liar.issuer, **agreed)) as browser:
        out = asked(browser.goes_out())
        liar.nonce = out["nonce"]
        status = browser.arrives(f"{RETURN}?code=c&state={out['state']}").status_code
        assert (browser.who() is not None) == (status == 200)
        return status


@pytest.mark.parametrize("signed", [False, True])
def test_the_truth_is_believed(counter: Counter, liar: Liar, signed: bool) -> None:
    """Else the lies below would prove nothing."""
    liar.signed = signed
    assert signs_in(counter, liar, signed_userinfo=signed) == 200


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_signs_nobody_in(counter: Counter, liar: Liar, lie: str) -> None:
    """Each of them alone."""
    LIES[lie](liar)
    assert signs_in(counter, liar) == 502


def test_what_is_not_signed_is_not_taken_where_it_should_be(counter: Counter, liar: Liar) -> None:
    """Whoever stands in between could have written it."""
    assert signs_in(counter, liar, signed_userinfo=True) == 502


@pytest.mark.parametrize(("acr", "status"), [("eidas2", 200), ("eidas1", 403), (None, 403), (["eidas2"], 403)])
def test_who_was_not_looked_at_closely_enough_is_not_let_in(
    counter: Counter, liar: Liar, acr: object, status: int
) -> None:
    """Where it is set how closely, whatever the provider was asked for."""
    liar.id_token["acr"] = acr
    assert signs_in(counter, liar, acr=("eidas2",)) == status


@pytest.mark.parametrize("said", [{"issuer": "https://other.example"}, {"token_endpoint": "ftp://other.example/token"}])
def test_a_provider_that_is_another_one_is_not_asked(counter: Counter, liar: Liar, said: dict[str, str]) -> None:
    """Nor one that would have secrets sent in the open."""
    liar.described = said
    with Browser(door(counter, liar.issuer)) as browser:
        assert browser.ours.get("/connexion/sso").status_code == 502


def test_keys_are_asked_for_again_where_they_have_changed(counter: Counter, liar: Liar) -> None:
    """After a minute: a key that nobody shows must not have the provider asked again and again."""
    prepared(counter, liar.issuer, subject=SUBJECT)
    seconds = 0.0
    app = door(counter, liar.issuer, timer=lambda: seconds)

    def status() -> int:
        with Browser(app) as browser:
            out = asked(browser.goes_out())
            liar.nonce = out["nonce"]
            return browser.arrives(f"{RETURN}?code=c&state={out['state']}").status_code

    assert status() == 200
    liar.shown = liar.signing = ECKey.generate_key("P-256", {"kid": "two", "use": "sig"})
    assert status() == 502
    seconds = 60.0
    assert status() == 200
