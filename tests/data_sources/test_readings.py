"""Exports are held in memory only as far as there is room; those let go are read again, and cleaned alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources import readings
from data_sources.build import build
from data_sources.cleaning import cleaned_rows
from data_sources.readers import land
from tests.data_sources.same_editions import differing_tables, tables_of
from tests.data_sources.small_workspace import small_workspace


def test_rows_let_go_for_want_of_room_are_read_again_and_cleaned_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roomy = build(small_workspace(tmp_path / "roomy"))
    landed: list[str] = []

    def counted(connection: object, path: Path, *others: object) -> object:
        landed.append(path.name)
        return land(connection, path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(readings, "land", counted)
    monkeypatch.setattr(readings, "MOST_CELLS_HELD", 1)
    monkeypatch.setattr(cleaned_rows, "MOST_CELLS_AT_ONCE", 1)
    narrow = build(small_workspace(tmp_path / "narrow"))
    assert landed == ["accounts.csv", "follow_up_1.csv", "follow_up_2.csv", "follow_up_1.csv"]
    assert differing_tables(tables_of(roomy.path), tables_of(narrow.path)) == []
