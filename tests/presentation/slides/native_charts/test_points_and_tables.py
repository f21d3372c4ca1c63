"""Native quadrants, pairs and heat tables: the JSON's numbers, names that are told and do not collide, real cells."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.findings import Chart, ChartKind, Evidence, Story
from presentation.charts.marks import half_width
from presentation.charts.numbers import short_labels
from presentation.plain_rows import plain_rows
from presentation.slides.native_charts.free_places import Rectangle, sides
from presentation.slides.native_charts.look import Look
from presentation.slides.native_charts.plot_places import PlotPlaces
from presentation.slides.native_charts.point_names import NamedPoint, names_at
from presentation.slides.native_charts.row_places import LINE, wide
from tests.presentation.slides.native_charts.data_of_chart import data_of, drawn, words_on
from tests.presentation.slides.native_charts.test_charts_over_time import findings_of, of
from tests.presentation.specimen import COUNTED_TWICE, ISSUES, WEIGHTED, touchpoint_by_segment


def table_of(evidence: Evidence) -> Any:
    [frame] = [shape for shape in drawn(evidence).shapes if shape.has_table]
    return frame


def texts_of(frame: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in frame.table.rows]


def test_quadrants_hold_the_numbers_of_the_json_and_name_every_point(sample_stories: Mapping[str, Story]) -> None:
    for finding in findings_of(sample_stories, ChartKind.QUADRANT):
        rows, slide = plain_rows(finding.evidence.rows), drawn(finding.evidence)
        [data] = data_of(slide)
        for column in ("x", "y"):
            assert data.cached_of(column)[: len(rows)] == [row[column] for row in rows]
        told = " ".join([*data.said, *words_on(slide)]).replace("\n", " ")
        assert all(row["label"] in told for row in rows)


def test_a_quadrant_says_what_its_axes_count_and_parts_the_plot_at_the_middles() -> None:
    names = {"x": "Cases in twelve months", "y": "Revenue at risk"}
    slide = drawn(of(ChartKind.QUADRANT, ISSUES, "EUR", names=names))
    [chart] = [shape.chart for shape in slide.shapes if shape.has_chart]
    axes = (chart.category_axis, chart.value_axis)
    assert [axis.axis_title.text_frame.text for axis in axes] == ["Cases in twelve months", "Revenue at risk"]
    [data] = data_of(slide)
    assert data.cached_of("middle of x")[:2] == [152.5, 152.5] and data.cached_of("middle of y")[0] == 138_000.0
    assert [name for name in data.said if name] == list(ISSUES["label"])


def test_names_of_points_never_lie_over_another_name_or_point() -> None:
    chance, places = random.Random(7), PlotPlaces(860, 330, 40, 20, 16, 40)
    for _ in range(20):
        spots = [(chance.uniform(0, 800) ** 1.0, chance.uniform(0, 260)) for _ in range(25)]
        points = [NamedPoint(i, f"Issue with name {i}", at, i == 0) for i, at in enumerate(spots)]
        rooms = {each.at: _room(points[each.at], each, places) for each in names_at(points, places)}
        assert len(rooms) > 15
        for at, room in rooms.items():
            assert not any(room.overlap(other) for i, other in rooms.items() if i != at)
            assert not any(room.overlap(_dot(spot)) for i, spot in enumerate(spots) if i != at)


def _room(point: NamedPoint, words: Any, places: PlotPlaces) -> Rectangle:
    width, height = max(wide(line, words.size) for line in words.lines), len(words.lines) * words.size * LINE
    room = dict(sides(point.place, width, height))[words.side]
    down = words.down * places.height
    return Rectangle(room.left, room.top + down, room.right, room.bottom + down)


def _dot(spot: tuple[float, float]) -> Rectangle:
    return Rectangle(spot[0] - 5, spot[1] - 5, spot[0] + 5, spot[1] + 5)


def test_pairs_hold_the_numbers_of_the_json_and_say_them(sample_stories: Mapping[str, Story]) -> None:
    for finding in findings_of(sample_stories, ChartKind.PAIRED_DOTS):
        rows, chart = plain_rows(finding.evidence.rows), finding.evidence.chart
        slide = drawn(finding.evidence)
        [data] = data_of(slide)
        both = [row[of_] for of_ in ("first", "second") for row in rows]
        assert data.cached_of("first")[: len(rows)] + data.cached_of("second")[: len(rows)] == both, finding.id
        told = short_labels(chart.unit, both, None, [row["sample_size"] for row in rows] * 2)
        assert sorted(told) == sorted(text for text in data.said if text in set(told)), finding.id
        assert chart.names["second"] in words_on(slide)[0]


def test_a_pair_of_which_one_is_not_known_has_one_dot_and_one_number() -> None:
    rows = WEIGHTED.assign(second=[3.0, None, 33.0])
    [data] = data_of(drawn(of(ChartKind.PAIRED_DOTS, rows, "NPS points", names=COUNTED_TWICE)))
    assert data.cached_of("second")[:3] == [3.0, None, 33.0]
    assert "+27" in data.said and "+31" not in data.said


def test_the_line_of_a_pair_follows_both_numbers() -> None:
    [data] = data_of(drawn(of(ChartKind.PAIRED_DOTS, WEIGHTED, "NPS points")))
    assert data.cached_of("from first to second")[:3] == [12.0, 3.0, 3.0]
    assert data.formulas["from first to second"][:2] == ["=B2", "=C2"]


def test_heat_is_a_real_table_with_the_numbers_as_charts_say_them(sample_stories: Mapping[str, Story]) -> None:
    for finding in findings_of(sample_stories, ChartKind.HEAT):
        rows = plain_rows(finding.evidence.rows)
        frame = table_of(finding.evidence)
        amounts = [float("nan") if row["value"] is None else row["value"] for row in rows]
        texts = short_labels(finding.evidence.chart.unit, amounts, [half_width(row) for row in rows])
        cells = texts_of(frame)
        assert frame.table.first_row
        down = list(dict.fromkeys(row["row"] for row in rows))
        along = list(dict.fromkeys(row["column"] for row in rows))
        for row, text in zip(rows, texts, strict=True):
            cell = cells[1 + down.index(row["row"])][1 + along.index(row["column"])]
            assert cell == (text or "too few"), (finding.id, row)


def test_the_ground_of_a_heat_table_deepens_with_its_numbers_and_is_bare_where_too_few_answered() -> None:
    xml = table_of(of(ChartKind.HEAT, touchpoint_by_segment(), "score 1–5"))
    strengths = [
        [None if not (alpha := cell._tc.xpath(".//a:alpha/@val")) else int(alpha[0]) for cell in row.cells]
        for row in xml.table.rows
    ]
    assert strengths[0] == [None] * 5 and strengths[4][4] is None
    assert max(each or 0 for row in strengths for each in row) == strengths[4][3] == 50_000
    assert strengths[1][1] == 8_000
    assert texts_of(xml)[4][4] == "too few"


def test_a_heat_table_of_many_rows_tells_how_many_it_leaves_out() -> None:
    rows = pd.DataFrame(
        [
            {"row": f"Issue {i}", "column": c, "value": i / 99, "low": None, "high": None}
            for i in range(99)
            for c in "AB"
        ]
    )
    slide = drawn(of(ChartKind.HEAT, rows))
    [frame] = [shape for shape in slide.shapes if shape.has_table]
    left_out = 99 - (len(frame.table.rows) - 1)
    assert 0 < left_out < 85 and words_on(slide) == [f"and {left_out} more rows, not drawn"]
    assert frame.top + sum(row.height for row in frame.table.rows) < slide.shapes[-1].top


def test_tables_and_charts_say_what_they_show_to_who_does_not_see_them() -> None:
    for kind, rows in ((ChartKind.HEAT, touchpoint_by_segment()), (ChartKind.QUADRANT, ISSUES)):
        slide = drawn(Evidence("a/query", {}, Chart(kind, "score 1–5"), rows), Look("Said aloud"))
        shape = next(each for each in slide.shapes if each.has_table or each.has_chart)
        assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == "Said aloud"
