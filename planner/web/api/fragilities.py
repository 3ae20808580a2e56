"""fragilities: which partners can no longer be received if one person leaves, and whose training would mend it."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from config.training import load_training_figures
from planner.core.skills.fragility import Holding
from planner.core.skills.mending import Mend, Mendable
from planner.services.planning.plan_training import weeks_ahead
from planner.web.access.places import Place
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Part
from planner.web.api.problems import unknown
from planner.web.api.shapes import BasinPath, Page, Told
from planner.web.api.turns import Turn

router = APIRouter(route_class=Turn, tags=["skills"])
MOST_WEEKS = 8


class LapseTold(Told):
    """A training that ends within a week."""

    agent: str
    last: date
    """The last day on which it holds."""


class TrainingTold(Told):
    """Somebody who could be trained."""

    agent: str
    days: int
    """How many days it takes."""
    first: date | None
    """The first day on which they could be spared, outside the notice if there is one; null: on none of these weeks."""
    asks: bool
    """Whether they may have to agree: it lies within their employer's notice, and no other day will do."""
    also: list[str]
    """Other sites at which it would mend the same."""


class FragilityTold(Told):
    """A partner that hangs on fewer people than wanted at a site, in a week."""

    week: str
    site: str
    partner: str
    holders: list[str]
    """Agents who could attend all week."""
    lapsing: list[LapseTold]
    trainings: list[TrainingTold]
    """What would mend it, those first that mend most; empty where enough hold it at the end of the weeks."""


@router.get("/basins/{basin}/fragilities")
def fragilities(
    basin: BasinPath,
    asking: Annotated[Asking, Depends(May("fragilities.read", "basin"))],
    part: Part,
    weeks: Annotated[int, Query(ge=1, le=MOST_WEEKS, description="Weeks ahead, from next week on.")] = 4,
) -> Page[FragilityTold]:
    """Partners that hang on one person, or whose training lapses, in the weeks ahead; and what would mend it."""
    figures = load_training_figures()
    with asking.standing.reading() as session:
        ahead = weeks_ahead(session, basin, weeks, asking.standing.clock())
    if ahead is None:
        raise unknown()
    mends = {(each.site, each.partner): each for each in ahead.mendable(figures)}
    told = [
        _told(each, mends.get((each.site, each.partner)), asking)
        for each in ahead.fragile(figures)
        if _is_seen(each.site, asking)
    ]
    return part.of(told, lambda each: (each.week, each.site, each.partner))


def _is_seen(site: str, asking: Asking) -> bool:
    return asking.may_see(Place(asking.basin, frozenset({site})))


def _told(holding: Holding, mendable: Mendable | None, asking: Asking) -> FragilityTold:
    return FragilityTold(
        week=holding.week,
        site=holding.site,
        partner=holding.partner,
        holders=list(holding.holders),
        lapsing=[LapseTold(agent=agent, last=last) for agent, last in holding.lapsing],
        trainings=[_training(each, asking) for each in (mendable.mends if mendable is not None else ())],
    )


def _training(mend: Mend, asking: Asking) -> TrainingTold:
    also: list[str] = [site for site in mend.also if _is_seen(site, asking)]
    return TrainingTold(agent=mend.agent, days=mend.days, first=mend.first, asks=mend.asks, also=also)
