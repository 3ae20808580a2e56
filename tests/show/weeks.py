"""A week in which much goes wrong at once, for everything that is shown."""

from schemas.explanation import Alternative, Change, Conflict, Remedy
from schemas.objective import LEVELS, RungValue
from schemas.problem import Problem
from schemas.roster import Component, Guarantee, Roster, Shortfall, Solve
from schemas.shift import Shift
from tests.builders import a_problem, a_roster, at, on
from tests.week import make

HOSTILE = "<script>alert('x')</script> & C\x1b[31mie"
"""The name of somebody who tests every screen."""


def a_hard_week() -> tuple[Problem, Roster]:
    """Two sites: Vizille short of people on Wednesday, Roybon kept; someone between the two; appointments moved."""
    problem = (
        a_problem()
        .with_site("vizille", "mon-fri 08:30-12:00,13:30-17:00", name="France Services Vizille", stations=1)
        .with_agents(2)
        .with_site(
            "roybon", "mon-tue 09:00-12:00", "mon-sat 08:00-19:00", name="France Services Roybon & <b>vallée</b>"
        )
        .with_agent("a3", sites=("roybon", "vizille"), name=HOSTILE)
        .with_agent("a4", name="Anne-Charlotte de la Tour du Pin-Chambly")
        .with_agent("a5", sites=("vizille",), skills=(), name="Stagiaire")
        .with_referent("r1", "mon-fri 09:00-17:00", "caf")
        .with_referent("r2", "mon-fri 09:00-17:00", "dgfip", "on_site")
        .with_booking("b1", "vizille", "r1", "tue 09:00-09:30")
        .with_booking("b2", "vizille", "r2", "wed 14:00-15:00")
        .with_travel("vizille", "roybon", 45)
        .build()
    )
    roster = (
        a_roster(problem)
        .staff("vizille", ("a1", "a2"), "mon-tue 08:30-12:00,13:30-17:00", "thu-fri 08:30-12:00,13:30-17:00")
        .shift("a1", "vizille", "wed 08:30-12:00")
        .shift("a3", "vizille", "wed 14:00-17:00")
        .shift("a5", "vizille", "mon 08:30-12:00")
        .staff("roybon", ("a3", "a4"), "mon-tue 09:00-12:00")
        .shift("a3", "roybon", "sat 09:00-12:15")
        .move("b1", "tue 10:00-10:30", "a1")
        .withdraw("b2")
        .offer("vizille", "r1", "thu 14:15-14:45", "a2")
        .but(guarantees=_guarantees(), objective=_ladder(), changes=_changes(), alternatives=_alternatives())
        .but(
            explanations=_explanations(),
            components=(make(Component, sites=("vizille",), fingerprint="f", objective=()),),
        )
        .but(solve=Solve(seconds=2.34, workers=2, seed=7, versions={"binome": "0.1.0"}))
        .build()
    )
    return problem, roster


def _guarantees() -> tuple[Guarantee, ...]:
    hours = [("label", None, None, 120, "minutes"), ("label", None, None, 1, "days")]
    stretches = [
        ("opening.two_agents", "wed 08:30", "wed 12:00", 1, "agents"),
        ("published_hours", "wed 13:30", "wed 14:00", 30, "minutes"),
    ]
    missing = [
        Shortfall.model_validate({"rule": r, "date": None, "from": s, "to": e, "missing": m, "unit": u})
        for r, s, e, m, u in hours
    ] + [
        Shortfall.model_validate({"rule": r, "date": on("wed"), "from": at(s), "to": at(e), "missing": m, "unit": u})
        for r, s, e, m, u in stretches
    ]
    numbers = {"open_days": 4, "fewest_agents_while_open": 2, "degraded_minutes": 390, "days": ()}
    kept = {"open_days": 2, "fewest_agents_while_open": 2, "degraded_minutes": 0, "days": (), "shortfalls": ()}
    return (
        Guarantee.model_validate(
            {"site": "vizille", "met": False, "open_minutes": 1680, "shortfalls": tuple(missing)} | numbers
        ),
        Guarantee.model_validate({"site": "roybon", "met": True, "open_minutes": 360} | kept),
    )


def _ladder() -> tuple[RungValue, ...]:
    values = zip(LEVELS, (360, 13, 450, 8, 75, 1200), (360, 10, 450, 8, 0, 900), strict=True)
    return tuple(
        RungValue(level=level, value=value, bound=bound, conditional=at_rung > 1)
        for at_rung, (level, value, bound) in enumerate(values)
    )


def _changes() -> tuple[Change, ...]:
    before = tuple(
        Shift.model_validate({"agent": "a3", "site": "roybon", "start": at(s), "end": at(e)})
        for s, e in [("wed 08:30", "wed 12:00"), ("wed 13:30", "wed 17:00")]
    )
    after = (
        Shift.model_validate({"agent": "a3", "site": "vizille", "start": at("wed 14:00"), "end": at("wed 17:00")}),
    )
    named = {"agent": "a3", "date": on("wed"), "before": before, "after": after, "notice_hours": 142, "exempt": False}
    return (Change.model_validate(named),)


def _alternatives() -> tuple[Alternative, ...]:
    text = "Fermer 15 minutes plus tôt mercredi épargne quatre changements."
    return (Alternative(text=text, objective=_ladder(), changes=_changes()),)


def _explanations() -> tuple[Conflict | Remedy, ...]:
    conflict = {
        "site": "vizille",
        "rules": ("opening.two_agents", "agent.unavailable"),
        "from": at("wed 08:30"),
        "to": at("wed 12:00"),
        "agents": ("a2",),
        "smallest": True,
        "text": "Mercredi matin, une seule personne formée est disponible : il en faut deux.",
    }
    remedy = {
        "site": "vizille",
        "action": "borrow_agent",
        "agents": ("a4",),
        "cost": 3,
        "text": "Emprunter Anne-Charlotte mercredi de 8 h 30 à 12 h 00 : le label est alors tenu.",
        "met": True,
        "open_minutes": 1890,
    }
    return Conflict.model_validate(conflict), Remedy.model_validate(remedy)
