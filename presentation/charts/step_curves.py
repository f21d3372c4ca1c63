"""Survival curves: steps with bands over time, and how many were still watched."""

from __future__ import annotations

from analysis.findings import Chart
from presentation.charts.canvas import TIP, Brush, Row, Spec, canvas, value_axis
from presentation.charts.marks import extent
from presentation.charts.series import end_names, ends_with_labels, series_colours, series_field, series_names, told

CURVES_HEIGHT = 280
WATCHED = " + (datum.at_risk ? ', ' + datum.at_risk + ' watched' : '')"
WHOLE = (0.0, 1.0)  # a curve of survival starts at all and may reach none


def draw_step_curves(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    known = [row for row in rows if row.get("value") is not None]
    colours = series_colours(known, brush)
    shown = [{**row, "series": str(row["series"])} for row in known]
    domain = WHOLE if chart.unit == "share" else extent(shown)
    last = {name: [row for row in shown if str(row["series"]) == name][-1] for name in series_names(shown)}
    ends = ends_with_labels(last, chart.unit)
    names, room = end_names(ends, domain, CURVES_HEIGHT, colours, brush)
    x_title = chart.names.get("time", "Months")
    return canvas(
        brush, CURVES_HEIGHT, [*_steps(domain, room, x_title, chart.unit, brush, series_field(colours)), *names], shown
    )


def _steps(
    domain: tuple[float, float], room: float, x_title: str | None, unit: str, brush: Brush, colour: Spec
) -> list[Spec]:
    axis = {"title": x_title, "titleAnchor": "start", "titlePadding": 6, "grid": False, "tickCount": 6}
    axis |= {"labelFlush": True, "domainColor": brush.palette.context, "format": ",.3~f"}
    range_ = [0, {"expr": f"width - {room:.0f}"}]
    x = {"field": "time", "type": "quantitative", "axis": axis, "scale": {"nice": False, "range": range_}}
    y = {"type": "quantitative", "axis": value_axis(unit), "scale": {"domain": list(domain), "nice": False}}
    band = {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": colour}
    curve = {"x": x, "y": {**y, "field": "value"}, "color": colour}
    return [
        {"mark": {"type": "area", "interpolate": "step-after", "opacity": 0.13}, "encoding": band},
        {"mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2.5}, "encoding": curve},
        {
            "mark": {"type": "point", "opacity": 0, "size": 80},
            "transform": [{"calculate": told(unit, "time") + WATCHED, "as": "tip"}],
            "encoding": {**curve, **TIP},
        },
    ]
