"""Series of points side by side: what all programs need so that none is lost and the right one lies on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from presentation.slides.native_charts.sheet import Column, Sheet

HAIR = 1e-4  # of a scale: a point at its very end may be taken as outside

Segment = tuple[float | None, float | None, float | None, float | None]  # x and y of one end, x and y of the other


def level(sheet: Sheet) -> Sheet:
    """All columns as long as the longest: LibreOffice loses a series that comes before one with more points."""
    longest = max(len(column.values) for column in sheet.columns)
    return Sheet(tuple(_lengthened(column, longest) for column in sheet.columns))


def _lengthened(column: Column, length: int) -> Column:
    more = length - len(column.values)
    formula = column.formula if isinstance(column.formula, str) else (*column.formula, *([""] * more))
    if isinstance(formula, str) and formula and more:
        formula = (*([formula] * len(column.values)), *([""] * more))
    return replace(column, values=(*column.values, *([None] * more)), formula=formula)


def front_last(series: Sequence[str]) -> str:
    """The last of them lies on top: for PowerPoint by its order, for LibreOffice because it is read first."""
    return "".join(reversed(series))


def segment_columns(across: str, up: str, segments: Sequence[Segment]) -> list[Column]:
    """Lines from point to point in one series: after each an empty point ends the line."""
    x = tuple(each for x0, _, x1, _ in segments for each in (x0, x1, None))
    y = tuple(each for _, y0, _, y1 in segments for each in (y0, y1, None))
    return [Column(across, x), Column(up, y)]
