"""What kind of column it is, by its values."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.proposing.cell_kinds import day_in, number_in
from data_sources.proposing.column_facts import ColumnFacts, facts_of
from data_sources.proposing.scratch import blank_source, scratch_database
from data_sources.readers import land


def facts(folder: Path, *values: str) -> ColumnFacts:
    path = folder / "column.csv"
    path.write_text("Row|Value\n" + "".join(f"r{i}|{value}\n" for i, value in enumerate(values)), encoding="utf-8")
    with scratch_database() as connection:
        return facts_of(connection, land(connection, path, blank_source(), "column"))[1]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("number", ("1.234,56 €", "12,00 €", "7")),
        ("number", ("1,234.56", "(12.00)", "n/a")),
        ("date", ("01.02.2026", "28.02.2026 14:03", "")),
        ("date", ("2026-01", "2026-02", "2026-03")),
        ("date", ("01/2026", "02/2026", "12/2025")),
        ("date", ("3 March 2026", "4 avril 2026", "12 Okt 2025")),
        ("yes/no", ("ja", "nein", "ja")),
        ("text", ("ACC-00101", "ACC-00102", "ACC-00103")),
        ("text", ("2025-Q1", "2025-Q2", "2025-Q3")),
        ("text", ("None", "Offer A", "None")),
    ],
)
def test_the_kind_shows_in_most_values(tmp_path: Path, kind: str, values: tuple[str, ...]) -> None:
    assert facts(tmp_path, *values).kind == kind


def test_low_and_high_are_those_of_the_values_not_of_their_letters(tmp_path: Path) -> None:
    assert (facts(tmp_path, "9", "10", "2").low_text, facts(tmp_path, "9", "10", "2").high_text) == ("2", "10")
    assert facts(tmp_path, "28.01.2026", "02.02.2025").low_text == "02.02.2025"


def test_filled_and_distinct_count_every_row(tmp_path: Path) -> None:
    found = facts(tmp_path, *[str(i % 7) for i in range(20_000)], "", "")
    assert (found.filled, found.distinct, found.rows) == (20_000, 7, 20_002)


@pytest.mark.parametrize("cell", ["00499 19971029 1 9.49", "ACC-00101", "1.2.3.4", ""])
def test_what_only_holds_digits_is_no_number(cell: str) -> None:
    assert number_in(cell) is None


@pytest.mark.parametrize("cell", ["32.13.2025", "2025-Q1", "10.5", "123456"])
def test_what_only_looks_like_a_day_is_none(cell: str) -> None:
    assert day_in(cell) is None
