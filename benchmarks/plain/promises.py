"""The upper rungs: the label, bookings, announced hours and stability."""

from datetime import timedelta
from math import gcd

from ortools.sat.python.cp_model import IntVar, LinearExpr

from benchmarks.plain.costs import Cost, Parts
from benchmarks.plain.counters import Counter
from benchmarks.plain.doors import Doors
from benchmarks.plain.items import Items
from benchmarks.plain.presence import Presence
from schemas.ids import AgentId
from schemas.time import week_dates


def label(built: Presence, doors: Doors, parts: Parts) -> Cost:
    """Minutes missing below those owed, and a fixed number for each day missing."""
    cost = Cost()
    weight = built.figures.of("label", "missing_day_minutes")
    for key, counter in built.counters.items():
        if counter.owed_minutes:
            step = gcd(built.slots.minutes, counter.owed_minutes)
            missing = built.model.new_int_var(0, counter.owed_minutes // step, f"minutes missing {key}")
            opened = built.slots.minutes // step * LinearExpr.sum(doors.of(key, range(built.slots.count)))
            built.model.add(missing + opened >= counter.owed_minutes // step)
            cost.add(step, missing, parts[key], counter.owed_minutes // step)
        if counter.owed_days:
            absent = built.model.new_int_var(0, counter.owed_days, f"days missing {key}")
            days = [flag for day in range(7) if (flag := _open_on(built, doors, counter, day)) is not None]
            built.model.add(absent + LinearExpr.sum(days) >= counter.owed_days)
            cost.add(weight, absent, parts[key], counter.owed_days)
    return cost


def _open_on(built: Presence, doors: Doors, counter: Counter, day: int) -> IntVar | None:
    slots = doors.of(counter.site.id, built.slots.of_day(day))
    if not slots:
        return None
    flag = built.model.new_bool_var(f"open on {counter.site.id} {day}")
    built.model.add_max_equality(flag, slots)
    return flag


def bookings(built: Presence, items: Items, parts: Parts) -> Cost:
    """What it costs to move bookings or to withdraw them."""
    cost = Cost()
    withdrawn, other, same = (
        built.figures.of("bookings", name) for name in ("withdrawn_cost", "other_day_cost", "same_day_cost")
    )
    for booking in built.problem.bookings:
        at = built.slots.minute(booking.start)
        day = built.slots.day(at // built.slots.minutes)
        kept: list[IntVar] = []
        for item in items.booked[booking.appointment]:
            kept.append(item.there)
            moved = same if built.slots.day(item.start // built.slots.minutes) == day else other
            cost.add(0 if item.start == at else moved, item.there, parts[booking.site])
        gone = built.model.new_bool_var(f"withdrawn {booking.appointment}")
        built.model.add(LinearExpr.sum(kept) + gone == 1)
        cost.add(withdrawn, gone, parts[booking.site])
    return cost


def published_hours(built: Presence, doors: Doors, parts: Parts) -> Cost:
    """Announced minutes with closed doors, and minutes open that were not announced."""
    cost, size = Cost(), built.slots.minutes
    for key, counter in built.counters.items():
        for slot in counter.announced:
            door = doors.open.get((key, slot))
            if door is None:
                cost.constant += size
                continue
            shut = built.model.new_bool_var(f"shut {key} {slot}")
            built.model.add(shut + door == 1)
            cost.add(size, shut, parts[key])
        for (site, slot), door in doors.open.items():
            if site == key and slot not in counter.announced:
                cost.add(size, door, parts[key])
    return cost


def stability(built: Presence, parts: Parts) -> Cost:
    """What it costs to change what people were told, the more the later they learn of it."""
    cost = Cost()
    if built.problem.baseline is not None:
        for key, worker in built.workers.items():
            for day in range(7):
                if day not in worker.exempt:
                    _changes(built, cost, parts, key, day)
    return cost


def _changes(built: Presence, cost: Cost, parts: Parts, key: AgentId, day: int) -> None:
    slots, now = built.slots, built.problem.now
    urgent, short, ordinary = (
        built.figures.of("stability", f"{name}_cost") for name in ("urgent", "short", "ordinary")
    )
    soon = now + timedelta(hours=built.figures.of("stability", "urgent_hours"))
    later = short if _within_notice(built, key, day) else ordinary
    early = built.model.new_bool_var(f"changed soon {key} {day}")
    changed = built.model.new_bool_var(f"changed {key} {day}")
    built.model.add_implication(early, changed)
    for slot in slots.of_day(day):
        if slot < slots.now:
            continue
        flag = early if slots.instant(slot) < soon else changed
        given = built.workers[key].given.get(slot)
        kept = None if given is None else built.on.get((key, given, slot))
        if given is not None:
            built.model.add_bool_or([flag] if kept is None else [flag, kept])
        for var in built.at(key, slot):
            if kept is None or var.index != kept.index:
                built.model.add_implication(var, flag)
    cost.add(later, changed, parts[key])
    cost.add(urgent - later, early, parts[key])


def _within_notice(built: Presence, key: AgentId, day: int) -> bool:
    """Whether fewer working days than the notice lie strictly between today and that date."""
    agent = built.workers[key].agent
    employer = built.problem.employer(agent.employer)
    today = built.problem.now.astimezone(built.slots.monday.tzinfo).date()
    date = week_dates(built.problem.week)[day]
    holidays = {each for site in built.problem.sites if site.id == agent.home_site for each in site.holidays}
    between = (today + timedelta(days=count) for count in range(1, max(0, (date - today).days)))
    working = sum(each.weekday() < 5 and each not in holidays for each in between)
    return working < employer.notice_working_days
