"""Which edition a board saw last time."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from data_sources import edition_before
from data_sources.edition_before import path_before
from data_sources.listed_editions import ListedEdition
from data_sources.workspace import Workspace


def listed(name: str, as_of: date | None, *frozen: str, damage: str | None = None) -> ListedEdition:
    return ListedEdition(name, datetime(2026, 10, 1), as_of, (), (), "1", 0, False, frozen, damage)


JUNE, MARCH, SEPTEMBER = date(2026, 6, 30), date(2026, 3, 31), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("others", "wanted"),
    [
        ([], None),
        ([listed("same", SEPTEMBER, "Board")], None),
        ([listed("undated", None)], None),
        ([listed("june", JUNE)], ("june", None)),
        ([listed("june", JUNE), listed("march", MARCH, "Board 2026-Q1")], ("march", "Board 2026-Q1")),
        ([listed("june", JUNE, "Board 2026-Q2"), listed("march", MARCH, "Board 2026-Q1")], ("june", "Board 2026-Q2")),
        ([listed("june", JUNE, damage="cut off"), listed("march", MARCH)], ("march", None)),
    ],
)
def test_the_latest_frozen_one_of_an_earlier_day_else_the_latest(
    others: list[ListedEdition], wanted: tuple[str, str | None] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition_before, "list_editions", lambda workspace: (listed("own", SEPTEMBER), *others))
    found = path_before(Workspace(Path("company")), "own")
    assert (found and (found.path.stem, found.frozen_as)) == wanted
