"""Parts of one whole, a bar a row: named above in their colours, numbered where they are wide enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.util import Emu

from analysis.findings import Chart
from presentation.charts.canvas import Row
from presentation.charts.numbers import short_labels
from presentation.charts.stacked import WHOLE_PERCENT
from presentation.slides.native_charts.chart_part import ChartPart, add_part
from presentation.slides.native_charts.labels import Label, labels
from presentation.slides.native_charts.look import Box, Look, Role
from presentation.slides.native_charts.number_formats import format_saying
from presentation.slides.native_charts.plots import amounts_axis, bar_plot, bar_series, names_axis
from presentation.slides.native_charts.row_places import EMU_PER_POINT, RowPlaces, row_places, wide
from presentation.slides.native_charts.sheet import Sheet, sheet_of
from presentation.slides.native_charts.words import Run, add_words

# Ground and letters: the first part in the accent, the following in greys that lighten, the last against us.
PARTS = (
    (Role.ACCENT, Role.PAPER),
    (Role.FAINT, Role.INK),
    (Role.CONTEXT, Role.INK),
    (Role.AGAINST, Role.PAPER),
    (Role.WASH, Role.INK),
    (Role.INK, Role.PAPER),
)
HEADER_LINE = 26.0  # points over the bars for each line of their parts' names
SWATCH, APART = "■ ", "     "
PADDING = 6.0  # points that a number keeps from the ends of its part


def draw_stacked(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    parts = list(dict.fromkeys(str(row["part"]) for row in rows))
    wholes = list(dict.fromkeys(str(row["label"]) for row in rows))
    cells = {(str(row["label"]), str(row["part"])): row["value"] for row in rows}
    across = [{"label": whole, **{part: cells.get((whole, part)) for part in parts}} for whole in wholes]
    reached = max([1.0, *(sum(cells.get((whole, part)) or 0 for part in parts) for whole in wholes)])
    bare = row_places(wholes, box)
    lines = header_lines(parts, bare.size, bare.plot)
    places = row_places(wholes, box, top=HEADER_LINE * len(lines))
    texts = short_labels(chart.unit, [row["value"] or 0 for row in rows], None, [WHOLE_PERCENT] * len(rows))
    words = {(str(row["label"]), str(row["part"])): text for row, text in zip(rows, texts, strict=True)}
    sheet = sheet_of(across)
    series = "".join(_series(sheet, i, part, words, places, reached) for i, part in enumerate(parts))
    axes = names_axis(places.size) + amounts_axis((0.0, reached))
    plot = bar_plot(series, places.gap_width, stacked=True)
    add_part(shapes, ChartPart(sheet, plot, axes, places.inner, places.size), look, box)
    for i, line in enumerate(lines):
        add_words(shapes, _header_box(box, places, i), _runs(line, parts), Role.INK, places.size)


def _series(
    sheet: Sheet, order: int, part: str, words: dict[tuple[str, str], str], places: RowPlaces, reached: float
) -> str:
    ground, letters = PARTS[order % len(PARTS)]
    told = []
    for whole, value in zip(sheet.column("label").values, sheet.column(part).values, strict=True):
        text = words.get((whole, part), "")
        fits = value is not None and wide(text, places.size) + PADDING < value / reached * places.plot
        told.append(Label((text,) if fits else (), format_saying(text, value) if fits else None, letters))
    return bar_series(sheet, order, part, ground, labels=labels(told, "ctr", places.size), edge=Role.PAPER)


def header_lines(parts: Sequence[str], size: float, room: float) -> list[list[str]]:
    """The names of parts in as many lines as they need."""
    lines: list[list[str]] = [[]]
    for part in parts:
        if lines[-1] and wide(APART.join(SWATCH + each for each in [*lines[-1], part]), size) > room:
            lines.append([])
        lines[-1].append(part)
    return lines


def _runs(line: list[str], parts: Sequence[str]) -> list[Run]:
    runs: list[Run] = []
    for part in line:
        ground, _ = PARTS[parts.index(part) % len(PARTS)]
        runs += [(SWATCH, ground, False), (part + (APART if part != line[-1] else ""), Role.INK, True)]
    return runs


def _header_box(box: Box, places: RowPlaces, line: int) -> Box:
    height = int(HEADER_LINE * EMU_PER_POINT)
    left = int(places.names * EMU_PER_POINT)
    return Box(Emu(box.left + left), Emu(box.top + line * height), Emu(box.width - left), Emu(height))
