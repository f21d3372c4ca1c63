"""What was measured stands on the page as it was found; what is written around it by hand stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.measured import KEPT_IN, Measured, pairs_of, report
from tests.benchmarks.performance_page import BEGIN, END, read_kept, write_page

WITHIN = Measured("page SQL", 1.5, 1.02, "ratio", "processor: 0.11 s against 0.1 s", "S to M")
OVER = Measured("a build", 1.25, 1.75, "ratio", "processor", "M")
TOLD = Measured("memory of an export", None, 298.4, "MB", "resident", "sample")


def test_a_page_keeps_what_is_written_by_hand(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"# Performance\n\nBefore.\n\n{BEGIN}\nold\n{END}\n\nAfter.\n", encoding="utf-8")
    write_page([("pages", [WITHIN]), ("not run", [])], "Two processors.", page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Performance\n\nBefore.\n") and text.endswith("After.\n")
    assert "old" not in text and "not run" not in text
    assert "| page SQL | S to M | 1.02 | ≤ 1.50 | within | processor: 0.11 s against 0.1 s |" in text


def test_what_is_over_its_budget_is_marked_and_what_has_none_is_not(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    write_page([("all", [OVER, TOLD])], "Two processors.", page)
    text = page.read_text(encoding="utf-8")
    assert "| a build | M | 1.75 | ≤ 1.25 | **over** | processor |" in text
    assert "| memory of an export | sample | 298 MB |  |  | resident |" in text


def test_a_figure_is_kept_as_it_was_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept.jsonl"
    monkeypatch.setenv(KEPT_IN, str(kept))
    report([WITHIN, TOLD])
    assert read_kept(kept) == [WITHIN, TOLD]


def test_a_ratio_is_the_median_of_pairs_not_the_ratio_of_medians() -> None:
    assert pairs_of([(1.0, 1.0), (4.0, 2.0), (9.0, 3.0)]).ratio == 2.0
