"""Axes count in round numbers in the unit's own words; names at the ends of lines keep out of each other's way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from presentation.slides.native_charts.axes import Scale, number_code, round_scale
from presentation.slides.native_charts.ends import LINE, end_words, ends_of
from presentation.slides.native_charts.look import Role
from presentation.slides.native_charts.plot_places import PlotPlaces, labels_below
from presentation.slides.native_charts.strokes import Stroke
from tests.presentation.slides.native_charts.data_of_chart import shown

AMOUNTS = some.floats(-1e7, 1e7)
PLACES = PlotPlaces(860, 320, 40, 16, 150, 26)


@given(AMOUNTS, AMOUNTS)
def test_a_scale_takes_in_both_ends_in_few_round_steps(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    scale = round_scale(low, high)
    slack = 1e-6 * scale.step
    assert scale.low <= low + slack and high - slack <= scale.high and scale.low < scale.high
    assert len(scale.numbers) <= 8
    assert scale.low / scale.step == pytest.approx(round(scale.low / scale.step), abs=1e-6)


@pytest.mark.parametrize(
    ("unit", "step", "most", "amount", "text"),
    [
        ("share", 0.2, 1.0, 0.4, "40\u00a0%"),
        ("NPS points", 10.0, 30.0, 20.0, "+20"),
        ("NPS points", 10.0, 30.0, -20.0, "−20"),
        ("NPS points", 10.0, 30.0, 0.0, "0"),
        ("EUR", 2e6, 1e7, 4e6, "€4m"),
        ("EUR", 500.0, 2_000.0, 1_500.0, "€1.5k"),
        ("EUR per year", 2e6, 1e7, 0.0, "€0"),
        ("ratio", 0.25, 1.5, 1.25, "1.25×"),
        ("score 1–5", 0.5, 5.0, 4.5, "4.5"),
    ],
)
def test_axes_say_numbers_as_charts_do(unit: str, step: float, most: float, amount: float, text: str) -> None:
    assert shown(number_code(unit, step, most), amount) == text


def stroke(name: str, *values: float | None) -> Stroke:
    nothing = (None,) * len(values)
    return Stroke(name, name, values, nothing, nothing, Role.INK)


def test_names_of_lines_that_end_alike_are_moved_apart_the_higher_line_first() -> None:
    strokes = [stroke("Low before", 0.1, 0.5), stroke("High before", 0.9, 0.5), stroke("Between", 0.5, 0.5)]
    last = {each.name: {"value": 0.5} for each in strokes}
    across = [0.0, 1.0]
    words = end_words(ends_of(strokes, last, "share", across), Scale(0.0, 1.0, 0.2), PLACES, across)
    down = {each.lines[0].rpartition(" ")[0]: each.down * PLACES.height for each in words}
    assert down["Between"] - down["High before"] >= LINE - 0.01 and down["Low before"] - down["Between"] >= LINE - 0.01


def test_a_line_that_ends_early_has_its_name_where_it_ends() -> None:
    strokes = [stroke("Early", 0.2, None, None, None), stroke("Late", 0.8, 0.7, 0.6, 0.5)]
    last = {"Early": {"value": 0.2}, "Late": {"value": 0.5}}
    across = [0.0, 1 / 3, 2 / 3, 1.0]
    early, late = end_words(ends_of(strokes, last, "share", across), Scale(0.0, 1.0, 0.2), PLACES, across)
    assert early.at == 0 and (early.right, early.down) == (0.0, 0.0)
    assert late.at == 3 and late.right == 0.0


def test_a_long_name_is_cut_and_its_number_is_not() -> None:
    name = "What a department calls the customers whom it met at onboarding and never saw again after that"
    lines = ends_of(
        [stroke(name, 0.5), stroke("Other", 0.4)], {name: {"value": 0.5}, "Other": {"value": 0.4}}, "share", [1.0]
    )
    assert len(lines[0].lines) == 2 and lines[0].lines[-1].endswith("… 50\u00a0%")


def test_periods_are_left_out_where_there_is_no_room_but_the_last() -> None:
    months = [f"Sep {year}" for year in range(2000, 2025)]
    assert labels_below(months[:5], 700).every == 1
    assert 24 % labels_below(months, 700).every == 0 and labels_below(months, 700).every > 1
