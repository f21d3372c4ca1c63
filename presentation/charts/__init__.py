"""Evidence -> a Vega-Lite specification. Each kind of chart has a file of its own and draws one row shape.

Altair puts the layers together once; pages keep the finished specification, since on a rerun Altair objects would cost
more than the queries do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from analysis.findings import ChartKind, Evidence
from presentation.charts.bars import draw_bars
from presentation.charts.canvas import Brush, Row, Spec
from presentation.charts.dots import draw_dots
from presentation.charts.heat import draw_heat
from presentation.charts.lines import draw_lines
from presentation.charts.paired_dots import draw_paired_dots
from presentation.charts.pareto import draw_pareto
from presentation.charts.quadrant import draw_quadrant
from presentation.charts.ranking import draw_ranking
from presentation.charts.stacked import draw_stacked
from presentation.charts.step_curves import draw_step_curves
from presentation.charts.timeline import draw_timeline
from presentation.charts.tornado import draw_tornado
from presentation.charts.waterfall import draw_waterfall
from presentation.plain_rows import plain_rows
from presentation.theme import PaletteName, palette

DRAWERS: dict[ChartKind, Callable[[list[Row], Any, Brush], Spec]] = {
    ChartKind.BARS: draw_bars,
    ChartKind.DOTS: draw_dots,
    ChartKind.WATERFALL: draw_waterfall,
    ChartKind.LINES: draw_lines,
    ChartKind.STEP_CURVES: draw_step_curves,
    ChartKind.QUADRANT: draw_quadrant,
    ChartKind.PARETO: draw_pareto,
    ChartKind.HEAT: draw_heat,
    ChartKind.STACKED: draw_stacked,
    ChartKind.PAIRED_DOTS: draw_paired_dots,
    ChartKind.RANKING: draw_ranking,
    ChartKind.TIMELINE: draw_timeline,
    ChartKind.TORNADO: draw_tornado,
}


def draw(
    evidence: Evidence,
    palette_name: PaletteName,
    width: int | str = "container",
    domain: tuple[float, float] | None = None,
) -> Spec:
    """The chart that shows this evidence. `domain` is the scale it shares with others of its unit."""
    brush = Brush(palette(palette_name), width, domain)
    return DRAWERS[evidence.chart.kind](plain_rows(evidence.rows), evidence.chart, brush)
