"""Evidence -> a native PowerPoint chart or table with its data behind it. Each kind of chart has a file of its own.

The rows drawn are those of the JSON: whoever opens a chart's data finds the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from analysis.findings import Chart, ChartKind, Evidence
from presentation.charts.canvas import Row
from presentation.plain_rows import plain_rows
from presentation.slides.native_charts.bars import draw_bars
from presentation.slides.native_charts.look import Box, Look

Drawer = Callable[[Any, list[Row], Chart, Look, Box], None]
# Filled by the files beside this one.
DRAWERS: dict[ChartKind, Drawer] = {ChartKind.BARS: draw_bars}


def add_chart(slide: Any, evidence: Evidence, look: Look, box: Box) -> None:
    """Draws the evidence on the slide, inside the box."""
    DRAWERS[evidence.chart.kind](slide.shapes, plain_rows(evidence.rows), evidence.chart, look, box)
