"""Native lines, step curves and timelines hold the numbers of the JSON to the last digit, each where it belongs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import pytest

from analysis.findings import Chart, ChartKind, Evidence, Finding, Story
from presentation.charts.series import ends_with_labels, series_names
from presentation.plain_rows import plain_rows
from presentation.slides.native_charts.timeline import FIRST_DAY
from tests.presentation.slides.native_charts.data_of_chart import DataOfChart, data_of, drawn, words_on
from tests.presentation.specimen import ISSUES, TIMELINE, WEIGHTED, quarterly, survival, touchpoint_by_segment


def of(kind: ChartKind, rows: pd.DataFrame, unit: str = "share", **more: Any) -> Evidence:
    return Evidence("a/query", {}, Chart(kind, unit, **more), rows)


def findings_of(stories: Mapping[str, Story], kind: ChartKind) -> list[Finding]:
    found = {each.id: each for story in stories.values() for each in story.findings}
    return [each for each in found.values() if each.evidence.chart.kind is kind]


def series_of(slide: Any) -> dict[str, tuple[Any, ...]]:
    """Values of every series of every chart on the slide, by its name."""
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    return {each.name: tuple(each.values) for chart in charts for plot in chart.plots for each in plot.series}


def columns_of(slide: Any) -> dict[str, list[Any]]:
    return {name: values for data in data_of(slide) for name, values in data.columns.items()}


def said_on(slide: Any) -> str:
    return " ".join(" ".join(data.said) for data in data_of(slide)).replace("\n", " ")


def name_of(row: dict[str, Any]) -> str:
    made_on = f" of {row['made_on']}" if row.get("made_on") else ""
    return f"{row['series']}, forecast{made_on}" if row.get("is_forecast") else str(row["series"])


def test_lines_hold_the_numbers_of_the_json(sample_stories: Mapping[str, Story]) -> None:
    findings = findings_of(sample_stories, ChartKind.LINES)
    assert len(findings) > 3
    for finding in findings:
        slide, rows = drawn(finding.evidence), plain_rows(finding.evidence.rows)
        series, order = series_of(slide), list(dict.fromkeys(str(row["label"]) for row in rows))
        for row in rows:
            assert series[name_of(row)][order.index(row["label"])] == row["value"], (finding.id, row)
        drawn_here = sum(value is not None for row in rows for value in [row["value"]])
        names = {name_of(row) for row in rows}
        assert sum(value is not None for name in names for value in series[name]) == drawn_here, finding.id


def test_lines_end_in_their_names_and_last_numbers(sample_stories: Mapping[str, Story]) -> None:
    for finding in findings_of(sample_stories, ChartKind.LINES):
        rows, said = plain_rows(finding.evidence.rows), said_on(drawn(finding.evidence))
        last = {name: [row for row in rows if row["series"] == name][-1] for name in series_names(rows)}
        for name, number, _ in ends_with_labels(last, finding.evidence.chart.unit):
            assert number in said and (len(last) in (1, 7) or f"{name} {number}" in said), (finding.id, name)


def test_bands_stack_up_to_the_low_and_high_ends_of_each_interval() -> None:
    slide, rows = drawn(of(ChartKind.LINES, quarterly(), "NPS points")), plain_rows(quarterly())
    series, columns = series_of(slide), columns_of(slide)
    below = [0.0] * 12
    for name in ("Enterprise", "Mid-market", "Small business"):
        own = [row for row in rows if row["series"] == name]
        assert columns[f"{name}: low"] == [row["low"] for row in own]
        assert columns[f"{name}: high"] == [row["high"] for row in own]
        for i, row in enumerate(own):
            low = below[i] + series[f"{name}: foot"][i]
            below[i] = low + series[f"{name}: reach"][i]
            assert (low, below[i]) == pytest.approx((row["low"], row["high"]), abs=1e-9)


def test_a_changed_end_of_an_interval_moves_its_band() -> None:
    [data] = data_of(drawn(of(ChartKind.LINES, quarterly(), "NPS points")))
    assert data.formulas["Enterprise: foot"][0] == "=E2"
    assert data.formulas["Enterprise: reach"][0] == "=F2-E2"
    assert data.formulas["Mid-market: foot"][0] == "=G2-K2-L2"


def test_limits_a_reference_and_what_began_are_drawn_and_named() -> None:
    rows = quarterly().query("series == 'Enterprise'").assign(limit_low=2.0, limit_high=22.0, marker=None)
    rows.loc[rows.index[6], "marker"] = "Single sign-on begins"
    names = {"limits": "Grey: as before", "reference": "All"}
    slide = drawn(of(ChartKind.LINES, rows, "NPS points", names=names, reference=10.0))
    assert {"Grey: as before", "All", "Single sign-on begins"} <= set(data_of(slide)[0].said)
    series = series_of(slide)
    assert series["All"] == (10.0,) * 12 and series["Limits: reach"] == (20.0,) * 12
    assert [i for i, value in enumerate(series["Single sign-on begins: Q2 2025"]) if value is not None] == [6]


def test_more_lines_than_one_plot_can_tell_apart_have_a_plot_each_on_one_scale() -> None:
    rows = pd.concat(quarterly().assign(series=f"Region {i}", is_highlighted=i == 2)[:12] for i in range(18))
    slide = drawn(of(ChartKind.LINES, rows, "NPS points"))
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 16 and words_on(slide) == ["and 2 more, not drawn"]
    assert len({(chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) for chart in charts}) == 1
    assert [chart.chart_title.text_frame.text for chart in charts][:2] == ["Region 0", "Region 1"]


def test_a_missing_number_leaves_its_place_empty() -> None:
    rows = quarterly().query("series == 'Enterprise'").reset_index(drop=True)
    rows.loc[4, ["value", "low", "high"]] = None
    series = series_of(drawn(of(ChartKind.LINES, rows, "NPS points")))
    assert series["Enterprise"][4] is None and series["Enterprise: reach"][4] == 0
    assert data_of(drawn(of(ChartKind.LINES, rows[:1], "NPS points")))[0].columns["Enterprise"] == [18.0]


def test_names_of_lines_are_text_whatever_they_are() -> None:
    one = quarterly().query("series == 'Enterprise'")
    rows = pd.concat([one.assign(series="={low} & <b>\x0b"), one.assign(series="^#1"), one.assign(series="no. 1")])
    [data] = data_of(drawn(of(ChartKind.LINES, rows, "NPS points")))
    assert list(data.columns)[1:4] == ["=(low) & <b>", "no. 1", "no. 1 (3)"]
    assert data.formulas["=(low) & <b>: reach"][0] == "=F2-E2" and data.formulas["no. 1: reach"][0] == "=H2-G2"


def test_curves_step_from_one_number_of_the_json_to_the_next(sample_stories: Mapping[str, Story]) -> None:
    for finding in findings_of(sample_stories, ChartKind.STEP_CURVES):
        rows, slide = plain_rows(finding.evidence.rows), drawn(finding.evidence)
        [chart] = [shape.chart for shape in slide.shapes if shape.has_chart]
        times = [float(text) for text in chart.plots[0].categories]
        series, columns = series_of(slide), columns_of(slide)
        for name in series_names(rows):
            _steps(times, series[name], [row for row in rows if row["series"] == name])
            highs = [high for high in columns[f"{name}: high"] if high is not None]
            assert set(highs) == {row["high"] for row in rows if row["series"] == name}, (finding.id, name)


def _steps(times: list[float], values: tuple[Any, ...], own: list[dict[str, Any]]) -> None:
    """At the time of each row the curve stands at the number before, then at the row's own."""
    before = None
    for row in own:
        here = [value for time, value in zip(times, values, strict=True) if time == row["time"] and value is not None]
        assert here[-1] == row["value"] and (before is None or here[0] == before), row
        before = row["value"]


def test_under_curves_stands_how_many_were_still_watched() -> None:
    slide = drawn(of(ChartKind.STEP_CURVES, survival()))
    [frame] = [shape for shape in slide.shapes if shape.has_table]
    cells = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert cells[0][0] == "Still watched" and frame.table.first_row
    assert cells[1] == ["Satisfied", "400", "346", "292", "238", "184", "130", "76"]
    assert "Satisfied 400, 346" in frame._element.nvGraphicFramePr.cNvPr.get("descr")


def test_a_curve_that_ends_early_has_no_band_beyond_its_end() -> None:
    rows = survival().query("series != 'Neither' or time <= 12")
    slide = drawn(of(ChartKind.STEP_CURVES, rows))
    [chart] = [shape.chart for shape in slide.shapes if shape.has_chart]
    times = [float(text) for text in chart.plots[0].categories]
    reach = series_of(slide)["Neither: reach"]
    assert times.count(12.0) == 3 and reach[times.index(12.0) + 1] > 0
    assert set(reach[times.index(12.0) + 2 :]) == {0.0}


def test_timelines_keep_every_record_at_its_day(sample_stories: Mapping[str, Story]) -> None:
    for finding in findings_of(sample_stories, ChartKind.TIMELINE)[:2]:
        rows, columns = plain_rows(finding.evidence.rows), columns_of(drawn(finding.evidence))
        days = [day for day in columns["day"] if day is not None]
        assert [date.fromordinal(int(day) + FIRST_DAY).isoformat() for day in days] == [row["at"] for row in rows]
        for column in ("label", "value", "tip"):
            assert columns[column][: len(rows)] == [row[column] or columns[column][i] for i, row in enumerate(rows)]


def test_where_there_is_no_number_the_slide_says_so() -> None:
    empty = {
        ChartKind.LINES: quarterly().assign(value=None),
        ChartKind.STEP_CURVES: survival()[:0],
        ChartKind.QUADRANT: ISSUES.assign(x=None),
        ChartKind.HEAT: touchpoint_by_segment()[:0],
        ChartKind.PAIRED_DOTS: WEIGHTED.assign(first=None, second=None),
        ChartKind.TIMELINE: TIMELINE[:0],
    }
    for kind, rows in empty.items():
        slide = drawn(of(kind, rows))
        assert data_of(slide) == [] and words_on(slide) == ["There is no number to show."], kind


def test_lanes_years_and_words_are_named_on_a_timeline() -> None:
    data = _only(of(ChartKind.TIMELINE, TIMELINE))
    assert {"Deliveries", "Cases", "Left", "2026", "28 days late", "2 of 5", "Billing", "Too dear"} <= set(data.said)
    assert data.columns["dots of the point made"].count(None) == len(data.columns["day"]) - 2


def _only(evidence: Evidence) -> DataOfChart:
    [data] = data_of(drawn(evidence))
    return data
