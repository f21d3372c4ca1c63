"""Numbers in a real table whose ground deepens with them. A cell of too few says so instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import Row
from presentation.charts.heat import DEEPEST, PERCENT, TOO_FEW, without_common_ending
from presentation.charts.marks import extent, half_width
from presentation.charts.measure import wrap
from presentation.charts.numbers import short_labels
from presentation.slides.native_charts.look import LABEL_SIZE, SMALLEST, Box, Look, Role
from presentation.slides.native_charts.nothing import say_nothing
from presentation.slides.native_charts.row_places import EMU_PER_POINT, LINE, WIDER, wide
from presentation.slides.native_charts.tables import Cell, add_table, part_of
from presentation.slides.native_charts.words import add_words

SIZES = (LABEL_SIZE.pt + 2, LABEL_SIZE.pt, 12.5, SMALLEST.pt)  # the largest at which all rows fit is taken
PALEST = 0.08  # of the accent in the cell with the least
NAMES = 0.3  # of the width that names of rows may take
GAP = 10.0  # points between a name and its cells
TALLEST = 44.0  # points: a table of two rows does not fill a slide
WIDEST = 190.0
EDGE = 1.5  # points of paper between cells
NOTE = 20.0  # points for what is not drawn
NOTHING = ""


@dataclass(frozen=True)
class Grid:
    """What the table says: names down the side and along the top, and the cell at each pair that has one."""

    down: tuple[str, ...]
    along: tuple[str, ...]
    corner: str
    texts: dict[tuple[str, str], str]
    strengths: dict[tuple[str, str], float]

    def heading(self, column: str) -> str:
        return without_common_ending(list(self.along))[0][column]


@dataclass(frozen=True)
class Sizes:
    """In points. `count` is how many rows are drawn."""

    type: float
    names: float
    cell: float
    head: float
    row: float
    count: int


def draw_heat(shapes: Any, rows: list[Row], chart: Chart, look: Look, box: Box) -> None:
    if not rows:
        say_nothing(shapes, box)
        return
    width, height = box.width / EMU_PER_POINT, box.height / EMU_PER_POINT
    grid = _that_fits(grid_of(rows, chart), width)
    sizes = _sizes(grid, width, height)
    cells = [_head(grid, sizes), *(_row(grid, name, sizes) for name in grid.down[: sizes.count])]
    widths = [sizes.names, *([sizes.cell] * len(grid.along))]
    heights = [sizes.head, *([sizes.row] * sizes.count)]
    add_table(shapes, cells, widths, heights, part_of(box, 0, 0, sum(widths), sum(heights)), look.alt, EDGE)
    left_out = {"rows": len(grid.down) - sizes.count, "columns": len({row["column"] for row in rows}) - len(grid.along)}
    note = " and ".join(f"{count} more {what}" for what, count in left_out.items() if count)
    if note:
        at = part_of(box, 0, height - NOTE, width, NOTE)
        add_words(shapes, at, f"and {note}, not drawn", Role.QUIET, SMALLEST.pt)


def _that_fits(grid: Grid, width: float) -> Grid:
    """Where columns are many, numbers without their %, and as many columns as there is room for."""
    room = width * (1 - NAMES)
    if _least_cell(grid) * len(grid.along) > room:
        bare = {key: text.removesuffix(PERCENT) for key, text in grid.texts.items()}
        grid = replace(grid, texts={key: "–" if text == TOO_FEW else text for key, text in bare.items()})
    return replace(grid, along=grid.along[: max(int(room / _least_cell(grid)), 1)])


def _least_cell(grid: Grid) -> float:
    return max(wide(text, SIZES[-1]) for text in grid.texts.values()) + 4


def grid_of(rows: list[Row], chart: Chart) -> Grid:
    keys = [(str(row["row"]), str(row["column"])) for row in rows]
    amounts = [float("nan") if row["value"] is None else row["value"] for row in rows]
    texts = short_labels(chart.unit, amounts, [half_width(row) for row in rows])
    low, high = extent(rows, ("value",))
    along = tuple(dict.fromkeys(column for _, column in keys))
    common = without_common_ending(list(along))[1]
    return Grid(
        tuple(dict.fromkeys(row for row, _ in keys)),
        along,
        common.capitalize() if common else "",
        {key: text or TOO_FEW for key, text in zip(keys, texts, strict=True)},
        {key: _strength(row["value"], low, high) for key, row in zip(keys, rows, strict=True)},
    )


def _strength(value: float | None, low: float, high: float) -> float:
    if value is None:
        return 0.0
    return PALEST + (DEEPEST - PALEST) * ((value - low) / (high - low) if high > low else 0.5)


def _sizes(grid: Grid, width: float, height: float) -> Sizes:
    """The largest type at which every row has a place; where none is small enough, fewer rows."""
    for size in SIZES:
        found = _sizes_at(grid, size, width, height)
        if found.count == len(grid.down) and _fits(grid, found):
            return found
    return found


def _sizes_at(grid: Grid, size: float, width: float, height: float) -> Sizes:
    names = min(max(wide(each, size) for each in (*grid.down, grid.corner)) + GAP, width * NAMES)
    cell = min((width - names) / len(grid.along), WIDEST)
    head = size * LINE * max(len(_heading(grid, each, size, cell)) for each in grid.along) + 8
    lines = max(len(wrap(each, size * WIDER, names - GAP)) for each in grid.down)
    least = size * LINE * lines + 4
    fits = int((height - head) / least)
    count = len(grid.down) if fits >= len(grid.down) else max(int((height - head - NOTE) / least), 1)
    row = min(max((height - head) / max(len(grid.down), 1), least), TALLEST) if count == len(grid.down) else least
    return Sizes(size, names, cell, head, row, count)


def _fits(grid: Grid, sizes: Sizes) -> bool:
    words = [*grid.texts.values(), *(word for each in grid.along for word in grid.heading(each).split(" "))]
    return max(wide(each, sizes.type) for each in words) <= sizes.cell - 2


def _heading(grid: Grid, column: str, size: float, cell: float) -> list[str]:
    return wrap(grid.heading(column), size * WIDER, cell - 4)


def _head(grid: Grid, sizes: Sizes) -> list[Cell]:
    named = [Cell(grid.heading(each), Role.INK, sizes.type, align="ctr") for each in grid.along]
    return [Cell(grid.corner, Role.QUIET, sizes.type), *named]


def _row(grid: Grid, name: str, sizes: Sizes) -> list[Cell]:
    cells = [
        Cell(
            grid.texts.get(key, NOTHING),
            _role(grid, key),
            sizes.type,
            align="ctr",
            strength=grid.strengths.get(key, 0.0),
        )
        for key in ((name, column) for column in grid.along)
    ]
    return [Cell(name, Role.INK, sizes.type), *cells]


def _role(grid: Grid, key: tuple[str, str]) -> Role:
    return Role.INK if grid.strengths.get(key) else Role.QUIET
