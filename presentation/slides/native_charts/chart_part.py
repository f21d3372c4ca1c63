"""A chart on a slide: its plots and axes in a frame, the words that say it to somebody who does not see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import nsdecls

from presentation.slides.native_charts.look import Box, Look, Role
from presentation.slides.native_charts.paint_xml import type_
from presentation.slides.native_charts.sheet import Sheet
from presentation.slides.native_charts.sheet_file import sheet_as_file


@dataclass(frozen=True)
class Inner:
    """Where the plot itself stands in the frame of the chart, as shares of the frame."""

    left: float
    top: float
    width: float
    height: float

    @property
    def xml(self) -> str:
        sides = (("x", self.left), ("y", self.top), ("w", self.width), ("h", self.height))
        return "".join(f'<c:{side} val="{share:.5f}"/>' for side, share in sides)


@dataclass(frozen=True)
class ChartPart:
    """What python-pptx asks for a chart, given by us: its XML, written once, and its workbook."""

    sheet: Sheet
    plots: str
    axes: str
    inner: Inner
    points: float  # size of type where nothing else is said
    title: str = ""  # c:title, where the chart is one of several
    blanks: str = "gap"  # what a line does where a number is missing: "gap", or "span" to go on to the next

    def xml_bytes(self, _: XL_CHART_TYPE) -> bytes:
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f'<c:chartSpace {nsdecls("c", "a", "r")}><c:date1904 val="0"/><c:roundedCorners val="0"/>'
            f'<c:chart>{self.title}<c:autoTitleDeleted val="{int(not self.title)}"/>'
            "<c:plotArea><c:layout><c:manualLayout>"
            f'<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>{self.inner.xml}'
            f"</c:manualLayout></c:layout>{self.plots}{self.axes}</c:plotArea>"
            f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="{self.blanks}"/></c:chart>'
            "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
            f"{type_(Role.INK, self.points)}</c:chartSpace>"
        ).encode()

    @property
    def xlsx_blob(self) -> bytes:
        return sheet_as_file(self.sheet)


def add_part(shapes: Any, part: ChartPart, look: Look, box: Box) -> None:
    # The kind is that of the part's own XML; python-pptx hands its argument through.
    frame = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, box.left, box.top, box.width, box.height, part)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", look.alt)
