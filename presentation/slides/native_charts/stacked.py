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
from presentation.slides.native_charts.look import Box, Look, Role, is_on_dark
from presentation.slides.native_charts.number_formats import format_saying
from presentation.slides.native_charts.panels import panels
from presentation.slides.native_charts.plots import LABEL, amounts_axis, bar_plot, bar_series, names_axis, names_on_axis
from presentation.slides.native_charts.row_places import EMU_PER_POINT, LINE, RowPlaces, row_places, wide
from presentation.slides.native_charts.sheet import sheet_of
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
Words = dict[tuple[str, str], str]  # of each part of each whole
PADDING = 6.0  # points that a number keeps from the ends of its part


def draw_stacked(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    parts = list(dict.fromkeys(str(row["part"]) for row in rows))
    wholes = list(dict.fromkeys(str(row["label"]) for row in rows))
    cells = {(str(row["label"]), str(row["part"])): row["value"] for row in rows}
    texts = short_labels(chart.unit, [row["value"] or 0 for row in rows], None, [WHOLE_PERCENT] * len(rows))
    words = dict(zip(cells, texts, strict=True))
    across: list[Row] = [{LABEL: whole, **{part: cells.get((whole, part)) for part in parts}} for whole in wholes]
    reached = max([1.0, *(sum(row[part] or 0 for part in parts) for row in across)])
    for rows_here, place in panels(shapes, across, box, HEADER_LINE):
        names = [row[LABEL] for row in rows_here]
        bare = row_places(names, place)
        lines = header_lines(parts, bare.size, bare.plot)
        places = row_places(names, place, top=HEADER_LINE * len(lines))
        add_part(shapes, _part(rows_here, parts, words, places, reached), look, place)
        for i, line in enumerate(lines):
            add_words(shapes, _header_box(place, places, i), _runs(line, parts), Role.INK, places.size)


def _part(rows: list[Row], parts: list[str], words: Words, places: RowPlaces, reached: float) -> ChartPart:
    names, on_axis = names_on_axis(rows, places)
    sheet = sheet_of(rows, *names)
    series = "".join(
        bar_series(
            sheet,
            order,
            part,
            PARTS[order % len(PARTS)][0],
            labels=_numbers(rows, part, letters_on(order), words, places, reached),
            edge=Role.PAPER,
            names=on_axis,
        )
        for order, part in enumerate(parts)
    )
    axes = names_axis(places.size) + amounts_axis((0.0, reached))
    return ChartPart(sheet, bar_plot(series, places.gap_width, stacked=True), axes, places.inner, places.size)


def letters_on(order: int) -> Role:
    """The colour of a number within its part: the darker grey carries ink on light, paper on dark."""
    ground, letters = PARTS[order % len(PARTS)]
    return Role.PAPER if ground is Role.CONTEXT and is_on_dark() else letters


def _numbers(rows: list[Row], part: str, letters: Role, words: Words, places: RowPlaces, reached: float) -> str:
    """In the middle of each part that is wide enough."""
    told, is_tall = [], places.pitch >= places.size * LINE
    for row in rows:
        text, value = words.get((row[LABEL], part), ""), row[part]
        fits = is_tall and value is not None and wide(text, places.size) + PADDING < value / reached * places.plot
        told.append(Label((text,), format_saying(text, value), letters) if fits else Label())
    return labels(told, "ctr", places.size)


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
