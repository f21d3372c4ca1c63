"""Many rows in two columns side by side, so that type stays legible; what fits in neither is counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.util import Emu

from presentation.charts.canvas import Row
from presentation.slides.native_charts.look import SMALLEST, Box, Role
from presentation.slides.native_charts.row_places import EMU_PER_POINT, LINE
from presentation.slides.native_charts.words import add_words

CLOSEST = SMALLEST.pt * LINE  # points from row to row
BETWEEN = 28.0  # points between two columns
NOTE = 20.0  # points for what is not drawn


def panels(shapes: Any, rows: list[Row], box: Box, taken: float = 0.0) -> Iterator[tuple[list[Row], Box]]:
    """Rows and where they are drawn; `taken` are the points of height that go to something else than rows."""
    height = box.height / EMU_PER_POINT - taken
    if len(rows) * CLOSEST <= height:
        yield rows, box
        return
    fits = int((height - NOTE) / CLOSEST)
    half = min(fits, -(-len(rows) // 2))
    width = Emu(int((box.width - BETWEEN * EMU_PER_POINT) / 2))
    rest = len(rows) - 2 * half
    tall = Emu(box.height - (int(NOTE * EMU_PER_POINT) if rest > 0 else 0))
    second = Emu(box.left + box.width - width)
    yield rows[:half], Box(box.left, box.top, width, tall)
    yield rows[half : 2 * half], Box(second, box.top, width, tall)
    if rest > 0:
        at = Box(box.left, Emu(box.top + tall), box.width, Emu(box.height - tall))
        add_words(shapes, at, f"and {rest} more, not drawn", Role.QUIET, SMALLEST.pt)
