"""People: agents with their contract, skills, days off, wishes and what they worked before."""

from dataclasses import dataclass
from datetime import date
from random import Random

from benchmarks.instances.draws import often
from benchmarks.instances.team import FULL_TIME, Member
from benchmarks.instances.week import WEEKDAYS, at
from schemas.agent import Agent, Contract, History, Preference, Skill, Unavailable
from schemas.ids import CORE, AgentId, EmployerId, PartnerId, SiteId, SkillCode


@dataclass(frozen=True)
class Post:
    """Where an agent works and for whom."""

    site: SiteId
    employer: EmployerId
    private: bool
    partners: tuple[PartnerId, ...]


def person(draw: Random, name: AgentId, post: Post, member: Member, *, core: bool = True) -> Agent:
    """An agent of the site, working nowhere else for now."""
    return Agent(
        id=name,
        name=f"Agent {name}",
        employer=post.employer,
        home_site=post.site,
        sites=(post.site,),
        contract=Contract(regime="private" if post.private else "fpt", weekly_minutes=member.minutes),
        skills=_skills(draw, post.partners, core=core),
        unavailable=tuple(_day_off(day) for day in sorted(member.days_off)),
        preferences=_wishes(draw),
        history=_history(draw, member.minutes),
        balance_minutes=draw.choice((0, 0, 0, 30, -30, 90, -45, -120)),
    )


def with_course(draw: Random, agent: Agent) -> Agent:
    """The same agent with a training or a meeting on one half-day."""
    day = draw.randrange(len(WEEKDAYS))
    if often(draw, 0.5):
        gone = Unavailable(start=at(day, 840), end=at(day, 1020), reason="training")
    else:
        gone = Unavailable(start=at(day, 540), end=at(day, 630), reason="meeting")
    return agent.model_copy(update={"unavailable": (*agent.unavailable, gone)})


def _day_off(day: int) -> Unavailable:
    return Unavailable(start=at(day), end=at(day + 1), reason="part_time")


def _skills(draw: Random, partners: tuple[PartnerId, ...], *, core: bool) -> tuple[Skill, ...]:
    held = [Skill(code=CORE, valid_from=date(2024, 1, 15))] if core else []
    for partner in partners:
        if often(draw, 0.65):
            until = date(2027, 6, 30) if often(draw, 0.5) else None
            held.append(Skill(code=SkillCode(str(partner)), valid_from=date(2024, 3, 1), valid_until=until))
    return tuple(held)


def _wishes(draw: Random) -> tuple[Preference, ...]:
    if not often(draw, 0.4):
        return ()
    day = draw.choice(WEEKDAYS)
    start, end = draw.choice(((480, 750), (810, 1140), (990, 1140)))
    wish = Preference(day=day, start=start, end=end, wish="avoid", weight=draw.randint(1, 3))
    if often(draw, 0.3):
        wish = Preference(day=day, start=510, end=720, wish="prefer", weight=draw.randint(1, 3))
    return (wish,)


def _history(draw: Random, minutes: int) -> History:
    weeks = draw.choice((11, 11, 11, 4, 0))
    most = minutes + (240 if minutes >= FULL_TIME else minutes // 10)
    worked = tuple(min(most, max(0, minutes + 15 * draw.randint(-8, 8))) for _ in range(weeks))
    last = at(-2, 720) if often(draw, 0.2) else at(-3, draw.choice((720, 990, 1020, 1080)))
    return History(
        last_shift_end=last if weeks else None,
        worked_minutes=worked,
        late_shifts=draw.randrange(4) if weeks else 0,
        saturdays=draw.randrange(4) if weeks else 0,
    )
