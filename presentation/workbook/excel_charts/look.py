"""How native Excel charts look: the theme's type and colours, no frames, no grids, numbers at their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10
from typing import Any

from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun

from presentation.workbook.formats import unit_format
from presentation.workbook.neutral import neutral
from presentation.workbook.sheets import colour

WIDTH = 24.0  # centimetres
LABEL_SIZE, TICK_SIZE = 1000, 900  # hundredths of a point
TICKS = 5  # about as many numbers on an axis
LINE = 28_575  # EMU; 2.25 pt
HAIR = 9_525


def type_(size: int = LABEL_SIZE, role: str = "ink", is_bold: bool = False) -> RichText:
    letters = CharacterProperties(sz=size, b=is_bold, solidFill=colour(role))
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])


def filled(role: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=colour(role), ln=LineProperties(noFill=True))


def unseen() -> GraphicalProperties:
    return GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))


def stroke(role: str, width: int = LINE, dash: str | None = None) -> GraphicalProperties:
    return GraphicalProperties(ln=LineProperties(solidFill=colour(role), w=width, prstDash=dash))


def dot(role: str, size: int = 9) -> Marker:
    return Marker(symbol="circle", size=size, spPr=filled(role))


def points(roles: Sequence[str]) -> list[DataPoint]:
    """A colour for each bar of a series."""
    return [DataPoint(idx=i, spPr=filled(role), invertIfNegative=False) for i, role in enumerate(roles)]


def labels(formats: Mapping[int, str], where: str | None, roles: Mapping[int, str] | None = None) -> DataLabelList:
    """A number at each of these points, each in its own format; none at the others."""
    told = [
        _Label(idx=i, numFmt=form, dLblPos=where, txPr=type_(role=(roles or {}).get(i, "ink")), **SHOWN)
        for i, form in formats.items()
    ]
    return DataLabelList(dLbl=told, **HIDDEN)


SHOWN: dict[str, Any] = {
    "showVal": True,
    "showSerName": False,
    "showCatName": False,
    "showLegendKey": False,
    "showPercent": False,
    "showBubbleSize": False,
}
HIDDEN = SHOWN | {"showVal": False}


class _Label(DataLabel):
    """openpyxl leaves out that the format is the label's own, and LibreOffice then takes that of the cell."""

    tagname = "dLbl"
    # openpyxl gathers these from a class' own body.
    __elements__, __nested__, __attrs__ = DataLabel.__elements__, DataLabel.__nested__, DataLabel.__attrs__

    def to_tree(self, tagname: str | None = None, idx: int | None = None, namespace: str | None = None) -> Any:
        tree = super().to_tree(tagname, idx, namespace)
        tree.find("numFmt").set("sourceLinked", "0")
        return tree


def literally(text: str) -> str:
    """A number format that says these words whatever the number."""
    words = text.replace('"', "”").replace("\n", " ")
    return f'"{words}";"{words}";"{words}"'


def set_up(chart: Any, height: float) -> None:
    """What every chart shares."""
    chart.width, chart.height = WIDTH, height
    chart.legend = None
    chart.roundedCorners = False
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete, axis.majorGridlines = False, None
        axis.txPr = type_(TICK_SIZE, "quiet")
        axis.spPr = stroke("context", HAIR)
        axis.majorTickMark = axis.minorTickMark = "none"


def legend_at(chart: Any, side: str) -> None:
    """Where names cannot stand at their marks."""
    chart.legend = Legend()
    chart.legend.position, chart.legend.txPr = side, type_()
    chart.legend.overlay = False


def titled(words: str) -> Title:
    """An axis' name, in quiet type."""
    letters = type_(TICK_SIZE, "quiet")
    paragraph = letters.p[0]
    paragraph.r = [RegularTextRun(rPr=paragraph.pPr.defRPr, t=neutral(words))]
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def set_scale(axis: Any, low: float, high: float) -> None:
    """From a round number to a round number by round steps."""
    rough = (high - low) / TICKS or 1.0
    power = 10 ** floor(log10(rough))
    step = next((each * power for each in (1, 2, 2.5, 5) if each * power >= rough), 10 * power)
    axis.scaling.min, axis.scaling.max, axis.majorUnit = floor(low / step) * step, ceil(high / step) * step, step


def axis_format(unit: str) -> str:
    """How ticks count in this unit."""
    if unit == "ratio":
        return '0.0"×"'
    return unit_format(unit, 1_000.0).replace(".0", "")


def no_axis(axis: Any) -> None:
    axis.delete = True


def grid(axis: Any) -> None:
    axis.majorGridlines = ChartLines(spPr=stroke("rule", HAIR))
    axis.spPr = GraphicalProperties(ln=LineProperties(noFill=True))


def plot_within(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Parts of the chart's frame that the plot itself may take: the rest is for words beside it."""
    inner = ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=left, y=top, w=width, h=height)
    chart.layout = Layout(manualLayout=inner)


def saying(texts: Sequence[str], amounts: Sequence[float | None]) -> dict[int, str]:
    """By the point's place, the number format under which its number reads as on the page; words where none does."""
    from presentation.slides.native_charts.number_formats import formats_saying

    formats = formats_saying(texts, amounts)
    return {i: form or literally(text) for i, (form, text) in enumerate(zip(formats, texts, strict=True)) if text}
