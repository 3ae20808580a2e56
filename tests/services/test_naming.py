"""Texts hold no name of an agent until somebody who may see it asks, and then the right one."""

import json
from time import monotonic

from hypothesis import given
from hypothesis import strategies as st

from config.figures import load_figures
from planner.answer import answer
from planner.core.limits import Limits
from planner.services.naming import masked, token, unmasked
from planner.show.words import sentence
from schemas.ids import AgentId
from tests.builders import a_problem

IDS = st.text(min_size=1, max_size=30).map(AgentId)


NAMES = {AgentId("a1"): "Ursula Vauquelin", AgentId("a2"): "Émile Quentrec", AgentId("a3"): "Karim Zahidi"}


def test_no_text_of_an_answer_holds_a_name() -> None:
    """Two of three agents are away; the texts say so, and filled in they are those of the problem with names."""
    builder = a_problem().with_site("s1").with_agents(3).unavailable("a2", "mon-tue", "absence")
    for agent, name in NAMES.items():
        builder = builder.changing_agent(agent, name=name)
    problem = builder.unavailable("a3", "mon", "training").build()
    plain, named = (answer(of, load_figures(), Limits(20, monotonic), workers=1) for of in (masked(problem), problem))
    content = json.dumps(plain.model_dump(mode="json"), ensure_ascii=False)
    assert not any(part in content for name in NAMES.values() for part in name.split())
    texts = [told.text for told in plain.explanations]
    assert any("{agent:a3}" in text for text in texts)
    assert [unmasked(text, NAMES) for text in texts] == [told.text for told in named.explanations]


@given(IDS, st.text(max_size=20))
def test_every_id_comes_out_of_its_token(agent: AgentId, name: str) -> None:
    """Blanks, braces, signs that a terminal would obey; and through what sentences do to a text."""
    text = sentence(f"emprunter {token(agent)} ; puis {token(agent)}.")
    assert unmasked(text, {}).replace("\u00a0", " ") == f"emprunter {agent} ; puis {agent}.".replace("\u00a0", " ")
    assert unmasked(token(agent), {agent: name}) == (name or agent)


def test_ordinary_ids_stand_as_they_are() -> None:
    assert token(AgentId("a-001@38/été")) == "{agent:a-001@38/été}"
    assert token(AgentId("a {1}%")) == "{agent:a%20%7B1%7D%25}"


def test_what_is_no_token_stays() -> None:
    assert unmasked("{agent} {site:a} {agent: a} {agent:}", {}) == "{agent} {site:a} {agent: a} {agent:}"


def test_french_drops_a_letter_before_a_vowel() -> None:
    names = {AgentId("a"): "Émile C.", AgentId("b"): "Karim Z."}
    assert unmasked("la réunion de {agent:a} et de {agent:b}", names) == "la réunion d’Émile C. et de Karim Z."
    assert unmasked("il ne reste que {agent:a}", names) == "il ne reste qu’Émile C."
    assert unmasked("demander à {agent:a}", names) == "demander à Émile C."
