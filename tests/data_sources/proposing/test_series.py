"""Exports of one series are found by their names."""

from __future__ import annotations

import pytest

from data_sources.matching import matches
from data_sources.proposing.series import is_stamped, match_for, same_series, series_of, title_of


@pytest.mark.parametrize(
    ("path", "series"),
    [
        ("service/follow_up_2025-Q1.csv", "service/follow_up_*.csv"),
        ("finance/invoices_202501.csv", "finance/invoices_*.csv"),
        ("finance/Rechnungen März 2026.xlsx", "finance/Rechnungen *.xlsx"),
        ("report (2).csv", "report *.csv"),
        ("2025-01 orders.csv", "* orders.csv"),
        ("NPStimeseries.csv", "NPStimeseries.csv"),
        ("Q1 2025/answers.csv", "Q1 2025/answers.csv"),
    ],
)
def test_a_date_or_number_in_a_name_becomes_a_star(path: str, series: str) -> None:
    assert series_of(path) == series
    assert matches(path, series)


def test_a_bracket_in_a_name_is_no_pattern() -> None:
    assert matches("orders [final].csv", series_of("orders [final].csv"))


def test_names_that_differ_by_their_date_alone_are_one_series() -> None:
    found = same_series(["a/nps_2025-Q1.csv", "a/tickets.csv", "a/nps_2025-Q2.csv"])
    assert found == {"a/nps_*.csv": ("a/nps_2025-Q1.csv", "a/nps_2025-Q2.csv"), "a/tickets.csv": ("a/tickets.csv",)}


def test_a_title_is_the_name_without_its_date() -> None:
    assert title_of("sales/lost_business_2025.xlsx") == "lost business"
    assert is_stamped("sales/accounts_2026-09.csv")
    assert not is_stamped("sales/accounts.csv")


def test_a_pattern_takes_no_export_of_another_table() -> None:
    sold = ["shop_north_2025.csv", "shop_north_2026.csv"]
    assert match_for(sold, ["shop_south_2026.csv"]) == "shop_north_*.csv"
    assert match_for(["report 1a.csv", "report 2a.csv"], ["report 1b.csv"]) == "report *a.csv"
    assert match_for(["report 1.csv", "report 3.csv"], ["report 2.csv"]) is None
