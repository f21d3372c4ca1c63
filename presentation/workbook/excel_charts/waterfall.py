"""From one total to another by steps: columns on a ground that nobody sees, above and below zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.chart import BarChart

from presentation.charts.canvas import Row
from presentation.charts.numbers import short_labels
from presentation.wording import MINUS
from presentation.workbook.excel_charts.ground import Ground, series
from presentation.workbook.excel_charts.look import labels, literally, no_axis, points, set_up, type_, unseen

HEIGHT = 8.5


@dataclass(frozen=True)
class Step:
    start: float
    end: float
    role: str
    text: str

    def part(self, side: float) -> tuple[float, float]:
        """Above (side 1) or below zero (side -1): how far the ground reaches, and how much of the column is there."""
        near, far = sorted(max(each * side, 0.0) for each in (self.start, self.end))
        return near * side, (far - near) * side


def draw_waterfall(ground: Ground) -> Any:
    steps = _steps(ground.rows, ground.chart.unit)
    names = ground.beside("step", [str(row["label"]) for row in ground.rows])
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 55
    set_up(chart, HEIGHT)
    no_axis(chart.y_axis)
    chart.x_axis.txPr, chart.x_axis.tickLblPos = type_(), "low"
    for side, where in ((1.0, "above"), (-1.0, "below")):
        parts = [step.part(side) for step in steps]
        if side < 0 and not any(ground_ or column for ground_, column in parts):
            continue
        hidden = series(ground.beside(f"ground {where} zero", [ground_ for ground_, _ in parts]), names)
        hidden.spPr = unseen()
        shown = series(ground.beside(f"column {where} zero", [column for _, column in parts]), names)
        shown.dPt = points([step.role for step in steps])
        chart.series += [hidden, shown]
    chart.series.append(_words(ground, steps, names))
    low, high = _ends(steps)
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = low, high + (high - low) * 0.1
    return chart


def _words(ground: Ground, steps: list[Step], names: str) -> Any:
    """The number of each step over its column: at the foot of a column that nobody sees."""
    low, high = _ends(steps)
    words = series(ground.beside("room for its number", [(high - low) * 0.08] * len(steps)), names)
    words.spPr = unseen()
    roles = {i: "quiet" if step.role == "context" else step.role for i, step in enumerate(steps)}
    words.dLbls = labels({i: literally(step.text) for i, step in enumerate(steps)}, "inBase", roles)
    return words


def _steps(rows: list[Row], unit: str) -> list[Step]:
    """A step's number always carries its sign; the first total is quiet where another follows."""
    texts = short_labels(unit, [row["value"] or 0 for row in rows])
    totals = [i for i, row in enumerate(rows) if row.get("is_total")]
    steps, level = list[Step](), 0.0
    for i, (row, text) in enumerate(zip(rows, texts, strict=True)):
        value = float(row["value"] or 0)
        if i in totals:
            role = "context" if i == totals[0] and len(totals) > 1 else "ink"
            steps.append(Step(0.0, value, role, text))
        else:
            signed = text if text.startswith((MINUS, "+")) or value <= 0 else f"+{text}"
            steps.append(Step(level, level + value, "accent" if value >= 0 else "against", signed))
        level = steps[-1].end
    return steps


def _ends(steps: list[Step]) -> tuple[float, float]:
    ends = [0.0, *(each for step in steps for each in (step.start, step.end))]
    return min(ends), max(ends) if max(ends) > min(ends) else min(ends) + 1
