"""Every kind of chart draws without a warning, with its labels in the picture, no wider than asked."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO

import altair as alt
import pandas as pd
import pytest
import vl_convert
from PIL import Image

from analysis.findings import Chart, ChartKind, Evidence, Finding
from presentation.charts import draw
from presentation.charts.measure import spread, wrap
from presentation.charts.numbers import quantity_of, short_labels
from presentation.charts.scales import shared_domains
from presentation.theme import FONTS, PaletteName, palette
from tests.presentation.specimen import SEGMENTS, STORY, TOUCHPOINTS

TELEPHONE, PAGE = 350, 860
KINDS = {finding.evidence.chart.kind for finding in STORY.findings}

vl_convert.register_font_directory(str(FONTS))


def words_in(svg: str) -> str:
    """Everything that is written in the picture, with the lines of wrapped labels joined by blanks."""
    return " ".join(re.findall(r">([^<>]+)</t(?:ext|span)>", svg)).replace("&lt;", "<").replace("&gt;", ">")


def evidence_of(kind: ChartKind, rows: pd.DataFrame, unit: str = "share", **more: object) -> Evidence:
    return Evidence("a/query", {}, Chart(kind, unit, **more), rows)  # type: ignore[arg-type]


def test_the_specimen_has_every_kind() -> None:
    assert set(ChartKind) == KINDS


@pytest.mark.parametrize("finding", STORY.findings, ids=lambda finding: finding.id)
@pytest.mark.parametrize("width", [TELEPHONE, PAGE])
@pytest.mark.parametrize("palette_name", ["light", "dark"])
def test_draws_without_a_warning_and_no_wider_than_asked(
    finding: Finding, width: int, palette_name: PaletteName, capfd: pytest.CaptureFixture[str]
) -> None:
    picture = vl_convert.vegalite_to_png(draw(finding.evidence, palette_name, width), scale=1)
    assert Image.open(BytesIO(picture)).width <= width + 1
    assert "WARN" not in capfd.readouterr().err


@pytest.mark.parametrize("finding", STORY.findings, ids=lambda finding: finding.id)
def test_every_kind_keeps_to_the_schema_of_its_grammar(finding: Finding) -> None:
    alt.LayerChart.from_dict(draw(finding.evidence, "light"), validate=True)


@pytest.mark.parametrize("finding", STORY.findings, ids=lambda finding: finding.id)
def test_names_and_numbers_stand_in_the_picture(finding: Finding) -> None:
    svg = words_in(vl_convert.vegalite_to_svg(draw(finding.evidence, "light", TELEPHONE)))
    rows = finding.evidence.rows
    for column in ("label", "series", "row", "column", "part"):
        if column in rows and finding.evidence.chart.kind is not ChartKind.LINES:
            for name in rows[column].unique():
                assert all(word in svg.replace("&amp;", "&") for word in str(name).split()), (name, svg)
    for name in finding.evidence.chart.names.values():
        assert all(word in svg for word in name.split())


def test_bars_start_at_zero() -> None:
    spec = json.dumps(draw(evidence_of(ChartKind.BARS, SEGMENTS), "light"))
    assert '"domain": [0.0, 0.51]' in spec


def test_the_point_made_is_in_the_accent_and_the_rest_is_grey() -> None:
    svg = vl_convert.vegalite_to_svg(draw(evidence_of(ChartKind.BARS, SEGMENTS), "light", PAGE))
    assert svg.count(f'fill="{palette("light").accent}"') == 1
    assert svg.count(f'fill="{palette("light").context}"') == 3


def test_a_score_is_shown_on_its_whole_scale() -> None:
    spec = json.dumps(draw(evidence_of(ChartKind.DOTS, TOUCHPOINTS, "score 1–5"), "light"))
    assert '"domain": [1.0, 5.0]' in spec


def test_a_steps_colour_says_for_us_or_against_us() -> None:
    svg = vl_convert.vegalite_to_svg(draw(STORY.findings[0].evidence, "light", PAGE))
    colours = palette("light")
    assert svg.index(colours.accent) < svg.index(colours.against)
    assert "−6" in svg and "+2" in svg


def test_a_waterfall_whose_names_do_not_fit_a_telephone_becomes_rows() -> None:
    by_columns, by_rows = (draw(STORY.findings[i].evidence, "light") for i in (0, 3))
    assert by_columns["height"] == 230
    assert by_rows["height"] == pytest.approx(6 * 44)


def test_a_cell_of_too_few_is_a_dash() -> None:
    heat = next(each for each in STORY.findings if each.evidence.chart.kind is ChartKind.HEAT)
    svg = words_in(vl_convert.vegalite_to_svg(draw(heat.evidence, "light", PAGE)))
    assert " – " in f" {svg} "


def test_many_rows_stand_closer() -> None:
    many = pd.concat([TOUCHPOINTS.assign(label=TOUCHPOINTS["label"] + f" {i}") for i in range(5)])
    few, all_ = (draw(evidence_of(ChartKind.DOTS, rows, "score 1–5"), "light") for rows in (TOUCHPOINTS, many))
    assert all_["height"] / 25 < few["height"] / 5


@pytest.mark.parametrize("kind", list(ChartKind), ids=str)
def test_no_rows_draw_an_empty_chart_rather_than_fail(kind: ChartKind) -> None:
    example = next(each.evidence for each in STORY.findings if each.evidence.chart.kind is kind)
    vl_convert.vegalite_to_svg(draw(replace(example, rows=example.rows.head(0)), "light", PAGE))


@pytest.mark.parametrize("kind", list(ChartKind), ids=str)
def test_one_row_draws(kind: ChartKind) -> None:
    example = next(each.evidence for each in STORY.findings if each.evidence.chart.kind is kind)
    vl_convert.vegalite_to_svg(draw(replace(example, rows=example.rows.head(1)), "light", PAGE))


def test_one_unit_has_one_scale_down_a_story() -> None:
    domains = shared_domains(STORY)
    assert "csat-by-touchpoint" not in domains, "alone in its unit"
    twin = replace(STORY.findings[2], id="twin")
    shared = shared_domains(replace(STORY, findings=(STORY.findings[2], twin)))
    assert shared["twin"] == shared["churn-by-segment"] == (0.0, 0.51)


def test_a_chart_too_small_for_the_shared_scale_keeps_its_own() -> None:
    small = replace(STORY.findings[2].evidence, rows=SEGMENTS.assign(value=0.01, low=0.005, high=0.02))
    story = replace(STORY, findings=(STORY.findings[2], replace(STORY.findings[2], id="small", evidence=small)))
    assert "small" not in shared_domains(story)


def test_labels_of_one_chart_are_equally_fine() -> None:
    assert short_labels("share", [0.4584, 0.107, 0.0255], [0.012, 0.01, 0.004]) == [
        "46\u00a0%",
        "11\u00a0%",
        "3\u00a0%",
    ]
    assert short_labels("EUR", [1_234_567, 456_000, -12.5]) == ["€1.23m", "€456k", "−€12.50"]
    assert short_labels("NPS points", [27, -3.4, float("nan")]) == ["+27", "−3", ""]


@pytest.mark.parametrize(
    "unit", ["share", "NPS points", "score 1–5", "EUR per month", "USD", "ratio", "answers", "days"]
)
def test_knows_the_unit_by_its_text(unit: str) -> None:
    assert quantity_of(unit, 1.0).unit == unit


def test_wraps_at_words_and_breaks_none() -> None:
    assert wrap("Billing and invoicing questions", 13, 110) == ["Billing and", "invoicing questions"]
    assert wrap("Kundenzufriedenheit", 13, 20) == ["Kundenzufriedenheit"]


def test_spreads_names_that_would_collide() -> None:
    placed = spread([10, 12, 100], apart=16, low=0, high=200)
    assert placed == [10, 26, 100]
    assert max(spread([195, 198], apart=16, low=0, high=200)) <= 200


def test_lines_say_where_something_began() -> None:
    rows = pd.DataFrame(
        {
            "label": ["Q1", "Q2", "Q3", "Q1", "Q2", "Q3"],
            "series": ["Access"] * 3 + ["Other issues"] * 3,
            "value": [1.0, 1.1, 0.5, 1.0, 1.0, 1.1],
            "marker": [None, "Single sign-on begins", None] + [None] * 3,
        }
    )
    spec = draw(evidence_of(ChartKind.LINES, rows, "ratio", reference=1.0), "light", PAGE)
    assert "Single sign-on begins" in words_in(vl_convert.vegalite_to_svg(spec))
    without = draw(evidence_of(ChartKind.LINES, rows.drop(columns="marker"), "ratio", reference=1.0), "light", PAGE)
    assert "Single sign-on begins" not in words_in(vl_convert.vegalite_to_svg(without))


def test_what_is_forecast_is_dashed_and_what_was_seen_is_not(capfd: pytest.CaptureFixture[str]) -> None:
    rows = pd.DataFrame(
        {
            "label": ["2025", "2026", "2026", "2027"],
            "series": ["Since 2025"] * 4,
            "value": [100.0, 90.0, 90.0, 81.0],
            "low": [None, None, 90.0, 76.0],
            "high": [None, None, 90.0, 86.0],
            "is_forecast": [False, False, True, True],
            "made_on": [None, None, "2026", "2026"],
        }
    )
    spec = draw(evidence_of(ChartKind.LINES, rows, "customers"), "light", PAGE)
    alt.LayerChart.from_dict(spec, validate=True)
    lines = [layer for layer in spec["layer"][0]["layer"] if layer["mark"].get("type") == "line"]
    assert [("strokeDash" in layer["mark"], layer["transform"]) for layer in lines] == [
        (True, [{"filter": "datum.is_forecast"}]),
        (False, [{"filter": "!datum.is_forecast"}]),
    ]
    assert "81" in words_in(vl_convert.vegalite_to_svg(spec))
    assert "WARN" not in capfd.readouterr().err
    assert "strokeDash" not in str(draw(evidence_of(ChartKind.LINES, rows.iloc[:2], "customers"), "light", PAGE))


def test_limits_are_a_grey_band_with_its_name_and_within_the_scale(capfd: pytest.CaptureFixture[str]) -> None:
    rows = pd.DataFrame(
        {
            "label": ["Q1", "Q2", "Q3"],
            "series": ["Score"] * 3,
            "value": [10.0, 12.0, -5.0],
            "limit_low": [2.0, 2.0, 2.0],
            "limit_high": [40.0, 40.0, 40.0],
        }
    )
    name = "Grey: limits of the 11 quarters before"
    spec = draw(evidence_of(ChartKind.LINES, rows, "NPS points", names={"limits": name}), "light", PAGE)
    alt.LayerChart.from_dict(spec, validate=True)
    band = next(layer for layer in spec["layer"][0]["layer"] if layer["mark"].get("type") == "area")
    assert band["mark"]["color"] == palette("light").context
    assert band["encoding"]["y"]["scale"]["domain"][1] > 40
    assert name in words_in(vl_convert.vegalite_to_svg(spec))
    assert "WARN" not in capfd.readouterr().err
    without = draw(evidence_of(ChartKind.LINES, rows[["label", "series", "value"]], "NPS points"), "light", PAGE)
    assert not [layer for layer in without["layer"][0]["layer"] if layer["mark"].get("type") == "area"]
