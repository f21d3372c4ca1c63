"""What part of a score group's recurring revenue was still paid twelve months later."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis.estimates import Estimate
from analysis.quantities import Share
from analysis.statistics.jackknife import OF_RATIOS, OF_SHARES, Replicated, jackknifed
from analysis.statistics.refusals import NotEstimable
from analysis.stories.retention_economics.satisfaction import Survey

KEPT = {"gross_revenue_retention": ("revenue_kept", OF_SHARES), "net_revenue_retention": ("revenue_at_end", OF_RATIOS)}


def revenue_kept(survey: Survey, group: str) -> Iterator[tuple[str, Estimate]]:
    """Gross and net, by name; nothing where the group paid nothing, or all of it was kept. Nothing is held equal."""
    customers = survey.of(group, "customers_of_group")
    start = _summed(survey, group, "revenue_at_start")
    if start.value <= 0:
        return
    for name, (column, scale) in KEPT.items():
        try:
            part = _summed(survey, group, column) / start
            yield name, jackknifed(part, Share(0.0), customers, "share of recurring revenue after twelve months", scale)
        except NotEstimable:
            continue


def _summed(survey: Survey, group: str, column: str) -> Replicated:
    """Clusters are all those of the survey, so that those without such customers count as they should: for nothing."""
    by_cluster = survey.money[column].xs(group).reindex(survey.clusters, fill_value=0.0)
    total = float(by_cluster.sum())
    return Replicated(total, total - by_cluster.to_numpy(dtype=np.float64))
