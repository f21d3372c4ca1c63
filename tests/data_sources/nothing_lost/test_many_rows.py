"""Two hundred thousand rows in two exports: every flaw among them is found. tests/benchmarks/ takes millions."""

from __future__ import annotations

from pathlib import Path

from data_sources.build import build
from tests.data_sources.nothing_lost.many_rows import write_many_rows

ROWS = 200_000


def test_every_row_of_many_is_accounted_for(tmp_path: Path) -> None:
    expected = write_many_rows(tmp_path, ROWS, part_rows=ROWS // 2)
    report = build(tmp_path)
    assert len(report.exports) == expected.files == 2
    assert sum(line.rows_read for line in report.exports) == expected.rows
    assert sum(line.rejected for line in report.exports) == expected.rejected
    assert sum(line.cells_rejected for line in report.exports) == expected.cells_rejected
    assert sum(line.duplicates for line in report.exports) == expected.duplicates
    assert report.tables["record.feedback"] == expected.rows - expected.rejected - expected.duplicates
