"""One scale for one unit down a story, so that lengths and places can be compared from chart to chart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from analysis.findings import ChartKind, Evidence, Finding, Story
from presentation.charts.limits import LIMITS
from presentation.charts.marks import extent
from presentation.plain_rows import plain_rows

Domain = tuple[float, float]

# Charts along x share a scale with one another, charts that run up share theirs.
COLUMNS = {
    ChartKind.BARS: ("across", ("value", "low", "high")),
    ChartKind.DOTS: ("across", ("value", "low", "high")),
    ChartKind.PAIRED_DOTS: ("across", ("first", "second")),
    ChartKind.LINES: ("up", ("value", "low", "high", *LIMITS)),
}
# A chart whose own numbers would fill less than this part of the shared scale keeps its own: it could not be read.
LEAST_FILLED = 0.3


def shared_domains(story: Story) -> Mapping[str, Domain]:
    """For each finding that shares a scale with another, by its id: from where to where."""
    groups: dict[tuple[str, str], dict[str, Domain]] = defaultdict(dict)
    for finding in story.findings:
        if finding.evidence.chart.kind in COLUMNS:
            direction, _ = COLUMNS[finding.evidence.chart.kind]
            groups[direction, finding.evidence.chart.unit][finding.id] = _own_domain(finding.evidence)
    return {name: domain for group in groups.values() for name, domain in _shared(group).items()}


def domain_of(finding: Finding, story: Story) -> Domain | None:
    return shared_domains(story).get(finding.id)


def _own_domain(evidence: Evidence) -> Domain:
    _, columns = COLUMNS[evidence.chart.kind]
    low, high = extent(plain_rows(evidence.rows), columns)
    return (min(low, 0.0), max(high, 0.0)) if evidence.chart.kind is ChartKind.BARS else (low, high)


def _shared(group: Mapping[str, Domain]) -> Mapping[str, Domain]:
    low, high = min(each[0] for each in group.values()), max(each[1] for each in group.values())
    filling = [name for name, own in group.items() if own[1] - own[0] >= LEAST_FILLED * (high - low)]
    if len(filling) < 2:
        return {}
    return {
        name: (min(group[each][0] for each in filling), max(group[each][1] for each in filling)) for name in filling
    }
