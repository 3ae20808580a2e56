"""What the command line says of trainings that were planned."""

from datetime import date

from planner.cli.report.fragility import ASKED
from planner.cli.training.plan import lines_of
from planner.core.skills.fragility import Holding
from planner.core.skills.trainings import Training, TrainingPlan
from planner.services.planning.plan_training import Proved
from planner.show.names import Names
from schemas.ids import AgentId, PartnerId, SiteId

NAMES = Names(
    sites={SiteId("s1"): "Mens"},
    agents={AgentId("a1"): "Katia S.", AgentId("a2"): "Loïc Z."},
    partners={PartnerId("caf"): "CAF"},
)
MONDAY = Training(AgentId("a1"), PartnerId("caf"), (date(2026, 12, 7),))
TUESDAY = Training(AgentId("a2"), PartnerId("caf"), (date(2026, 12, 8),))
LEFT = Holding("2026-W50", SiteId("s1"), PartnerId("caf"), (), (), (AgentId("a1"),))


def lines(found: Proved) -> list[str]:
    """What is said, with plain spaces."""
    return [line.replace("\u00a0", " ") for line in lines_of(found, NAMES)]


def test_a_day_to_which_somebody_may_have_to_agree_is_said_to_be_one() -> None:
    """And no other is."""
    assert "un accord peut être nécessaire" in ASKED
    plan = TrainingPlan((MONDAY, TUESDAY), (), proved=True)
    assert lines(Proved(plan, ("2026-W50",), sound=True, asked=(TUESDAY,))) == [
        "lundi 7 décembre : Katia S., CAF",
        f"mardi 8 décembre : Loïc Z., CAF ({ASKED})",
        "2 jours de formation. Semaines planifiées avec : 2026-W50 ;",
        "le label n’y manque de rien de plus que sans formation.",
    ]


def test_what_cannot_be_mended_is_said_with_why() -> None:
    """That the label would suffer is something else than that there is nothing to do."""
    left = TrainingPlan((), (LEFT,), proved=False)
    assert lines(Proved(left, (), sound=False)) == [
        "Reste : Mens, CAF (1 agent formé)",
        "Aucun jour de formation trouvé sans que le label en souffre.",
    ]
    assert lines(Proved(TrainingPlan((), (), proved=True), (), sound=True)) == ["Rien à réparer, ou personne à former."]
