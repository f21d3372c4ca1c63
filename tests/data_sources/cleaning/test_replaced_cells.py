"""What a later export says otherwise stands; what the earlier one said is kept, cell by cell, and counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.data_sources.cleaned_exports import Cleaned, cleaned_texts, source_of

ANSWERS = {"customer": "Account", "score": "Score", "answered_on": "Day"}
PARTS: dict[str, Any] = {"columns": ANSWERS, "constants": {"kind": "csat"}, "attributes": ["Agent"], "key": ["Case"]}
MARCH = "Case|Account|Score|Day|Agent\n1|A1|4|2026-03-01|Ann\n2|A2|5|2026-03-02|Ben\n3|A3|3|2026-03-03|Ben\n"
CORRECTED = "Case|Account|Score|Day|Agent\n2|A2|1|2026-03-02|Cem\n3|A3|3|2026-03-03|Ben\n4|A4|2|2026-03-04|Ann\n"
AGAIN = "Case|Account|Score|Day|Agent\n2|A2||2026-03-02|Cem\n2|A2|2|2026-03-05|Cem\n"


def replaced(cleaned: Cleaned, *columns: str) -> list[tuple[Any, ...]]:
    return cleaned.connection.execute(
        f"select {', '.join(columns)} from intake.replaced order by export_id, line, column_name"
    ).fetchall()


def restated(cleaned: Cleaned) -> list[tuple[int, int, int]]:
    return cleaned.connection.execute(
        "select export_id, corrected, gone from intake.restated order by export_id"
    ).fetchall()


def test_a_corrected_cell_is_kept_and_the_same_row_sent_again_leaves_none(tmp_path: Path) -> None:
    cleaned = cleaned_texts(tmp_path, source_of("feedback", **PARTS), MARCH, CORRECTED)
    assert replaced(cleaned, "export_id", "line", "row_key", "column_name", "old_value", "new_value") == [
        (0, 3, "2", "Agent", "Ben", "Cem"),
        (0, 3, "2", "Score", "5", "1"),
    ]
    assert replaced(cleaned, "replaced_by_export", "replaced_by_line") == [(1, 2), (1, 2)]
    assert restated(cleaned) == [(0, 1, 0)]
    assert [line.duplicates for line in cleaned.reconciled] == [2, 0]
    assert sorted(cleaned.staged("customer_key", "score")) == [("A1", 4), ("A2", 1), ("A3", 3), ("A4", 2)]


def test_each_correction_is_compared_with_the_one_before(tmp_path: Path) -> None:
    cleaned = cleaned_texts(tmp_path, source_of("feedback", **PARTS), MARCH, CORRECTED, AGAIN)
    scores = [row for row in replaced(cleaned, "column_name", "old_value", "new_value") if row[0] == "Score"]
    assert scores == [("Score", "5", "1"), ("Score", "1", "2")]  # a row without an answer is refused and replaces none
    assert restated(cleaned) == [(0, 1, 0), (1, 1, 0)]


def test_a_snapshot_tells_what_changed_and_what_is_gone(tmp_path: Path) -> None:
    source = source_of("feedback", **PARTS, repeats="snapshot")
    cleaned = cleaned_texts(tmp_path, source, MARCH, CORRECTED, CORRECTED)
    assert restated(cleaned) == [(0, 1, 1)]  # case 1 came no more
    assert len(replaced(cleaned, "line")) == 2
    assert [line.duplicates for line in cleaned.reconciled] == [3, 3, 0]


def test_a_snapshot_without_a_row_replaces_nothing(tmp_path: Path) -> None:
    source = source_of("feedback", **PARTS, repeats="snapshot")
    cleaned = cleaned_texts(tmp_path, source, MARCH, "Case|Account|Score|Day|Agent\n")
    assert len(cleaned.staged("customer_key")) == 3


def test_without_a_key_rows_that_overlap_are_counted_once_and_told(tmp_path: Path) -> None:
    source = source_of("feedback", **{**PARTS, "key": []})
    cleaned = cleaned_texts(tmp_path, source, MARCH, CORRECTED)
    assert [line.duplicates for line in cleaned.reconciled] == [1, 0]
    assert len(cleaned.staged("customer_key")) == 5  # the corrected row cannot be told from another one
    assert [note for note in cleaned.notes() if "came again" in note] == [
        "Rows that came again, equal in every column, in part_1.csv: 1. "
        "They are counted once; where they are rows of their own, declare a key."
    ]
    assert replaced(cleaned, "line") == restated(cleaned) == []
