"""Every table of the store. A table that is not named here is in no migration."""

from schemas.tables.absence import AbsenceRow
from schemas.tables.access import (
    AccountRow,
    AttemptRow,
    InvitationRow,
    LoginRow,
    PostedRow,
    SignInLinkRow,
    SubjectRow,
    TokenRow,
)
from schemas.tables.agent import AgentRow, AgentSiteRow, ContractRow, SkillRow, UnavailabilityRow, WorkedWeekRow
from schemas.tables.alert import AlertRow
from schemas.tables.audit import AuditRow
from schemas.tables.basin import BasinRow, TravelRow
from schemas.tables.booking import BookingRow
from schemas.tables.bus import BusMessageRow, BusPartitionRow, BusProducerRow, BusTopicRow
from schemas.tables.case import CaseRow
from schemas.tables.certificate import CertificateRow
from schemas.tables.closure import ClosureRow
from schemas.tables.consent import ConsentRow
from schemas.tables.dead_letter import DeadLetterRow
from schemas.tables.employer import EmployerRow
from schemas.tables.feed import FeedRow, NamesInFeedsRow
from schemas.tables.identity import IdentityRow
from schemas.tables.inbox import InboxRow
from schemas.tables.message import ContactRow, HookRow, MessageRow
from schemas.tables.offset import OffsetRow
from schemas.tables.outbox import OutboxRow
from schemas.tables.outer_hours import OuterHoursRow
from schemas.tables.partner import AvailabilityRow, PartnerRow, ReferentRow, ReferentSiteRow
from schemas.tables.progress import ProgressRow
from schemas.tables.request import PinRow, RequestRow
from schemas.tables.revision import AppointmentRow, OpeningRow, RevisionRow, ShiftRow
from schemas.tables.row import Row
from schemas.tables.seat import CalendarRow, SeatRow
from schemas.tables.site import SiteRow
from schemas.tables.slot import SlotRow
from schemas.tables.swap import SwapRow
from schemas.tables.waiting_event import WaitingEventRow
from schemas.tables.week import WeekRow

TABLES: tuple[type[Row], ...] = (
    AbsenceRow,
    AccountRow,
    SignInLinkRow,
    SubjectRow,
    InvitationRow,
    AttemptRow,
    LoginRow,
    TokenRow,
    PostedRow,
    AgentRow,
    AgentSiteRow,
    ContractRow,
    SkillRow,
    UnavailabilityRow,
    WorkedWeekRow,
    AlertRow,
    AuditRow,
    BasinRow,
    TravelRow,
    BookingRow,
    CaseRow,
    CertificateRow,
    ClosureRow,
    ConsentRow,
    EmployerRow,
    FeedRow,
    NamesInFeedsRow,
    IdentityRow,
    ContactRow,
    HookRow,
    MessageRow,
    ProgressRow,
    PartnerRow,
    ReferentRow,
    ReferentSiteRow,
    AvailabilityRow,
    OuterHoursRow,
    RequestRow,
    PinRow,
    RevisionRow,
    ShiftRow,
    OpeningRow,
    AppointmentRow,
    SeatRow,
    CalendarRow,
    SiteRow,
    SlotRow,
    SwapRow,
    WaitingEventRow,
    WeekRow,
    BusTopicRow,
    BusPartitionRow,
    BusMessageRow,
    BusProducerRow,
    InboxRow,
    OutboxRow,
    OffsetRow,
    DeadLetterRow,
)
"""In the order of their files."""
