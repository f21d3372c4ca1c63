"""Rows as people read them: only what the chart shows or rests on, every number in its unit."""

from __future__ import annotations

import pandas as pd

from analysis.findings import Chart, ChartKind, Evidence
from presentation.rows_in_words import rows_in_words
from tests.presentation.specimen import STORY


def table(kind: ChartKind, unit: str, rows: list[dict[str, object]], **names: str) -> tuple[object, ...]:
    told = rows_in_words(Evidence("q", {}, Chart(kind, unit, names), pd.DataFrame(rows)))
    return told.headings, told.rows, told.numbers


def test_money_says_its_rate_once_and_every_cent() -> None:
    rows = [{"label": "Billing", "value": 8_681_050.98, "low": 6.5, "high": 1e7, "is_highlighted": True}]
    headings, cells, numbers = table(ChartKind.BARS, "EUR per year", rows, value="Revenue exposed")
    assert headings == ("", "Revenue exposed, a year", "From", "To")
    assert cells == (("Billing", "€8,681,050.98", "€6.50", "€10,000,000.00"),)
    assert numbers == frozenset({1, 2, 3})


def test_shares_differences_and_counts_each_read_as_what_they_are() -> None:
    share = table(ChartKind.DOTS, "share", [{"label": "a", "value": 0.26537, "sample_size": 7043}])
    assert share[1] == (("a", "26.54\u00a0%", "7,043"),)
    change = table(ChartKind.DOTS, "share points", [{"label": "a", "value": -0.0592}])
    assert change[0] == ("", "Value, percentage points") and change[1] == (("a", "−5.92"),)
    count = table(ChartKind.BARS, "customers", [{"label": "a", "value": 31.0}])
    assert count[0] == ("", "Customers") and count[1] == (("a", "31"),)


def test_a_cell_of_too_few_says_so_and_an_empty_column_is_left_out() -> None:
    rows = [
        {"row": "a", "column": "b", "value": None, "low": None},
        {"row": "a", "column": "c", "value": 0.5, "low": None},
    ]
    headings, cells, _ = table(ChartKind.HEAT, "share", rows)
    assert headings == ("", "Column", "Value")
    assert cells[0] == ("a", "b", "not shown")  # type: ignore[index]


def test_how_a_mark_looks_is_no_column() -> None:
    for finding in STORY.findings:
        told = rows_in_words(finding.evidence)
        assert len(told.rows) == len(finding.evidence.rows)
        assert not {"Is highlighted", "Is total", "Mark", "Tip"} & set(told.headings)
