"""Periods are named as the company's fiscal year has them."""

from __future__ import annotations

from datetime import date

import pytest

from data_sources.calendar import periods, quarter_label, year_label


@pytest.mark.parametrize(
    ("end", "fiscal_start", "label"),
    [
        (date(2026, 3, 31), 4, "12 months to March 2026, FY2026"),
        (date(2026, 6, 30), 7, "12 months to June 2026, FY2026"),
        (date(2026, 9, 30), 10, "12 months to September 2026, FY2026"),
        (date(2026, 9, 30), 4, "12 months to September 2026"),
        (date(2025, 12, 31), 1, "12 months to December 2025"),
    ],
)
def test_twelve_months_that_are_a_fiscal_year_say_so(end: date, fiscal_start: int, label: str) -> None:
    assert year_label(end, fiscal_start) == label


@pytest.mark.parametrize(
    ("start", "fiscal_start", "label"),
    [
        (date(2026, 7, 1), 1, "Q3 2026"),
        (date(2026, 7, 1), 4, "Q2 FY2027"),
        (date(2026, 1, 1), 7, "Q3 FY2026"),
        (date(2025, 10, 1), 10, "Q1 FY2026"),
    ],
)
def test_quarters_carry_the_fiscal_year_they_belong_to(start: date, fiscal_start: int, label: str) -> None:
    assert quarter_label(start, fiscal_start) == label


def test_the_last_quarter_of_a_fiscal_year_ends_with_it() -> None:
    found = {each.label: each.ends_on for each in periods(date(2024, 4, 1), date(2026, 3, 31), 4)}
    assert found["Q4 FY2026"] == found["12 months to March 2026, FY2026"] == date(2026, 3, 31)
