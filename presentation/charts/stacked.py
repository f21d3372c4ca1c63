"""Parts of one whole, a bar a row: named above in their colours, numbered where they are wide enough."""

from __future__ import annotations

from analysis.findings import Chart
from presentation.charts.bars import BAR_ROW
from presentation.charts.canvas import (
    COLOUR,
    LABEL_COLUMN,
    LABEL_SIZE,
    LETTERS,
    TIP,
    Brush,
    Row,
    Spec,
    canvas,
    names_field,
    row_height,
    wrapped,
)
from presentation.charts.header import header_words
from presentation.charts.measure import NARROWEST, text_width
from presentation.charts.numbers import short_labels

WHOLE_PERCENT = 1  # as of a sample this small: parts of one whole need no decimals
PLOT = NARROWEST - LABEL_COLUMN


def draw_stacked(rows: list[Row], chart: Chart, brush: Brush) -> Spec:
    palette = brush.palette
    parts = list(dict.fromkeys(str(row["part"]) for row in rows))
    colours = {part: _part_colours(brush)[i % len(_part_colours(brush))] for i, part in enumerate(parts)}
    texts = short_labels(chart.unit, [row["value"] or 0 for row in rows], None, [WHOLE_PERCENT] * len(rows))
    shown, reached = [], dict.fromkeys((str(row["label"]) for row in rows), 0.0)
    for row, text in zip(rows, texts, strict=True):
        start = reached[str(row["label"])]
        reached[str(row["label"])] = end = start + (row["value"] or 0)
        ground, letters = colours[str(row["part"])]
        is_wide = text_width(text, LABEL_SIZE) + 6 < (row["value"] or 0) * PLOT
        shown.append(
            {
                "label": wrapped(row["label"]),
                "start": start,
                "end": end,
                "middle": (start + end) / 2,
                "colour": ground,
                "letters": letters,
                "text": text if is_wide else "",
                "tip": f"{row['label']}, {row['part']}: {text}",
            }
        )
    header = header_words([(part, _word_colour(colours[part][0], brush)) for part in parts], brush)
    scale = {"domain": [0, max([1.0, *reached.values()])], "nice": False}
    height = row_height([str(row["label"]) for row in shown], BAR_ROW) * len(reached)
    return canvas(brush, height, [*_segments(scale, names_field(palette), brush), *header], shown)


def _segments(scale: Spec, y: Spec, brush: Brush) -> list[Spec]:
    y = {**y, "scale": {"paddingInner": 0.3, "paddingOuter": 0.1}}
    x = {"type": "quantitative", "axis": None, "scale": scale}
    bar = {"type": "bar", "stroke": brush.palette.paper, "strokeWidth": 1}
    number = {**brush.text, "baseline": "middle"}
    number.pop("color")
    ends = {"x": {**x, "field": "start"}, "x2": {"field": "end"}}
    return [
        {"mark": bar, "encoding": {"y": y, **ends, "color": COLOUR, **TIP}},
        {
            "mark": number,
            "encoding": {
                "y": y,
                "x": {**x, "field": "middle"},
                "text": {"field": "text"},
                "color": LETTERS,
            },
        },
    ]


def _part_colours(brush: Brush) -> list[tuple[str, str]]:
    """Ground and letters: the first part in the accent, the following in greys that lighten, the last against us."""
    palette = brush.palette
    return [
        (palette.accent, palette.paper),
        (palette.faint, palette.ink),
        (palette.context, palette.ink if palette.name == "light" else palette.paper),
        (palette.against, palette.paper),
        (palette.panel, palette.ink),
        (palette.ink, palette.paper),
    ]


def _word_colour(ground: str, brush: Brush) -> str:
    return ground if ground in (brush.palette.accent, brush.palette.against, brush.palette.ink) else brush.palette.quiet
