"""A native chart read back from a deck: what it remembers, the workbook behind it, and the words at its marks."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches

from analysis.findings import Evidence
from presentation.slides.native_charts import add_chart
from presentation.slides.native_charts.look import Box, Look

BOX = Box(Inches(0.6), Inches(1.75), Inches(12.1), Inches(4.6))
OPEN_XML = "http://schemas.openxmlformats.org/drawingml/2006"
SPACES = {"c": f"{OPEN_XML}/chart", "a": f"{OPEN_XML}/main"}
REFERENCES = ("c:numRef", "c:strRef")


@dataclass(frozen=True)
class DataOfChart:
    """`cached` are the values of every reference by its cells, such as "Sheet1!$B$2:$B$5"; `columns` the workbook's
    columns by their heads, `formulas` what gives them; `said` is every label, words or a number in its format.
    """

    cached: dict[str, list[Any]]
    columns: dict[str, list[Any]]
    formulas: dict[str, list[Any]]
    said: list[str]
    alt: str

    def cached_of(self, head: str) -> list[Any]:
        """What the chart remembers of the column with this head."""
        letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[list(self.columns).index(head)]
        found = [values for cells, values in self.cached.items() if cells.startswith(f"Sheet1!${letter}$2")]
        assert found, f"nothing is drawn from {head!r}"
        return found[0]


def drawn(evidence: Evidence, look: Look | None = None, box: Box = BOX) -> Any:
    """A slide with the evidence, from a deck that was saved and opened again."""
    deck = Presentation()
    deck.slide_width = Inches(13.333)
    add_chart(deck.slides.add_slide(deck.slide_layouts[6]), evidence, look or Look("What it says"), box)
    page = io.BytesIO()
    deck.save(page)
    return Presentation(io.BytesIO(page.getvalue())).slides[0]


def data_of(slide: Any) -> list[DataOfChart]:
    return [_data(shape) for shape in slide.shapes if shape.has_chart]


def words_on(slide: Any) -> list[str]:
    """What stands on the slide beside its charts."""
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def _data(shape: Any) -> DataOfChart:
    space = shape.chart._chartSpace
    blob = shape.chart.part.chart_workbook.xlsx_part.blob
    return DataOfChart(
        cached={_text(each, "c:f"): _points(each) for kind in REFERENCES for each in _all(space, kind)},
        columns=_columns(blob, is_said=False),
        formulas=_columns(blob, is_said=True),
        said=[_said(series, label) for series in _all(space, "c:ser") for label in _all(series, "c:dLbl")],
        alt=shape._element.nvGraphicFramePr.cNvPr.get("descr"),
    )


def _said(series: Any, label: Any) -> str:
    """The words of a label, or its point's number as its format shows it; nothing of a label that was taken out."""
    formats, paragraphs = _all(label, "c:numFmt"), _all(label, "c:tx/c:rich/a:p")
    if paragraphs:
        return "\n".join("".join(each.text or "" for each in _all(line, "a:t")) for line in paragraphs)
    if not formats:
        return ""
    values = _points(_all(series, "c:val/c:numRef")[0])
    return shown(formats[0].get("formatCode"), values[int(_all(label, "c:idx")[0].get("val"))])


def shown(code: str, amount: float) -> str:
    """The amount as a spreadsheet shows it under this format, of those that we write."""
    sections = code.split(";")
    section = sections[1] if amount < 0 else sections[0] if amount > 0 else sections[2]
    before, digits, commas, after = re.fullmatch(r"(\D*?)([#,]*0(?:\.0+)?)(,*)(.*)", section).groups()  # type: ignore[union-attr]
    exact = abs(Decimal(repr(amount))).scaleb(2 * ("%" in after) - 3 * len(commas))
    decimals = len(digits.partition(".")[2])
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return before.replace('"', "") + f"{rounded:{',' if ',' in digits else ''}.{decimals}f}" + after.replace('"', "")


def _points(reference: Any) -> list[Any]:
    is_number = reference.tag.endswith("numRef")
    cache = _all(reference, "c:numCache" if is_number else "c:strCache")[0]
    values: list[Any] = [None] * int(_all(cache, "c:ptCount")[0].get("val"))
    for point in _all(cache, "c:pt"):
        text = _text(point, "c:v")
        values[int(point.get("idx"))] = float(text) if is_number else text
    return values


def _columns(blob: bytes, *, is_said: bool) -> dict[str, list[Any]]:
    """The sheet's columns: numbers, or the formulas that give them."""
    sheet = load_workbook(io.BytesIO(blob), data_only=not is_said).active
    return {str(column[0]): list(column[1:]) for column in sheet.iter_cols(values_only=True)}


def _all(element: Any, path: str) -> list[Any]:
    found: list[Any] = element.findall(f".//{path}", SPACES)
    return found


def _text(element: Any, path: str) -> str:
    return _all(element, path)[0].text or ""
