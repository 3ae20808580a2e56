"""tightening: rows that every lawful week keeps anyway, and that a relaxation does not see by itself.

Two halves of a presence open no door: without any one of those trained, the others still hold all but one of the
presences that an open door asks for. The hull of "at least two of n", as in the bound (docs/explanation/solver.md).
They make each step of a search slower and its proof shorter, so they are for searches that are to prove.
"""

from planner.core.model.draft import Draft
from schemas.ids import CORE


def tighten(draft: Draft) -> None:
    """Add the rows to a model whose laws are posted."""
    for site, day, door in draft.site_days():
        trained = draft.present(site.id, day, CORE)
        for i, is_open in enumerate(door.on):
            present = [lane.on[i] for _, lane in trained]
            for left_out in range(len(present)):
                others = present[:left_out] + present[left_out + 1 :]
                draft.model.add(sum(others) >= (site.min_agents - 1) * is_open)
