"""naming: agents stand in texts as `{agent:ID}`; names are filled in where somebody is allowed to see them.

In a token, what a text or a terminal would change (blanks, braces, control signs) stands percent-encoded, so that
every id comes out as it went in; ordinary ids stand as they are.
"""

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import quote, unquote

from planner.explain.wording import elided
from schemas.ids import AgentId
from schemas.problem import Problem
from schemas.roster import Roster

_TOKEN = re.compile(r"(?:\b(de|que) )?\{agent:([^{}\s]+)\}")
_CHANGED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Unicode categories of blanks and control signs."""


def token(agent: AgentId) -> str:
    """What stands for an agent in a text."""
    return f"{{agent:{''.join(quote(letter) if _is_changed(letter) else letter for letter in agent)}}}"


def masked(problem: Problem) -> Problem:
    """The problem with tokens for the agents' names: no text that is made from it holds a name."""
    agents = tuple(agent.model_copy(update={"name": token(agent.id)}) for agent in problem.agents)
    return problem.model_copy(update={"agents": agents})


def unmasked(text: str, names: Mapping[AgentId, str]) -> str:
    """The text with names for the tokens; of an agent that is not named, the id."""

    def name_of(found: re.Match[str]) -> str:
        agent = AgentId(unquote(found[2]))
        name = names.get(agent) or agent
        return elided(found[1], name) if found[1] else name

    return _TOKEN.sub(name_of, text)


def named(roster: Roster, names: Mapping[AgentId, str]) -> Roster:
    """The roster with names in its texts, for screens of those who may see them."""
    explanations = (each.model_copy(update={"text": unmasked(each.text, names)}) for each in roster.explanations)
    alternatives = (each.model_copy(update={"text": unmasked(each.text, names)}) for each in roster.alternatives)
    return roster.model_copy(update={"explanations": tuple(explanations), "alternatives": tuple(alternatives)})


def _is_changed(letter: str) -> bool:
    return letter in "{}%" or unicodedata.category(letter) in _CHANGED
