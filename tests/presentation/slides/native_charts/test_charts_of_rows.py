"""Native charts of rows hold the numbers of the JSON to the last digit, and say them as every chart does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from analysis.findings import Chart, ChartKind, Evidence, Finding, Story
from presentation.charts.marks import amounts_with_labels
from presentation.charts.numbers import short_labels
from presentation.charts.waterfall import steps_of
from presentation.plain_rows import plain_rows
from presentation.slides.native_charts.look import Look, Role, drawn_on_dark
from presentation.slides.native_charts.stacked import letters_on
from tests.presentation.slides.native_charts.data_of_chart import DataOfChart, data_of, drawn, words_on
from tests.presentation.specimen import INPUTS, RANKED, REASONS, SEGMENTS, SHARES, TOUCHPOINTS

DRAWN = {  # the columns of the rows that each kind draws
    ChartKind.BARS: ("value",),
    ChartKind.DOTS: ("value",),
    ChartKind.PARETO: ("value",),
    ChartKind.RANKING: ("value",),
    ChartKind.TORNADO: ("low", "high"),
}
LONG = "A department's rather long name for what its customers told it about onboarding and handover"


def of(kind: ChartKind, rows: pd.DataFrame, unit: str = "share", **more: Any) -> Evidence:
    return Evidence("a/query", {}, Chart(kind, unit, **more), rows)


def only(evidence: Evidence) -> DataOfChart:
    [data] = data_of(drawn(evidence))
    return data


def findings_of(stories: Mapping[str, Story], *kinds: ChartKind) -> list[Finding]:
    found = {each.id: each for story in stories.values() for each in story.findings}
    return [each for each in found.values() if each.evidence.chart.kind in kinds]


def test_charts_of_rows_hold_the_numbers_of_the_json_and_say_them(sample_stories: Mapping[str, Story]) -> None:
    findings = findings_of(sample_stories, *DRAWN)
    assert {each.evidence.chart.kind for each in findings} == set(DRAWN)
    for finding in findings:
        chart, rows, data = finding.evidence.chart, plain_rows(finding.evidence.rows), only(finding.evidence)
        for column in rows[0]:
            held = [value for value in data.columns[column] if value is not None]
            assert held == [row[column] for row in rows if row[column] is not None], (finding.id, column)
        for column in DRAWN[chart.kind]:
            assert data.cached_of(column) == [row[column] for row in rows], (finding.id, column)
        told = Counter(_told(rows, chart))
        assert not told - Counter(data.said), (finding.id, told - Counter(data.said))


def _told(rows: list[dict[str, Any]], chart: Chart) -> list[str]:
    if chart.kind is ChartKind.TORNADO:
        return short_labels(chart.unit, [row[end] for row in rows for end in ("low", "high")])
    return [each["text"] for each in amounts_with_labels(rows, chart.unit)]


def test_bridges_hold_the_numbers_of_the_json_and_say_them(sample_stories: Mapping[str, Story]) -> None:
    for finding in findings_of(sample_stories, ChartKind.WATERFALL):
        rows, data = plain_rows(finding.evidence.rows), only(finding.evidence)
        assert data.columns["value"] == [row["value"] for row in rows]
        for row, i in zip(rows, range(len(rows)), strict=True):
            parts = [name for name in data.columns if name.split(" below")[0] in ("total", "rise", "fall")]
            long = sum(abs(data.cached_of(part)[i]) for part in parts)
            assert long == pytest.approx(abs(row["value"]), rel=1e-12), (finding.id, row)
        assert [step["text"] for step in steps_of(rows, finding.evidence.chart.unit)] == data.said


def test_parts_of_a_whole_hold_the_numbers_of_the_json(sample_stories: Mapping[str, Story]) -> None:
    for finding in findings_of(sample_stories, ChartKind.STACKED):
        data = only(finding.evidence)
        for row in plain_rows(finding.evidence.rows):
            at = data.columns["label"].index(row["label"])
            assert data.cached_of(row["part"])[at] == row["value"], (finding.id, row)


def test_numbers_of_parts_stand_where_the_part_is_wide_enough() -> None:
    said = only(of(ChartKind.STACKED, SHARES)).said
    assert sorted(said) == sorted("50 % 49 % 46 % 31 % 33 % 35 % 19 % 18 % 19 %".replace(" %", "\u00a0%").split(" "))
    thin = pd.DataFrame({"label": ["All", "All"], "part": ["most", "few"], "value": [0.99, 0.01]})
    assert only(of(ChartKind.STACKED, thin)).said == ["99\u00a0%", ""]


def test_a_bridge_goes_below_zero_and_its_formulas_follow_a_changed_number() -> None:
    steps = {"label": ["Before", "Up", "Down", "After"], "value": [-20.0, 45.0, -60.0, -35.0]}
    data = only(of(ChartKind.WATERFALL, pd.DataFrame({**steps, "is_total": [True, False, False, True]}), "NPS points"))
    assert data.cached_of("rise") == [0, 25, 0, 0] and data.cached_of("rise below zero") == [0, -20, 0, 0]
    assert data.cached_of("fall") == [0, 0, 25, 0] and data.cached_of("fall below zero") == [0, 0, -35, 0]
    assert data.cached_of("foot (unseen)") == [0, 0, 0, 0]
    assert data.formulas["to"][1] == "=D3+N(B3)" and data.formulas["from"][1] == "=IF(C3,0,N(E2))"


def test_intervals_are_error_bars_whose_reach_follows_the_numbers() -> None:
    slide = drawn(of(ChartKind.BARS, SEGMENTS))
    [data] = data_of(slide)
    xml = next(shape for shape in slide.shapes if shape.has_chart).chart._chartSpace.xml
    assert '<c:errValType val="cust"/>' in xml
    reach = [high - value for high, value in zip(SEGMENTS["high"], SEGMENTS["value"], strict=True)]
    assert data.cached_of("to high") == reach and data.formulas["to high"][0] == "=D2-B2"


def test_intervals_of_dots_are_lines_from_low_to_high() -> None:
    data = only(of(ChartKind.DOTS, TOUCHPOINTS, "score 1–5"))
    grey, made = data.cached_of("interval from and to"), data.cached_of("interval from and to of the point made")
    assert made == [2.9, 3.29, 3.29] and grey[:3] == [4.3, 4.52, 4.52] and len(grey) == 12
    assert data.cached_of("row of interval")[:4] == [5, 5, None, 4]


def test_one_row_and_forty_are_drawn_and_many_more_are_counted() -> None:
    rows = pd.DataFrame({"label": [f"Row {i}" for i in range(100)], "value": [1.0 - i / 100 for i in range(100)]})
    for kind in (ChartKind.BARS, ChartKind.DOTS, ChartKind.PARETO):
        assert only(of(kind, rows[:1])).cached_of("value") == [1.0]
        first, second = data_of(drawn(of(kind, rows[:40])))
        assert first.cached_of("value") + second.cached_of("value") == list(rows["value"][:40])
        slide = drawn(of(kind, rows))
        drawn_here = sum(len(each.cached_of("value")) for each in data_of(slide))
        assert f"and {100 - drawn_here} more, not drawn" in words_on(slide)


def test_what_is_not_known_says_so_and_draws_nothing() -> None:
    rows = pd.DataFrame({"label": ["Few", "Many"], "value": [None, 0.5], "low": [None, 0.4], "high": [None, 0.6]})
    for kind in (ChartKind.BARS, ChartKind.DOTS):
        data = only(of(kind, rows))
        assert data.cached_of("value") == [None, 0.5]
        assert "not shown" in data.said and "50\u00a0%" in data.said


def test_names_are_text_even_where_they_look_like_formulas() -> None:
    rows = pd.DataFrame({"label": ["=1+1", "+44", "<b>&\x0b"], "value": [3.0, 2.0, 1.0]})
    data = only(of(ChartKind.BARS, rows, "customers"))
    assert data.columns["label"] == data.cached_of("label") == ["=1+1", "+44", "<b>&"]


def test_long_names_take_lines_of_their_own_and_the_label_stays_whole() -> None:
    rows = pd.DataFrame({"label": [f"{i} {LONG}" for i in range(14)], "value": [0.5] * 14})
    data = only(of(ChartKind.BARS, rows))
    assert data.columns["label"] == list(rows["label"])
    assert all(name.endswith("…") for name in data.cached_of("name"))
    few = only(of(ChartKind.BARS, rows[:3])).cached_of("name")
    assert [" ".join(name.split("\n")) for name in few] == list(rows["label"][:3])


def test_a_moved_input_starts_from_the_value_assumed() -> None:
    slide = drawn(of(ChartKind.TORNADO, INPUTS, "EUR", names={"reference": "As assumed"}, reference=55_000.0))
    chart = next(shape for shape in slide.shapes if shape.has_chart).chart
    assert re.search(r'<c:crossesAt val="55000.0"/>', chart._chartSpace.xml)
    assert words_on(slide) == ["As assumed"]
    [data] = data_of(slide)
    assert data.cached_of("name")[0] == "Years ahead\n1 to 5"


def test_an_input_that_moves_the_answer_to_one_side_starts_at_its_nearer_end() -> None:
    rows = INPUTS.assign(low=[60_000.0, 1.0, 2.0, 3.0], high=[70_000.0, 90_000.0, 90_000.0, 90_000.0])
    data = only(of(ChartKind.TORNADO, rows, "EUR", reference=55_000.0))
    assert data.cached_of("nearer end") == [60_000.0, None, None, None]


def test_beside_its_bar_a_ranked_issue_has_what_is_known_of_it() -> None:
    slide = drawn(of(ChartKind.RANKING, RANKED, "EUR"))
    assert "139 customers; first in 93\u00a0% of draws; place 1 to 2" in words_on(slide)[0]
    assert data_of(slide)[0].cached_of("name")[0] == "1  Billing errors"


def test_running_totals_stand_at_the_right_of_their_bars() -> None:
    slide = drawn(of(ChartKind.PARETO, REASONS, "EUR"))
    assert words_on(slide) == ["running total", *(f"{n}\u00a0%" for n in (46, 76, 89, 96, 99, 100))]


def test_charts_say_what_they_show_to_who_does_not_see_them() -> None:
    assert {each.alt for each in data_of(drawn(of(ChartKind.BARS, SEGMENTS)))} == {"What it says"}


def test_a_number_over_a_dot_next_to_the_names_keeps_off_them() -> None:
    rows = pd.DataFrame({"label": ["Small", "Large"], "value": [0.004, 0.4], "low": [0.0, 0.3], "high": [0.03, 0.5]})
    small, large = only(of(ChartKind.DOTS, rows)).cached_of("number stands at")
    assert 0.004 < small < 0.03 and large == 0.4


def test_charts_of_one_unit_share_their_scale() -> None:
    low, high = _scale_of(only_chart(of(ChartKind.BARS, SEGMENTS), Look("", (0.0, 0.9))))
    assert low == 0 and high > 0.9
    assert _scale_of(only_chart(of(ChartKind.DOTS, SEGMENTS), Look("", (0.0, 0.9)))) == (0.0, 1.0)


def test_bars_start_at_zero() -> None:
    assert _scale_of(only_chart(of(ChartKind.BARS, SEGMENTS)))[0] == 0


def test_the_point_made_is_in_the_accent_and_the_rest_is_grey() -> None:
    xml = only_chart(of(ChartKind.BARS, SEGMENTS))._chartSpace.xml
    assert re.findall(r'<c:dPt>\s*<c:idx val="(\d)"/>', xml) == ["0"]
    assert xml.count('schemeClr val="accent1"') == 1


def test_numbers_within_a_grey_part_are_legible_on_dark_too() -> None:
    assert letters_on(2) is Role.INK
    with drawn_on_dark(True):
        assert letters_on(2) is Role.PAPER


def test_steps_lie_in_rows_where_columns_are_too_narrow() -> None:
    steps = pd.DataFrame({"label": [f"Step {i}" for i in range(30)], "value": [1000.0] * 30, "is_total": [False] * 30})
    slide = drawn(of(ChartKind.WATERFALL, steps, "EUR"))
    assert words_on(slide) == [step["text"] for step in steps_of(plain_rows(steps), "EUR")]
    assert len(data_of(drawn(of(ChartKind.WATERFALL, steps[:5], "EUR")))[0].said) == 5


def only_chart(evidence: Evidence, look: Look | None = None) -> Any:
    return next(shape for shape in drawn(evidence, look).shapes if shape.has_chart).chart


def _scale_of(chart: Any) -> tuple[float, float]:
    [low], [high] = (re.findall(rf'<c:{end} val="([^"]+)"/>', chart._chartSpace.xml)[:1] for end in ("min", "max"))
    return float(low), float(high)


@pytest.mark.parametrize("kind", [*DRAWN, ChartKind.WATERFALL, ChartKind.STACKED])
def test_where_nothing_is_there_to_draw_the_slide_says_so(kind: ChartKind) -> None:
    slide = drawn(of(kind, pd.DataFrame({"label": [], "value": []})))
    assert words_on(slide) == ["There is no number to show."] and not data_of(slide)
