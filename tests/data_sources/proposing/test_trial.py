"""Proposed sources tried on every row, with nothing published."""

from __future__ import annotations

from pathlib import Path

from data_sources.declarations import Company, read_company, read_sources
from data_sources.proposing import preview, try_sources
from tests.data_sources.cleaned_exports import source_of
from tests.data_sources.small_workspace import small_workspace, write


def test_a_trial_counts_as_a_build_does_and_publishes_nothing(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    trial = try_sources(tmp_path, read_sources(tmp_path), read_company(tmp_path))
    assert [(each.rows_read, each.accepted, each.rejected, each.duplicates) for each in trial.lines] == [
        (3, 3, 0, 0),
        (3, 2, 0, 1),
        (4, 3, 1, 0),
    ]
    assert {each.reason for each in trial.reasons} == {"a score off its scale", "not a day that there is"}
    assert {"path", "line", "value", "reason", "suggestion"} <= {*trial.rejections.columns}
    assert not (tmp_path / "editions").exists()


def test_a_trial_tells_which_exports_it_refuses(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    write(tmp_path, "exports/other.csv", "Nothing,Like,It\n1,2,3\n")
    sources = [source_of(match="**/*.csv", columns={"customer": "Account"})]
    trial = try_sources(tmp_path, sources, Company(name="Small", currency="EUR"))
    assert [path for path, _ in trial.refused] == ["other.csv", "service/follow_up_1.csv", "service/follow_up_2.csv"]
    assert "has no column 'Account'" in trial.refused[0][1].found


def test_a_preview_shows_rows_and_columns(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    (found,) = preview(tmp_path, "service/follow_up_1.csv")
    assert found.rows[0] == ("1", "a001", "2026-01-05", "5", "Ann")
    assert [(each.header, each.kind) for each in found.columns][2:4] == [("Closed", "date"), ("Score", "number")]
    assert (found.columns[3].low, found.columns[3].high, found.columns[3].filled) == ("1", "5", 3)
