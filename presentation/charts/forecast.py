"""What is forecast, told from what was seen: a dashed line without points beside a solid one.

Rows whose `is_forecast` is true are forecast; `made_on` tells one forecast of a series from another.
"""

from __future__ import annotations

from presentation.charts.canvas import Row, Spec

DASHES = [5, 4]  # pixels drawn and left out: dashed on a telephone still
DASHED_WIDTH = 2
FORECAST, SEEN = "datum.is_forecast", "!datum.is_forecast"


def with_forecast(strokes: list[Spec], rows: list[Row]) -> list[Spec]:
    """The layers of a chart of lines, each drawn for what was seen and anew for what was forecast."""
    if not any(row.get("is_forecast") for row in rows):
        return strokes
    forecast = [_restyled(_only(FORECAST, each, apart=True)) for each in strokes]
    return [*forecast, *(_only(SEEN, each) for each in strokes if each["mark"]["type"] != "area")]


def _only(test: str, layer: Spec, apart: bool = False) -> Spec:
    detail = {"detail": {"field": "made_on", "type": "nominal"}} if apart else {}
    return {
        **layer,
        "encoding": {**layer["encoding"], **detail},
        "transform": [{"filter": test}, *layer.get("transform", [])],
    }


def _restyled(layer: Spec) -> Spec:
    """A point of a forecast is felt by the pointer, and not seen."""
    styles: dict[str, Spec] = {"line": {"strokeDash": DASHES, "strokeWidth": DASHED_WIDTH}, "point": {"opacity": 0}}
    return {**layer, "mark": {**layer["mark"], **styles.get(layer["mark"]["type"], {})}}
