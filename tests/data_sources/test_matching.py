"""Which exports a source takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.arrivals import arrivals
from data_sources.declarations import Source
from data_sources.matching import match_exports, matches
from data_sources.mistakes import InputMistake
from data_sources.workspace import Workspace
from tests.data_sources.small_workspace import small_workspace, write


def source(name: str, match: str) -> Source:
    return Source(name=name, department="Sales", match=match, table="customer", columns={"customer": "Account"})


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("sales/accounts.csv", "sales/*.csv", True),
        ("sales/2026/accounts.csv", "sales/*.csv", False),
        ("sales/2026/accounts.csv", "sales/**/*.csv", True),
        ("sales/accounts.csv", "sales/**/*.csv", True),
        ("accounts.csv", "**/accounts.csv", True),
        ("Sales/ACCOUNTS.CSV", "sales/*.csv", True),
        ("sales/accounts.csv", "*.csv", False),
        ("sales/accounts_1.csv", "sales/accounts_?.csv", True),
        ("sales/Kundenübersicht.csv", "sales/kundenübersicht.csv", True),
        ("sales/Kundenu\u0308bersicht.csv", "sales/Kundenübersicht.csv", True),  # as a Mac writes it
    ],
)
def test_a_pattern_takes_the_paths_that_it_describes(path: str, pattern: str, fits: bool) -> None:
    assert matches(path, pattern) is fits


def test_an_export_may_serve_several_sources() -> None:
    matching = match_exports(["a.csv"], [source("one", "a.csv"), source("two", "*.csv")])
    assert [positions for _, positions in matching.taken] == [(0,), (0,)]


def test_notes_the_export_that_nobody_takes_and_the_source_that_takes_nothing() -> None:
    matching = match_exports(["a.csv", "b.csv"], [source("one", "a.csv"), source("two", "c.csv")])
    assert [(note.kind, note.export_id, note.source) for note in matching.notes] == [
        ("no source", 1, None),
        ("no export", None, "two"),
    ]


def test_refuses_exports_none_of_which_fits_a_source() -> None:
    with pytest.raises(InputMistake) as refused:
        match_exports(["sales/a.csv"], [source("one", "a.csv")])
    assert "sales/a.csv" in refused.value.found
    assert "in a folder that the pattern does not name" in refused.value.likely_cause


def test_exports_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for name in ("part_10.csv", "part_2.csv", "part_1.csv"):
        write(tmp_path, f"exports/{name}", "Account\n")
    assert arrivals(Workspace(tmp_path)).paths == ("part_1.csv", "part_2.csv", "part_10.csv")


def test_leaves_lock_and_hidden_files_aside_and_says_so(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    write(tmp_path, "exports/sales/~$accounts.xlsx", "lock")
    write(tmp_path, "exports/.DS_Store", "hidden")
    found = arrivals(Workspace(tmp_path))
    assert len(found.paths) == 3
    assert [note.message.split(" ")[0] for note in found.notes] == [".DS_Store", "sales/~$accounts.xlsx"]


def test_reads_an_export_through_a_link_and_says_where_it_lies(tmp_path: Path) -> None:
    small_workspace(tmp_path / "workspace")
    elsewhere = write(tmp_path, "elsewhere.csv", "Account\nA-9\n")
    (tmp_path / "workspace/exports/sales/accounts_linked.csv").symlink_to(elsewhere)
    found = arrivals(Workspace(tmp_path / "workspace"))
    assert "sales/accounts_linked.csv" in found.paths
    assert found.notes[0].message.endswith(f"is a link: read from {elsewhere.resolve()}.")


def test_says_that_a_link_to_a_folder_is_not_read(tmp_path: Path) -> None:
    small_workspace(tmp_path / "workspace")
    write(tmp_path, "elsewhere/accounts.csv", "Account\nA-9\n")
    (tmp_path / "workspace/exports/elsewhere").symlink_to(tmp_path / "elsewhere")
    found = arrivals(Workspace(tmp_path / "workspace"))
    assert len(found.paths) == 3
    assert "a link to a folder" in found.notes[0].message


@pytest.mark.parametrize("leave", ["no folder", "nothing", "hidden files alone"])
def test_refuses_a_workspace_without_exports(tmp_path: Path, leave: str) -> None:
    if leave != "no folder":
        (tmp_path / "exports").mkdir()
    if leave == "hidden files alone":
        write(tmp_path, "exports/.hidden.csv", "Account\n")
    with pytest.raises(InputMistake, match=r"holds no (folder exports/|export)"):
        arrivals(Workspace(tmp_path))
