"""A label that follows its number says, while nobody changes it, what every chart says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation.charts.numbers import short_labels
from presentation.slides.native_charts.number_formats import format_saying
from tests.presentation.slides.native_charts.data_of_chart import shown

UNITS = ("share", "share points", "NPS points", "EUR", "USD per month", "CHF", "days", "ratio", "customers")


@given(unit=st.sampled_from(UNITS), amount=st.floats(-2e9, 2e9), width=st.none() | st.floats(0.001, 1e6))
def test_a_format_shows_the_words_or_there_is_none(unit: str, amount: float, width: float | None) -> None:
    [text] = short_labels(unit, [amount], [width])
    code = format_saying(text, amount)
    assert code is None or shown(code, amount) == text


@pytest.mark.parametrize(
    ("unit", "amount", "text"),
    [
        ("share", 0.4582, "46\u00a0%"),
        ("EUR", 1_240_000.0, "€1.24m"),
        ("EUR per year", -624_000.0, "−€624k"),
        ("NPS points", 26.9, "+27"),
        ("NPS points", -6.1, "−6"),
        ("ratio", 2.13, "2.1×"),
        ("customers", 1204.0, "1,204"),
    ],
)
def test_the_usual_numbers_have_a_format(unit: str, amount: float, text: str) -> None:
    sizes = [400] if unit == "share" else None
    assert short_labels(unit, [amount], None, sizes) == [text]
    code = format_saying(text, amount)
    assert code and shown(code, amount) == text


def test_points_of_a_share_have_none() -> None:
    assert format_saying("+6", 0.0592) is None


def test_a_number_rounded_further_than_its_digits_has_none() -> None:
    assert format_saying("4,800", 4_812.0) is None
