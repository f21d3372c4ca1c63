"""Words in the colours of what they name, above the plot: they do a legend's work without its swatches."""

from __future__ import annotations

from presentation.charts.canvas import LABEL_COLUMN, LABEL_SIZE, Brush, Spec
from presentation.charts.measure import NARROWEST, text_width

HEADER_LINE = 20
GAP = 22


def header_words(words: list[tuple[str, str]], brush: Brush, room: float = NARROWEST - LABEL_COLUMN) -> list[Spec]:
    """Text layers above the plot; they wrap at `room`, what a telephone leaves beside the names of rows."""
    placed, x, line = [], 0.0, 0
    for word, colour in words:
        width = text_width(f"• {word}", LABEL_SIZE) * 1.05
        if x and x + width > room:
            x, line = 0.0, line + 1
        placed.append((word, colour, x, line))
        x += width + GAP
    lines = line + 1
    return [_word(word, colour, x, line - lines, brush) for word, colour, x, line in placed]


def _word(word: str, colour: str, x: float, line: int, brush: Brush) -> Spec:
    return {
        "data": {"values": [{}]},
        "mark": {**brush.text, "text": f"• {word}", "color": colour, "align": "left", "fontWeight": 600},
        "encoding": {
            "x": {"value": x},
            "y": {"value": line * HEADER_LINE + HEADER_LINE / 2 - 4},
        },
    }
