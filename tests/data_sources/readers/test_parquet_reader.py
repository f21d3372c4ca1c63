from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data_sources.mistakes import InputMistake
from data_sources.readers.tables_in import tables_in
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


def test_names_in_any_script_are_kept(tmp_path: Path) -> None:
    pq.write_table(pa.table({"Клиент": ["A1"], "Оценка \n клиента": [5], "клиент": ["b"]}), tmp_path / "usage.parquet")
    read = landed_rows(tmp_path / "usage.parquet", source_of(columns={"customer": "Клиент"}))
    assert (read.landed.headers, read.rows) == (("Клиент", "Оценка клиента", "клиент (2)"), [("A1", "5", "b")])
    place = tables_in(tmp_path / "usage.parquet")[0]
    assert (place.headers, place.rows, place.header_row) == (read.landed.headers, 1, 0)


def test_a_column_of_lists_is_read_as_text_and_told(tmp_path: Path) -> None:
    pq.write_table(pa.table({"Account": ["A1"], "Tags": [["new", "late"]]}), tmp_path / "usage.parquet")
    read = landed_rows(tmp_path / "usage.parquet", source_of())
    assert read.rows == [("A1", "[new, late]")]
    assert [(each.aspect, each.column) for each in read.landed.detections] == [("nested column", "Tags")]


@pytest.mark.parametrize("kept", [5, 200, -3])
def test_refuses_half_a_parquet_file(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "usage.parquet"
    pq.write_table(pa.table({"Account": [f"A{i}" for i in range(500)]}), path)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(InputMistake, match="no Parquet file"):
        landed_rows(path, source_of())


def test_refuses_a_parquet_file_whose_middle_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "usage.parquet"
    pq.write_table(pa.table({"Account": [f"A{i % 7}" for i in range(5000)]}), path)
    content = bytearray(path.read_bytes())
    content[6:80] = bytes(74)
    path.write_bytes(content)
    with pytest.raises(InputMistake, match="no Parquet file"):
        landed_rows(path, source_of())
