"""The estimates behind the numbers of the story's own lines and doubts, where no finding has them."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.quantities import Count
from analysis.stories.retention_economics.definitions import told_by_others
from analysis.stories.retention_economics.parts import Parts


def counts_said(parts: Parts) -> dict[str, Estimate]:
    found = told_by_others(parts.scope)
    tested = parts.searched.tested
    found["comparisons_searched"] = counted(Count(tested, "comparisons"), tested)
    if parts.kept is not None:
        start, lost = (int(parts.kept.everybody[each]) for each in ("at_start", "lost_of_start"))
        found["customers_at_start"] = counted(Count(start, "customers"), start)
        found["customers_lost"] = counted(Count(lost, "customers"), start)
    return found
