"""Points by two amounts as chart XML: the only kind of chart in which a mark stands free of bars and lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from presentation.slides.native_charts.axes import ACROSS, UP
from presentation.slides.native_charts.caches import name_reference, number_reference
from presentation.slides.native_charts.sheet import Sheet

POINTS = re.compile(r'<c:ptCount val="(\d+)"')
UNJOINED = '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'


def scatter_series(
    sheet: Sheet,
    order: int,
    name: str,
    x: str,
    y: str,
    mark: str,
    *,
    line: str = UNJOINED,
    labels: str = "",
    bars: str = "",
) -> str:
    """Points at the columns `x` and `y`; `mark` is their marker, followed by single points that look otherwise."""
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>{name_reference(sheet, name)}{line}{mark}{labels}{bars}'
        f"<c:xVal>{number_reference(sheet, x)}</c:xVal><c:yVal>{number_reference(sheet, y)}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )


def own_mark(i: int, mark: str) -> str:
    """The point `i` with a marker of its own; it stays as unjoined as the others."""
    return f'<c:dPt><c:idx val="{i}"/>{mark}<c:bubble3D val="0"/>{UNJOINED}</c:dPt>'


def longest_first(series: Sequence[str]) -> str:
    """LibreOffice loses a series that comes before one with more points."""
    return "".join(sorted(series, key=lambda each: max(map(int, POINTS.findall(each))), reverse=True))


def scatter_plot(series: str) -> str:
    return (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}'
        f'<c:axId val="{ACROSS}"/><c:axId val="{UP}"/></c:scatterChart>'
    )
