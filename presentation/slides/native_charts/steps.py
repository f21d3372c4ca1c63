"""Steps from one total to another as stacked bars: an unseen foot, and on it a part in the colour of what it is."""

from __future__ import annotations

from presentation.charts.canvas import Row
from presentation.slides.native_charts.look import Role
from presentation.slides.native_charts.plots import LABEL, bar_series
from presentation.slides.native_charts.sheet import Column, Sheet, sheet_of

START, END, FOOT, TOP = "from", "to", "foot (unseen)", "number stands at"
LOW, HIGH = f"MIN({{{START}}},{{{END}}})", f"MAX({{{START}}},{{{END}}})"  # of a column, as formulas
TOTAL, RISE, FALL, BELOW = "total", "rise", "fall", " below zero"
ROLES = {TOTAL: ("before", "total"), RISE: ("rise",), FALL: ("fall",)}
TESTS = {
    TOTAL: "{is_total}",
    RISE: "AND(NOT({is_total}),N({value})>=0)",
    FALL: "AND(NOT({is_total}),N({value})<0)",
}
COLOURS = {TOTAL: Role.INK, RISE: Role.ACCENT, FALL: Role.AGAINST}
# Grey columns may be faint, their numbers may not.
LETTERS = {"before": Role.QUIET, "total": Role.INK, "rise": Role.ACCENT, "fall": Role.AGAINST}


def steps_sheet(rows: list[Row], steps: list[Row], *more: Column) -> Sheet:
    """Beside the rows where each column starts and ends, and each as a foot and a part in the colour of what it is."""
    starts = Column(START, tuple(step["start"] for step in steps), f"IF({{is_total}},0,N({{^{END}}}))")
    ends = Column(END, tuple(step["end"] for step in steps), f"{{{START}}}+N({{value}})")
    tops = Column(TOP, tuple(step["top"] for step in steps), HIGH)
    feet = Column(FOOT, tuple(map(_foot, steps)), f"MAX(0,{LOW})+MIN(0,{HIGH})")
    parts = [_part(steps, role, is_below) for role in TESTS for is_below in (False, True)]
    return sheet_of(rows, starts, ends, tops, feet, *(part for part in parts if any(part.values)), *more)


def _foot(step: Row) -> float:
    """What lies between zero and the column: nothing where the column crosses zero."""
    low, high = sorted([step["start"], step["end"]])
    return max(0.0, low) + min(0.0, high)


def _part(steps: list[Row], role: str, is_below: bool) -> Column:
    """The columns of one role, above zero or below it: a column that crosses zero is in both."""
    values = tuple(_length(step, is_below) if step["role"] in ROLES[role] else 0.0 for step in steps)
    length = f"MIN(0,{LOW})-MIN(0,{HIGH})" if is_below else f"MAX(0,{HIGH})-MAX(0,{LOW})"
    return Column(role + (BELOW if is_below else ""), values, f"IF({TESTS[role]},{length},0)")


def _length(step: Row, is_below: bool) -> float:
    """A column that stands wholly on one side of zero is as long as its number, to the last digit."""
    low, high = sorted([step["start"], step["end"]])
    if is_below:
        return -abs(step["value"] or 0.0) if high <= 0 else min(0.0, low)
    return abs(step["value"] or 0.0) if low >= 0 else max(0.0, high)


def step_series(sheet: Sheet, steps: list[Row], names: str = LABEL) -> list[str]:
    """The foot unseen, then the parts; the first of several totals is where all starts, in grey."""
    before = {i: Role.CONTEXT for i, step in enumerate(steps) if step["role"] == "before"}
    parts = [column.name for column in sheet.columns if column.name.removesuffix(BELOW) in COLOURS]
    drawn = [bar_series(sheet, 0, FOOT, None, names=names)]
    for order, name in enumerate(parts, start=1):
        role = name.removesuffix(BELOW)
        drawn.append(bar_series(sheet, order, name, COLOURS[role], points=before if role == TOTAL else {}, names=names))
    return drawn


def ends_of(steps: list[Row]) -> tuple[float, float]:
    """The lowest end and the highest; zero is between them."""
    ends = [0.0, *(step[side] for step in steps for side in ("start", "end"))]
    return (min(ends), max(ends) if max(ends) > min(ends) else min(ends) + 1)
