"""Native charts in Excel: every number that one draws stands in a cell, and is the story's own, to Excel's digits."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from analysis.findings import ChartKind, Finding, Story
from presentation.plain_rows import plain_rows
from presentation.wording import say_plain
from presentation.workbook import story_as_workbook
from presentation.workbook.excel_charts.look import literally, set_scale
from presentation.workbook.excel_charts.quadrant import _with_room
from presentation.workbook.excel_charts.waterfall import Step

TRIED = ("satisfaction", "voice", "retention-economics", "priority-issues")  # the others tell of the same
WITHOUT_A_CHART = {ChartKind.HEAT, ChartKind.TIMELINE}


@pytest.fixture(scope="module")
def sheets(sample_stories: Mapping[str, Story]) -> list[tuple[Finding, Worksheet]]:
    found = []
    for story in (sample_stories[name] for name in TRIED):
        book = load_workbook(io.BytesIO(story_as_workbook(story)))
        found += list(zip(story.findings, book.worksheets, strict=False))
    return found


def held(value: float) -> str:
    """A number as far as Excel surely holds one: of fifteen digits the last two come and go with rounding."""
    return f"{value:.13g}"


def numbers_of(row: Iterable[Any]) -> list[str]:
    return [held(value) for value in row if isinstance(value, int | float) and not isinstance(value, bool)]


def table_of(sheet: Worksheet, finding: Finding) -> list[list[Any]]:
    """The cells of the rows, which end the sheet."""
    columns, count = len(finding.evidence.rows.columns), len(finding.evidence.rows)
    header = [str(name) for name in finding.evidence.rows.columns]
    top = next(row for row in range(1, 200) if [sheet.cell(row, i + 1).value for i in range(columns)] == header)
    return [[sheet.cell(top + 1 + i, 1 + j).value for j in range(columns)] for i in range(count)]


def drawn(sheet: Worksheet) -> Iterator[tuple[str, list[Any]]]:
    """(what a series is called, the numbers it draws), as the cells hold them."""
    for chart in sheet._charts:
        for series in chart.series:
            numbers = series.yVal or series.val
            reference = numbers.numRef.f.rpartition("!")[2].replace("$", "")
            cells = sheet[reference]
            values = [cell.value for (cell,) in cells] if isinstance(cells, tuple) else [cells.value]
            yield str(series.tx.strRef.f), values


def test_rows_are_those_of_the_story_to_excels_last_digit(sheets: list[tuple[Finding, Worksheet]]) -> None:
    for finding, sheet in sheets:
        assert sheet.cell(1, 1).value == say_plain(finding.claim)
        told = [numbers_of(row.values()) for row in plain_rows(finding.evidence.rows)]
        assert [numbers_of(row) for row in table_of(sheet, finding)] == told, finding.id


def test_every_kind_that_excel_can_draw_is_drawn(sheets: list[tuple[Finding, Worksheet]]) -> None:
    for finding, sheet in sheets:
        is_wanted = finding.evidence.chart.kind not in WITHOUT_A_CHART and len(finding.evidence.rows) > 0
        assert len(sheet._charts) == is_wanted, finding.id
        if finding.evidence.chart.kind is ChartKind.HEAT:
            assert sheet.conditional_formatting, finding.id


def test_a_chart_draws_every_number_of_the_rows(sheets: list[tuple[Finding, Worksheet]]) -> None:
    plain = {ChartKind.BARS, ChartKind.DOTS, ChartKind.LINES, ChartKind.STACKED, ChartKind.PAIRED_DOTS}
    plain |= {ChartKind.PARETO, ChartKind.RANKING, ChartKind.STEP_CURVES, ChartKind.QUADRANT}
    for finding, sheet in sheets:
        if finding.evidence.chart.kind in plain and sheet._charts:
            rows = plain_rows(finding.evidence.rows)
            columns = [name for name in ("value", "first", "second", "y") if name in rows[0]]
            wanted = {held(row[name]) for row in rows for name in columns if row[name] is not None}
            assert wanted <= {each for _, values in drawn(sheet) for each in numbers_of(values)}, finding.id


def test_the_steps_of_a_bridge_end_where_the_story_ends(sheets: list[tuple[Finding, Worksheet]]) -> None:
    bridges = [each for each in sheets if each[0].evidence.chart.kind is ChartKind.WATERFALL]
    assert bridges
    for finding, sheet in bridges:
        rows = plain_rows(finding.evidence.rows)
        columns = {name.rpartition("!")[2]: values for name, values in drawn(sheet)}
        grounds = list(columns.values())[:-1]
        assert sum(values[-1] for values in grounds) == pytest.approx(rows[-1]["value"])


def test_names_in_a_quadrant_stand_on_no_other() -> None:
    crowded = [{"label": f"Issue {i}", "x": 10.0 + i, "y": 10.0} for i in range(6)]
    rows = [
        {"label": "Far", "x": 900.0, "y": 900.0},
        *crowded,
        {"label": "Point", "x": 12.5, "y": 10.0, "is_highlighted": True},
    ]
    assert _with_room(rows, 1000.0, 1000.0) == [0, 7]


def test_a_step_across_zero_is_drawn_above_and_below_it() -> None:
    step = Step(18.0, -1.0, "against", "−19")
    assert step.part(1.0) == (0.0, 18.0)
    assert step.part(-1.0) == (0.0, -1.0)
    assert Step(5.0, 8.0, "accent", "+3").part(1.0) == (5.0, 3.0)
    assert Step(5.0, 8.0, "accent", "+3").part(-1.0) == (0.0, 0.0)


@pytest.mark.parametrize(("low", "high"), [(-0.7, 25.9), (0.0, 1.0), (0.0, 8_681_050.0), (41_000.0, 52_300.0)])
def test_an_axis_counts_by_round_steps_and_holds_its_numbers(low: float, high: float) -> None:
    class Axis:
        class scaling:
            min = max = 0.0

        majorUnit = 0.0

    axis = Axis()
    set_scale(axis, low, high)
    assert axis.scaling.min <= low and axis.scaling.max >= high
    digits = axis.majorUnit / 10 ** math.floor(math.log10(axis.majorUnit))
    assert round(digits, 6) in (1, 2, 2.5, 5)
    assert 2 <= (axis.scaling.max - axis.scaling.min) / axis.majorUnit <= 8


def test_words_at_a_point_can_close_no_format() -> None:
    assert literally('a"0') == '"a”0";"a”0";"a”0"'
