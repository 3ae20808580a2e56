"""What a site's week keeps of the label, in one sentence, and what is missing, line by line."""

from planner.show.names import Names
from planner.show.words import NO_BREAK, between, counted, day, length, listed
from schemas.problem import Problem
from schemas.roster import Guarantee, Shortfall

UNCHECKED = "Rien n’est garanti : ce planning n’a pas été vérifié."


def brief(guarantee: Guarantee, problem: Problem | None) -> str:
    """« Label tenu, 29 h sur 5 jours »: the same for a list of sites."""
    opened = f"{length(guarantee.open_minutes)} sur {counted(guarantee.open_days, 'jour')}"
    return f"{_head(guarantee, problem)}, {opened if guarantee.open_minutes else 'jamais ouvert'}"


def promise(guarantee: Guarantee, problem: Problem | None) -> str:
    """« Label tenu : 29 h ouvertes sur 5 jours, toujours au moins 2 agents. »"""
    head = _head(guarantee, problem)
    if not guarantee.open_minutes:
        return f"{head}{NO_BREAK}: jamais ouvert cette semaine."
    opened = "ouverte" if guarantee.open_minutes < 120 else "ouvertes"
    facts = f"{length(guarantee.open_minutes)} {opened} sur {counted(guarantee.open_days, 'jour')}"
    fewest = guarantee.fewest_agents_while_open
    always = "" if fewest is None else f", toujours au moins {counted(fewest, 'agent')}"
    return f"{head}{NO_BREAK}: {facts}{always}."


def _head(guarantee: Guarantee, problem: Problem | None) -> str:
    site = next((site for site in problem.sites if site.id == guarantee.site), None) if problem else None
    if site is not None and site.owed_label is None:
        return "Antenne, sans label à tenir"
    return "Label tenu" if guarantee.met else "Label non tenu"


def shortfalls(guarantee: Guarantee, names: Names) -> tuple[str, ...]:
    """What is missing: first for the label as a whole, then hour by hour."""
    whole = [_whole(item) for item in guarantee.shortfalls if item.start is None or item.end is None]
    lines = [f"Il manque {listed(whole)} d’ouverture pour tenir le label."] if whole else []
    if guarantee.degraded_minutes:
        degraded = length(guarantee.degraded_minutes)
        lines.append(f"Service dégradé pendant {degraded}{NO_BREAK}: porte fermée, équipe présente mais incomplète.")
    return (*lines, *filter(None, (_stretch(item, names) for item in guarantee.shortfalls)))


def _whole(item: Shortfall) -> str:
    if item.unit == "minutes":
        return length(item.missing)
    return counted(item.missing, "jour" if item.unit == "days" else "agent formé")


def _stretch(item: Shortfall, names: Names) -> str:
    """A time of one date when the doors stay shut though they were announced open; nothing for a whole week's."""
    if item.start is None or item.end is None:
        return ""
    start, end = names.local(item.start), names.local(item.end)
    reason = f", il manque {counted(item.missing, 'agent formé')}" if item.unit == "agents" else ""
    when = f"{day(start.date()).capitalize()}, {between(start, end)}"
    return f"{when}{NO_BREAK}: fermé alors que l’ouverture est annoncée{reason}."
