from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data_sources.mistakes import InputMistake
from tests.data_sources.cleaned_exports import landed_rows, source_of


def test_reads_every_value_as_text_and_numbers_the_rows(tmp_path: Path) -> None:
    table = pa.table(
        {"Account": ["A1", "A2"], "Used": [3.0, 2.5], "On": [date(2025, 1, 31), None], "New": [True, None]}
    )
    pq.write_table(table, tmp_path / "usage.parquet")
    read = landed_rows(tmp_path / "usage.parquet", source_of())
    assert read.rows == [("A1", "3", "2025-01-31", "true"), ("A2", "2.5", None, None)]
    assert read.lines == [1, 2]


def test_refuses_a_file_that_is_no_parquet_file(tmp_path: Path) -> None:
    (tmp_path / "usage.parquet").write_text("Account;Used\n")
    with pytest.raises(InputMistake, match="no Parquet file"):
        landed_rows(tmp_path / "usage.parquet", source_of())
