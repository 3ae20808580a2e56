"""train: somebody of the site who lacks the common training takes it, and counts among those who must be present."""

from collections.abc import Iterator

from planner.core.facts.week import WHOLE_WEEK
from planner.explain.candidate import Asked, Candidate, agent_of, presence, with_agent
from planner.explain.short import Short
from planner.explain.solving import Solved
from planner.explain.wording import sentence
from schemas.agent import Skill
from schemas.explanation import RemedyAction
from schemas.ids import CORE, AgentId

ACTION: RemedyAction = "train"


def candidates(short: Short) -> Iterator[Candidate]:
    """Each agent of the team without `core` on some day."""
    for key in short.team:
        if not all(short.facts.agents[key].core):
            yield _trained(short, key)


def _trained(short: Short, key: AgentId) -> Candidate:
    skills = (*agent_of(short.problem, key).skills, Skill(code=CORE))

    def tell(solved: Solved) -> Asked | None:
        if not presence(solved.week, (key,), short.site, [WHOLE_WEEK]):
            return None
        name = short.names.agent(key)
        return Asked(0, sentence(f"former {name} au tronc commun, pour que sa présence compte parmi les agents formés"))

    return Candidate((key,), with_agent(short.problem, key, skills=skills), tell)
