"""import_told: what an import changed, or would change, for people and for machines."""

from collections import Counter
from collections.abc import Iterator, Sequence

from planner.network.findings import TITLES, Finding
from planner.services.network.import_network import Imported
from planner.services.network.importing.difference import Change, key_of
from planner.show.words import NO_BREAK

SHOWN = 20
"""Findings of a kind that people are shown; machines get all."""

WORDS = {
    "basin": "bassin", "employer": "porteur", "partner": "partenaire", "site": "site", "travel": "trajet",
    "referent": "référent", "referent_site": "site de référent", "agent": "agent", "agent_site": "site d’agent",
    "contract": "contrat", "skill": "formation", "worked_week": "semaine travaillée", "absence": "absence",
    "unavailability": "indisponibilité", "availability": "disponibilité", "booking": "rendez-vous",
    "pin": "présence imposée",
    "consent": "accord", "closure": "fermeture",
}  # fmt: skip
"""What people call a row of each table of which a file can state something."""

_DONE = {"added": "ajouté", "changed": "modifié", "removed": "supprimé"}


def lines_of(done: Imported, found: Sequence[Finding], *, dry_run: bool) -> Iterator[str]:
    """What a person is told, line by line."""
    yield from _findings(found)
    yield from done.remarks
    would = "serait " if done.refused or dry_run else ""
    for kind, word in _DONE.items():
        counts = Counter(change.table for change in done.changes if change.kind == kind)
        if counts:
            listed = ", ".join(f"{WORDS[table]} {n}" for table, n in counts.items())
            yield f"{f'{would}{word}'.capitalize()}{NO_BREAK}: {listed}."
    for change in done.removed:
        yield f"  {would}supprimé{NO_BREAK}: {_named(change)}"
    for one in done.given:
        yield f"Planning publié {'qui serait ' if would else ''}repris{NO_BREAK}: {one.basin} {one.week}."
    for basin, week in done.weeks:
        yield f"Semaine à recalculer{NO_BREAK}: {basin} {week}."
    yield _ending(done, dry_run=dry_run)


def as_data(done: Imported, found: Sequence[Finding], *, stored: bool) -> dict[str, object]:
    """The same for a machine."""
    return {
        "stored": stored,
        "changes": [
            {"kind": one.kind, "table": one.table, "key": key_of(one.row), "columns": one.columns}
            for one in done.changes
        ],
        "published": [{"basin": one.basin, "week": one.week} for one in done.given],
        "weeks": [{"basin": basin, "week": week} for basin, week in done.weeks],
        "remarks": list(done.remarks),
        "findings": [{"kind": one.kind, "id_fs": one.id_fs, "line": one.line, "text": one.text} for one in found],
    }


def _findings(found: Sequence[Finding]) -> Iterator[str]:
    for kind, title in TITLES.items():
        own = [finding for finding in found if finding.kind == kind]
        if own:
            yield f"{title}{NO_BREAK}: {len(own)}"
        for finding in own[:SHOWN] if kind != "note" else ():
            yield f"  {finding.text}"
        if len(own) > SHOWN and kind != "note":
            yield f"  … et {len(own) - SHOWN} autres (--json les donne tous)."


def _ending(done: Imported, *, dry_run: bool) -> str:
    if done.refused:
        return "Rien n’a été fait : des éléments seraient supprimés. Avec --delete, ils le sont."
    if not done.changes and not done.given:
        return "Rien à changer."
    return "Rien n’a été fait (--dry-run)." if dry_run else "C’est fait."


def _named(change: Change) -> str:
    return f"{WORDS[change.table]} {' '.join(str(part) for part in key_of(change.row))}"
