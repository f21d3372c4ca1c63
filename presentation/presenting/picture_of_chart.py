"""A finding's chart as it is projected: drawn so that it fills its place, its letters as large as that allows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.findings import Chart, ChartKind, Finding, Story
from presentation.chart_drawing import chart_as_svg
from presentation.charts import DRAWERS
from presentation.charts.canvas import Brush, Row, Spec, is_highlighted
from presentation.charts.scales import domain_of
from presentation.plain_rows import plain_rows
from presentation.theme import Palette, PaletteName, palette

WIDE = 2.2  # width of a chart by its height: fills a slide of 4 to 3, and most of one of 16 to 9
NARROWEST, WIDEST = 560, 1180  # pixels a projected chart is drawn in, before it is enlarged to its place
TELEPHONE = 380
HIGHEST = 350  # pixels: letters of a chart that is higher cannot be read from the back of a room
AXES = 30  # pixels, about, that axes and headings take beside what a drawer calls the height
CUT = (ChartKind.BARS, ChartKind.DOTS, ChartKind.HEAT, ChartKind.PAIRED_DOTS, ChartKind.PARETO, ChartKind.RANKING)
TOLD_APART = (ChartKind.PAIRED_DOTS, ChartKind.STACKED)  # the accent is one of two or more kinds of mark in each row
FEWEST = 4
SMALL_PRINT = ("note", "effort_days", "cost")  # of a ranking: read in the data, not from afar


@dataclass(frozen=True)
class ChartPicture:
    """`note` says which rows are left to the data; `has_colour` whether there is a point to be shown in colour.

    `tells_apart` is true where colours tell marks of one row apart, which they must do in grey, too.
    """

    svg: str
    note: str
    has_colour: bool
    tells_apart: bool = False


def picture_of_chart(
    finding: Finding, story: Story, palette_name: PaletteName, is_narrow: bool = False
) -> ChartPicture:
    colours, chart = palette(palette_name), finding.evidence.chart
    rows = [{**row, **dict.fromkeys(SMALL_PRINT)} for row in plain_rows(finding.evidence.rows)]
    shown, spec = _fitting(
        rows, chart, Brush(colours, TELEPHONE if is_narrow else NARROWEST, domain_of(finding, story))
    )
    width = _width(spec, is_narrow)
    if width != spec["width"]:
        spec = DRAWERS[chart.kind](shown, chart, Brush(colours, width, domain_of(finding, story)))
    svg = _scaling(chart_as_svg(spec))
    all_of_them, seen = len(_in_lines(rows)), len(_in_lines(shown))
    note = f"{seen} of {all_of_them} rows; the key D shows all" if seen < all_of_them else ""
    has_colour = any(f'"{each}"' in svg for each in points_in_colour(colours))
    return ChartPicture(svg, note, has_colour, chart.kind in TOLD_APART)


def points_in_colour(colours: Palette) -> tuple[str, ...]:
    """The colours that make a point: the others are ink and greys."""
    greys = {colours.ink, colours.quiet, colours.context, colours.faint, colours.rule, colours.paper, colours.panel}
    return tuple(
        dict.fromkeys(each for each in (colours.accent, colours.against, *colours.series) if each not in greys)
    )


def _fitting(rows: list[Row], chart: Chart, brush: Brush) -> tuple[list[Row], Spec]:
    """The rows that can be read from afar, the first ones and those that make the point, and their chart."""
    spec = DRAWERS[chart.kind](rows, chart, brush)
    if chart.kind not in CUT or spec["height"] <= HIGHEST:
        return rows, spec
    lines = _in_lines(rows)
    for fewer in range(len(lines) - 1, FEWEST - 1, -1):
        kept = _kept(lines, fewer)
        spec = DRAWERS[chart.kind](kept, chart, brush)
        if spec["height"] <= HIGHEST:
            break
    return kept, spec


def _in_lines(rows: list[Row]) -> list[list[Row]]:
    """What stands on one line of the chart: the cells of a table's row, elsewhere a row by itself."""
    lines: dict[object, list[Row]] = {}
    for i, row in enumerate(rows):
        lines.setdefault(row.get("row", i), []).append(row)
    return list(lines.values())


def _kept(lines: list[list[Row]], fewer: int) -> list[Row]:
    pointed = [i for i, line in enumerate(lines) if any(map(is_highlighted, line))]
    others = [i for i in range(len(lines)) if i not in pointed][: max(fewer - len(pointed), 0)]
    return [row for i in sorted({*pointed, *others}) for row in lines[i]]


def _width(spec: Spec, is_narrow: bool) -> int:
    if is_narrow:
        return TELEPHONE
    return round(min(max((spec["height"] + AXES) * WIDE, NARROWEST), WIDEST))


def _scaling(svg: str) -> str:
    """Without a size of its own: the place gives it one. What it says is told by the figure that holds it."""
    sized = re.sub(r'(<svg[^>]*?) width="[\d.]+" height="[\d.]+"', r"\1", svg, count=1)
    quiet = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", sized)
    return quiet.replace("<svg ", '<svg aria-hidden="true" preserveAspectRatio="xMinYMin meet" ', 1)
