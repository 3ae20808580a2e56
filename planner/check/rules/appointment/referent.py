"""appointment.referent: an appointment has a referent of its partner who serves the site, in that referent's manner."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId
from schemas.partner import Referent
from schemas.roster import Appointment

ID = RuleId("appointment.referent")
MANNERS = {"video": "par visio", "on_site": "sur place", "phone": "par téléphone"}
"""How a referent receives, by modality."""


def check(case: Case) -> Iterator[Violation]:
    """Each appointment still to come whose referent does not fit, with the facts that do not."""
    for held in case.upcoming:
        source = held.source
        referent = case.referents.get(source.referent)
        wrong = (
            [f"{source.referent} n’est pas un référent connu"] if referent is None else list(_misfits(source, referent))
        )
        if wrong:
            text = f"rendez-vous {source.id} : {', '.join(wrong)}"
            yield case.violation(ID, (len(wrong), "facts"), text, **held.about)


def _misfits(source: Appointment, referent: Referent) -> Iterator[str]:
    if referent.partner != source.partner:
        yield f"{referent.id} est de {referent.partner}, non de {source.partner}"
    if source.site not in referent.sites:
        yield f"{referent.id} ne sert pas {source.site}"
    if referent.modality != source.modality:
        yield f"{referent.id} reçoit {MANNERS[referent.modality]}, non {MANNERS[source.modality]}"
