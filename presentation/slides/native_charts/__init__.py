"""Evidence -> a native PowerPoint chart or table with its data behind it. Each kind of chart has a file of its own.

The rows drawn are those of the JSON: whoever opens a chart's data finds the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from analysis.findings import Chart, ChartKind, Evidence
from presentation.charts.canvas import Row
from presentation.plain_rows import plain_rows, plain_value
from presentation.slides.native_charts.bars import draw_bars
from presentation.slides.native_charts.dots import draw_dots
from presentation.slides.native_charts.heat import draw_heat
from presentation.slides.native_charts.lines import draw_lines
from presentation.slides.native_charts.look import Box, Look
from presentation.slides.native_charts.nothing import say_nothing
from presentation.slides.native_charts.paired_dots import draw_paired_dots
from presentation.slides.native_charts.pareto import draw_pareto
from presentation.slides.native_charts.quadrant import draw_quadrant
from presentation.slides.native_charts.ranking import draw_ranking
from presentation.slides.native_charts.sheet import NO_TEXT
from presentation.slides.native_charts.stacked import draw_stacked
from presentation.slides.native_charts.step_curves import draw_step_curves
from presentation.slides.native_charts.timeline import draw_timeline
from presentation.slides.native_charts.tornado import draw_tornado
from presentation.slides.native_charts.waterfall import draw_waterfall

Drawer = Callable[[Any, list[Row], Chart, Look, Box], None]
# Filled by the files beside this one.
DRAWERS: dict[ChartKind, Drawer] = {
    ChartKind.BARS: draw_bars,
    ChartKind.DOTS: draw_dots,
    ChartKind.WATERFALL: draw_waterfall,
    ChartKind.PARETO: draw_pareto,
    ChartKind.STACKED: draw_stacked,
    ChartKind.TORNADO: draw_tornado,
    ChartKind.RANKING: draw_ranking,
    ChartKind.LINES: draw_lines,
    ChartKind.STEP_CURVES: draw_step_curves,
    ChartKind.HEAT: draw_heat,
    ChartKind.QUADRANT: draw_quadrant,
    ChartKind.PAIRED_DOTS: draw_paired_dots,
    ChartKind.TIMELINE: draw_timeline,
}


def add_chart(slide: Any, evidence: Evidence, look: Look, box: Box) -> None:
    """Draws the evidence on the slide, inside the box."""
    if evidence.rows.empty:
        return say_nothing(slide.shapes, box)
    names = {name: _readable(said) for name, said in evidence.chart.names.items()}
    chart = replace(evidence.chart, reference=plain_value(evidence.chart.reference), names=names)
    rows = [{name: _readable(value) for name, value in row.items()} for row in plain_rows(evidence.rows)]
    return DRAWERS[chart.kind](slide.shapes, rows, chart, look, box)


def _readable(value: Any) -> Any:
    """Texts without the letters that XML forbids: one of them would make the whole file unreadable."""
    return NO_TEXT.sub("", value) if isinstance(value, str) else value
