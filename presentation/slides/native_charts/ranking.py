"""Issues in order: each with its place, a bar with its interval, and beside it how sure its place is and why."""

from __future__ import annotations

from typing import Any

from pptx.util import Emu

from analysis.findings import Chart
from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.marks import amounts_with_labels, extent
from presentation.charts.measure import wrap
from presentation.charts.ranking import known_of
from presentation.slides.native_charts.amounts_scale import bar_role, room_for_numbers, with_room
from presentation.slides.native_charts.bars import NOT_SHOWN, bars_part
from presentation.slides.native_charts.chart_part import add_part
from presentation.slides.native_charts.look import LABEL_SIZE, SMALLEST, Box, Look, Role
from presentation.slides.native_charts.panels import panels
from presentation.slides.native_charts.row_places import EMU_PER_POINT, LINE, WIDER, RowPlaces, row_places
from presentation.slides.native_charts.words import add_words

WORDS = 0.4  # of the width for what is known of each
LEAST_PLOT = 0.22  # of the width for the bars: where less were left, the words stay away
APART = 16.0  # points between a bar's number and the words
WORD_SIZES = (LABEL_SIZE.pt, 12.5, SMALLEST.pt)


def draw_ranking(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    told = amounts_with_labels(rows, chart.unit)
    words = {id(row): each["text"] or NOT_SHOWN for row, each in zip(rows, told, strict=True)}
    names = {id(row): f"{place}  {row['label']}" for place, row in enumerate(rows, start=1)}
    one_stands_out = any(map(is_highlighted, rows))
    high = max(extent(rows)[1], 0.0) or 1.0
    for part, place in panels(shapes, rows, box):
        width = place.width / EMU_PER_POINT * WORDS if part == rows else 0.0
        named = [names[id(row)] for row in part]
        places = row_places(named, place, right=width + APART)
        if places.plot < LEAST_PLOT * place.width / EMU_PER_POINT:
            width, places = 0.0, row_places(named, place)
        texts = [words[id(row)] for row in part]
        scale = with_room((0.0, high), places, 0.0, room_for_numbers(texts, places.size))
        roles = [bar_role(row, one_stands_out) for row in part]
        add_part(shapes, bars_part(part, texts, roles, places, scale), look, place)
        if width:
            _add_known(shapes, part, chart, places, place, width)


def _add_known(shapes: Any, rows: list[Row], chart: Chart, places: RowPlaces, box: Box, width: float) -> None:
    """Beside each bar what is known of it, with the note under it where both fit on every row."""
    known = [known_of(row, chart.unit) for row in rows]
    notes = [str(row.get("note") or "") for row in rows]
    both = [[known, note] for known, note in zip(known, notes, strict=True)]
    fitting = [
        (size, said)
        for said in (both, [[each] for each in known])
        for size in WORD_SIZES
        if size <= places.size and all(_height(texts, size, width) <= places.pitch for texts in said)
    ]
    if not fitting:
        return
    size, said = fitting[0]
    wide, pitch = Emu(int(width * EMU_PER_POINT)), places.pitch * EMU_PER_POINT
    for i, texts in enumerate(said):
        at = Box(Emu(box.left + box.width - wide), Emu(int(box.top + i * pitch)), wide, Emu(int(pitch)))
        add_words(shapes, at, "\n".join(filter(None, texts)), Role.QUIET, size)


def _height(texts: list[str], size: float, width: float) -> float:
    return sum(len(wrap(text, size * WIDER, width)) for text in texts if text) * size * LINE
