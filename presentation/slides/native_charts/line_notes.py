"""What stands in a plot of lines beside the lines: the name of the limits, a reference, and what began when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.findings import Chart
from presentation.charts.canvas import Row
from presentation.charts.limits import LIMITS, NAME
from presentation.charts.marks import REFERENCE
from presentation.slides.native_charts.axes import Scale
from presentation.slides.native_charts.look import TICK_SIZE, Role
from presentation.slides.native_charts.paint_xml import stroke
from presentation.slides.native_charts.plot_places import PlotPlaces
from presentation.slides.native_charts.point_words import Words, words_at
from presentation.slides.native_charts.sheet import Column, Sheet
from presentation.slides.native_charts.strokes import NO_DOT, NO_STROKE, plain_name, series_xml

THIN = 1.25  # points
LIFTED = 10.0  # points that words stand over their line
EDGE = "Limits: upper edge"


@dataclass(frozen=True)
class Note:
    """A series that is no finding of its own: a column, how it is drawn, and the words at one of its points."""

    column: Column
    look: str
    words: Words
    bars: str = ""


@dataclass(frozen=True)
class Notes:
    each: tuple[Note, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(note.column for note in self.each)

    def series(self, sheet: Sheet, places: str) -> list[str]:
        return [
            series_xml(sheet, note.column.name, i, places, note.look + NO_DOT, words_at([note.words]) + note.bars)
            for i, note in enumerate(self.each)
        ]


def notes(rows: list[Row], order: Sequence[str], chart: Chart, scale: Scale, places: PlotPlaces) -> Notes:
    found = [
        *_limits(rows, order, chart, places),
        *_reference(order, chart, places),
        *_begun(rows, order, scale, places),
    ]
    return Notes(tuple(found))


def _limits(rows: list[Row], order: Sequence[str], chart: Chart, places: PlotPlaces) -> list[Note]:
    """The name of the grey band on its upper edge, at the left."""
    ends = {str(row["label"]): row[LIMITS[1]] for row in rows if row.get(LIMITS[1]) is not None}
    if not ends or not chart.names.get(NAME):
        return []
    values = tuple(ends.get(label) for label in order)
    first = next(i for i, value in enumerate(values) if value is not None)
    return [Note(Column(EDGE, values), NO_STROKE, _quiet(first, chart.names[NAME], places))]


def _reference(order: Sequence[str], chart: Chart, places: PlotPlaces) -> list[Note]:
    if chart.reference is None:
        return []
    words = chart.names.get(REFERENCE, "")
    column = Column(plain_name(words or "Reference"), (chart.reference,) * len(order))
    return [Note(column, stroke(Role.QUIET, THIN, "sysDash"), _quiet(0, words, places))]


def _begun(rows: list[Row], order: Sequence[str], scale: Scale, places: PlotPlaces) -> list[Note]:
    """An upright line at each period where something began: one series for each thing, down from the top."""
    said = {str(row["label"]): str(row["marker"]) for row in rows if row.get("marker")}
    return [
        Note(
            Column(plain_name(f"{words}: {label}"), tuple(scale.high if label == each else None for each in order)),
            NO_STROKE,
            _at_the_top(order.index(label), words, order, places),
            _down(scale.high - scale.low),
        )
        for label, words in said.items()
    ]


def _at_the_top(at: int, words: str, order: Sequence[str], places: PlotPlaces) -> Words:
    """Left of the line, as on the page; right of it where the plot begins."""
    side = "r" if at < len(order) / 5 else "l"
    return Words(at, (words,), side, Role.QUIET, TICK_SIZE.pt, down=LIFTED / places.height)


def _down(length: float) -> str:
    return (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="fixedVal"/><c:noEndCap val="1"/>'
        f'<c:val val="{length!r}"/>{stroke(Role.QUIET, THIN, "sysDash", "flat")}</c:errBars>'
    )


def _quiet(at: int, words: str, places: PlotPlaces) -> Words:
    return Words(at, (words,), "r", Role.QUIET, TICK_SIZE.pt, down=-LIFTED / places.height)
