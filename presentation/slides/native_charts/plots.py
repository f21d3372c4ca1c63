"""Series, plots and axes of bars as chart XML, in the order that the schema asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from presentation.charts.canvas import Row
from presentation.slides.native_charts.caches import name_reference, number_reference, text_reference
from presentation.slides.native_charts.labels import NO_LABELS
from presentation.slides.native_charts.look import Role
from presentation.slides.native_charts.paint_xml import UNSEEN, filled, type_
from presentation.slides.native_charts.row_places import RowPlaces
from presentation.slides.native_charts.sheet import Column, Sheet

NAMES, AMOUNTS = 10, 20  # the ids of the two axes
LABEL, NAME = "label", "name"  # columns: of the rows, and for the axis where it says more
UNDRAWN = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"


def names_on_axis(rows: Sequence[Row], places: RowPlaces) -> tuple[list[Column], str]:
    """The column that the axis reads its names from: the labels themselves wherever they are what is said."""
    if places.said == tuple(str(row[LABEL]) for row in rows):
        return [], LABEL
    return [Column(NAME, places.said)], NAME


def bar_series(
    sheet: Sheet,
    order: int,
    column: str,
    role: Role | None,
    *,
    points: Mapping[int, Role] | None = None,
    labels: str = NO_LABELS,
    error_bars: str = "",
    edge: Role | None = None,
    names: str = LABEL,
) -> str:
    """A series of bars; unseen without a role. `points` are those bars that have a colour of their own."""
    own = "".join(
        f'<c:dPt><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{filled(each, edge)}</c:dPt>'
        for i, each in (points or {}).items()
    )
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>{name_reference(sheet, column)}'
        f'{filled(role, edge) if role else UNSEEN}<c:invertIfNegative val="0"/>{own}{labels}{error_bars}'
        f"<c:cat>{text_reference(sheet, names)}</c:cat><c:val>{number_reference(sheet, column)}</c:val></c:ser>"
    )


def bar_plot(series: str, gap_width: int, *, stacked: bool = False, upright: bool = False) -> str:
    """Bars that lie, or stand where `upright`; series over one another, or one after the other where `stacked`."""
    return (
        f'<c:barChart><c:barDir val="{"col" if upright else "bar"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{min(gap_width, 500)}"/><c:overlap val="100"/>'
        f'<c:axId val="{NAMES}"/><c:axId val="{AMOUNTS}"/></c:barChart>'
    )


def names_axis(size: float, *, upright: bool = False, line: str = UNDRAWN, crosses_at: float | None = None) -> str:
    """The names of rows from top to bottom, or of columns from left to right. Bars start where the axis crosses."""
    crosses = '<c:crosses val="autoZero"/>' if crosses_at is None else f'<c:crossesAt val="{crosses_at!r}"/>'
    return (
        f'<c:catAx><c:axId val="{NAMES}"/><c:scaling><c:orientation val="{"minMax" if upright else "maxMin"}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{"b" if upright else "l"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"{line}{type_(Role.INK, size)}"
        f'<c:crossAx val="{AMOUNTS}"/>{crosses}<c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def amounts_axis(domain: tuple[float, float], *, upright: bool = False) -> str:
    """The scale of bars: not drawn, since every bar has its number."""
    low, high = domain
    return (
        f'<c:valAx><c:axId val="{AMOUNTS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{high!r}"/><c:min val="{low!r}"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{"l" if upright else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        f'<c:crossAx val="{NAMES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )
