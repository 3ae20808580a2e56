"""appointment.referent: referents who do not fit."""

from tests.builders import ALL_WEEK, RosterBuilder, a_problem, a_roster
from tests.verify import broken, lawful, verify

PROBLEM = (
    a_problem()
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_referent("r1", ALL_WEEK, sites=["s1"])
    .with_partner("cpam")
)
ROSTER = a_roster(PROBLEM)
OFFER = ROSTER.offer("s1", "r1", "mon 00:00-00:30")


def changed(**fields: str) -> RosterBuilder:
    (offered,) = OFFER.roster.appointments
    return OFFER.but(appointments=(offered.model_copy(update=fields),))


def test_the_referent_serves_the_site_for_that_partner_in_that_manner() -> None:
    """Each fact that does not fit counts one."""
    verify("appointment.referent").on(PROBLEM).rows(
        lawful(OFFER.offer("s1", "r1", "sun 23:30-24:00")),
        broken(ROSTER.offer("s2", "r1", "sun 23:30-24:00"), 1),
        broken(changed(partner="cpam"), 1),
        broken(changed(modality="phone"), 1, only_checker=True),
        broken(changed(site="s2", partner="cpam", modality="on_site"), 3),
        broken(changed(referent="r9"), 1, only_checker=True),
    )
