"""Lines of a chart: what each joins, in which colour, and its chart XML. What was forecast is a line of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.series import series_names
from presentation.slides.native_charts.axes import ACROSS, UP
from presentation.slides.native_charts.bands import Band
from presentation.slides.native_charts.caches import name_reference, number_reference
from presentation.slides.native_charts.look import Role
from presentation.slides.native_charts.paint_xml import fill, stroke
from presentation.slides.native_charts.sheet import NO_TEXT, Column, Sheet
from presentation.slides.native_charts.xy import front_last

# In this order where no series is singled out. More than these in one plot are told apart in small multiples.
SERIES_ROLES = (Role.ACCENT, Role.INK, Role.QUIET, Role.AGAINST, Role.CONTEXT)
LETTERS = {Role.CONTEXT: Role.QUIET, Role.FAINT: Role.QUIET}  # grey marks may be faint, words may not
MADE, QUIETER, DASHED = 3.0, 2.25, 2.0  # points wide: the one the point is about, the others, a forecast
PLAIN = str.maketrans({"{": "(", "}": ")", "#": "no. ", "^": None})
BAND_STRENGTH = 0.16  # how much of its colour a band shows


@dataclass(frozen=True)
class Stroke:
    """One line: a series as it was seen, or one forecast of it; a value a place of the axis across."""

    name: str  # of its column in the workbook
    series: str
    values: tuple[float | None, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    role: Role
    is_forecast: bool = False
    width: float = QUIETER

    @property
    def column(self) -> Column:
        return Column(self.name, self.values)

    @property
    def last(self) -> int:
        """The place of its last number."""
        return max(i for i, value in enumerate(self.values) if value is not None)

    @property
    def letters(self) -> Role:
        return LETTERS.get(self.role, self.role)


def plain_name(name: object) -> str:
    """A name that may head a column: formulas name columns by signs of their own, and XML forbids some letters."""
    return NO_TEXT.sub("", str(name)).translate(PLAIN) or "–"


def told_apart(names: Sequence[str]) -> list[str]:
    """Names of which none is there twice: two columns of one name could not be told apart."""
    return [name if names.index(name) == i else f"{name} ({i + 1})" for i, name in enumerate(names)]


def roles_of(rows: Sequence[Row]) -> dict[str, Role]:
    """The accent for the series the point is about and grey for the others; colours in order where none is."""
    names = series_names(list(rows))
    chosen = {str(row["series"]) for row in rows if is_highlighted(row)}
    if chosen and len(chosen) < len(names):
        return {name: Role.ACCENT if name in chosen else Role.CONTEXT for name in names}
    return {name: SERIES_ROLES[i % len(SERIES_ROLES)] for i, name in enumerate(names)}


def bands_of(strokes: Sequence[Stroke], *, forecasts_alone: bool) -> list[Band]:
    """Of the strokes that have intervals; beside forecasts, what was seen is drawn without."""
    return [
        Band(each.name, each.low, each.high, each.role, BAND_STRENGTH)
        for each in strokes
        if any(low is not None for low in each.low) and (each.is_forecast or not forecasts_alone)
    ]


def strokes_plot(
    sheet: Sheet,
    strokes: Sequence[Stroke],
    places: str,
    labels: Mapping[str, str],
    marker: Callable[[Stroke], float],
    more: Sequence[str] = (),
) -> str:
    """The lines, the one the point is about on top; `labels` by name of stroke; `more` are series drawn below them."""
    order = sorted(range(len(strokes)), key=lambda i: strokes[i].width)
    series = [
        line_series(sheet, strokes[i], len(more) + rank, places, labels.get(strokes[i].name, ""), marker(strokes[i]))
        for rank, i in enumerate(order)
    ]
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{front_last([*more, *series])}'
        f'<c:marker val="1"/><c:axId val="{ACROSS}"/><c:axId val="{UP}"/></c:lineChart>'
    )


def line_series(sheet: Sheet, line: Stroke, order: int, places: str, labels: str, marker: float) -> str:
    dash = "sysDash" if line.is_forecast else "solid"
    dots = dot(line.role, marker) if marker and not line.is_forecast else NO_DOT
    return series_xml(sheet, line.name, order, places, stroke(line.role, line.width, dash) + dots, labels)


def series_xml(sheet: Sheet, column: str, order: int, places: str, look: str, labels: str) -> str:
    """A series of a chart of lines; `look` is its stroke and its marks, `labels` may end in error bars."""
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>{name_reference(sheet, column)}{look}{labels}'
        f'<c:cat>{places}</c:cat><c:val>{number_reference(sheet, column)}</c:val><c:smooth val="0"/></c:ser>'
    )


NO_DOT = '<c:marker><c:symbol val="none"/></c:marker>'
NO_STROKE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"


def dot(role: Role, size: float, edge: Role | None = None) -> str:
    """A round mark, `size` points across."""
    line = f'<a:ln w="9525">{fill(edge)}</a:ln>' if edge else "<a:ln><a:noFill/></a:ln>"
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{round(size)}"/><c:spPr>{fill(role)}{line}</c:spPr></c:marker>'
    )
