"""How long a deck with fifteen native charts takes, against bare python-pptx that draws the same fifteen.

python -m tests.benchmarks.deck [PAIRS]

Ours is the whole deck: titles fitted, notes, sources, opening, appendix. The other is a slide with a title and a chart
of the same rows for each, as python-pptx draws it by itself.
"""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.util import Inches

from analysis.findings import ChartKind, Finding
from presentation.briefing import briefing_of
from presentation.plain_rows import plain_rows
from presentation.slides.deck import draw_deck
from presentation.wording import say_plain
from tests.benchmarks.measured import Measured, in_pairs, report
from tests.presentation.specimen import FINDINGS, STORY

PAIRS = 15
CHARTS = 15
BUDGET = 2.0
NO_CHART = (ChartKind.HEAT, ChartKind.TIMELINE)  # a table, and marks on lanes
ACROSS = {
    ChartKind.QUADRANT: ("x", ("y",)),
    ChartKind.STEP_CURVES: ("time", ("value", "low", "high")),
}
COLUMNS = {
    ChartKind.BARS: (TYPE.BAR_CLUSTERED, ("value",)),
    ChartKind.RANKING: (TYPE.BAR_CLUSTERED, ("value", "low", "high")),
    ChartKind.DOTS: (TYPE.BAR_CLUSTERED, ("value", "low", "high")),
    ChartKind.PAIRED_DOTS: (TYPE.BAR_CLUSTERED, ("first", "second")),
    ChartKind.TORNADO: (TYPE.BAR_CLUSTERED, ("low", "high")),
    ChartKind.PARETO: (TYPE.COLUMN_CLUSTERED, ("value", "cumulative_share")),
    ChartKind.WATERFALL: (TYPE.COLUMN_STACKED, ("value",)),
    ChartKind.STACKED: (TYPE.BAR_STACKED, ("value",)),
    ChartKind.LINES: (TYPE.LINE, ("value", "low", "high")),
}
PARTS = {ChartKind.STACKED: "part", ChartKind.LINES: "series", ChartKind.STEP_CURVES: "series"}


def fifteen() -> tuple[Finding, ...]:
    drawn = [each for each in FINDINGS if each.evidence.chart.kind not in NO_CHART]
    return tuple((drawn * 2)[:CHARTS])


def ours(findings: tuple[Finding, ...]) -> bytes:
    story = replace(STORY, findings=tuple(replace(each, id=f"{each.id}-{i}") for i, each in enumerate(findings)))
    return draw_deck(briefing_of(story))


def bare(findings: tuple[Finding, ...]) -> bytes:
    presentation = Presentation()
    for finding in findings:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = say_plain(finding.claim)
        kind, data = _data(finding)
        slide.shapes.add_chart(kind, Inches(0.5), Inches(1.5), Inches(9), Inches(5), data)
    held = io.BytesIO()
    presentation.save(held)
    return held.getvalue()


def _data(finding: Finding) -> tuple[Any, Any]:
    kind, rows = finding.evidence.chart.kind, plain_rows(finding.evidence.rows)
    part = PARTS.get(kind)
    groups = {row[part] if part else "": [each for each in rows if not part or each[part] == row[part]] for row in rows}
    if kind in ACROSS:
        x, columns = ACROSS[kind]
        points = XyChartData()
        for name, members in groups.items():
            for column in columns:
                series = points.add_series(f"{name} {column}")
                for row in members:
                    series.add_data_point(row[x], row[column])
        return TYPE.XY_SCATTER_LINES, points
    drawn, columns = COLUMNS[kind]
    data = CategoryChartData()
    data.categories = list(dict.fromkeys(row["label"] for row in rows))
    for name, members in groups.items():
        for column in columns:
            data.add_series(f"{name} {column}", [row[column] for row in members])
    return drawn, data


def main(pairs: int = PAIRS) -> None:
    findings = fifteen()
    ours(findings), bare(findings)  # what is read once is read
    found = in_pairs(lambda: ours(findings), lambda: bare(findings), pairs)
    what = f"a deck of {CHARTS} native charts against bare python-pptx"
    report([Measured(what, BUDGET, found.ratio, "ratio", f"processor: {found.said}", "specimen")])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
