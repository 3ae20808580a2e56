"""Ids: one type for each kind of thing, so that an agent is never passed where a site is meant."""

from typing import Annotated, NewType

from pydantic import Field

_ID = Field(
    min_length=1,
    max_length=200,
    pattern=r"^[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$",
    json_schema_extra={"format": "id"},
)

BasinId = NewType("BasinId", str)
SiteId = NewType("SiteId", str)
AgentId = NewType("AgentId", str)
EmployerId = NewType("EmployerId", str)
PartnerId = NewType("PartnerId", str)
ReferentId = NewType("ReferentId", str)
AppointmentId = NewType("AppointmentId", str)
SkillCode = NewType("SkillCode", str)
RuleId = NewType("RuleId", str)
EventId = NewType("EventId", str)
AbsenceId = NewType("AbsenceId", str)
RequestId = NewType("RequestId", str)
SlotId = NewType("SlotId", str)
BookingId = NewType("BookingId", str)
ClosureId = NewType("ClosureId", str)
CaseId = NewType("CaseId", str)
AlertId = NewType("AlertId", str)
AccountId = NewType("AccountId", str)

BasinKey = Annotated[BasinId, _ID]
SiteKey = Annotated[SiteId, _ID]
AgentKey = Annotated[AgentId, _ID]
EmployerKey = Annotated[EmployerId, _ID]
PartnerKey = Annotated[PartnerId, _ID]
ReferentKey = Annotated[ReferentId, _ID]
AppointmentKey = Annotated[AppointmentId, _ID]
SkillKey = Annotated[SkillCode, _ID]
RuleKey = Annotated[RuleId, _ID]
EventKey = Annotated[EventId, _ID]
AbsenceKey = Annotated[AbsenceId, _ID]
RequestKey = Annotated[RequestId, _ID]
SlotKey = Annotated[SlotId, _ID]
BookingKey = Annotated[BookingId, _ID]
ClosureKey = Annotated[ClosureId, _ID]
CaseKey = Annotated[CaseId, _ID]
AlertKey = Annotated[AlertId, _ID]
AccountKey = Annotated[AccountId, _ID]

CORE = SkillCode("core")
"""The common training without which an agent does not count among the two."""
