"""The issues.toml that this program writes is read again as it was meant, and is never written over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.issue_catalogue import read_catalogue, start_issues
from data_sources.mistakes import InputMistake
from data_sources.written_issues import issues_text, write_issues_file, written_issues


def test_is_read_again_as_it_was_meant(tmp_path: Path) -> None:
    issues = written_issues(["Invoices", "Parking", "parking", 'A "quoted" topic'], ["Pricing", "Competitor"])
    write_issues_file(tmp_path, issues)
    assert read_catalogue(tmp_path).issues == issues
    assert read_catalogue(tmp_path).told_from == "catalogue"


def test_holds_the_start_by_the_exports_names_and_their_other_topics_once() -> None:
    issues = written_issues(["Invoices", "Parking", "parking"], ["Pricing", "Competitor"])
    names = [issue.name for issue in issues]
    assert names[:2] == ["Invoices", "Pricing"]
    assert names[-1] == "Parking"
    assert len(issues) == len(start_issues()) + 1  # why customers left is no issue unless somebody says so


def test_leaves_out_what_looks_like_free_text() -> None:
    assert written_issues([f"Topic {number}" for number in range(31)], []) == written_issues([], [])


def test_says_what_to_fill_in_and_keeps_lines_short() -> None:
    text = issues_text(written_issues([], []))
    assert "owner_department" in text
    assert max(len(line) for line in text.splitlines()) <= 120


def test_never_writes_over_a_catalogue(tmp_path: Path) -> None:
    (tmp_path / "issues.toml").write_text("# ours\n", encoding="utf-8")
    with pytest.raises(InputMistake, match="there already"):
        write_issues_file(tmp_path, start_issues())
    assert (tmp_path / "issues.toml").read_text(encoding="utf-8") == "# ours\n"
