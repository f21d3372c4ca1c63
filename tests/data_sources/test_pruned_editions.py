"""Editions are listed with what went in, kept for good under a name, and deleted by command alone."""

from __future__ import annotations

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from data_sources.build import build
from data_sources.listed_editions import list_editions
from data_sources.mistakes import InputMistake
from data_sources.opened_edition import edition_open
from data_sources.pruned_editions import prune_editions
from data_sources.workspace import Workspace
from tests.conftest import once
from tests.data_sources.small_workspace import small_workspace

CURRENT, OLDER, OLDEST, FROZEN = "current00000", "older0000000", "oldest000000", "frozen000000"
BOARD = "Board 2026-Q1"


@pytest.fixture
def workspace(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Four editions: the current one, one that is frozen, and two that nobody keeps."""
    built = once(tmp_path_factory.getbasetemp() / "small_company", lambda folder: build(small_workspace(folder)))
    path = Workspace(built).current_edition()
    assert path is not None
    place = Workspace(tmp_path)
    place.editions_folder.mkdir()
    for age, edition_id in enumerate((CURRENT, OLDER, OLDEST, FROZEN)):
        shutil.copy(path, place.edition_path(edition_id))
        with duckdb.connect(str(place.edition_path(edition_id))) as connection:
            day = datetime.now() - timedelta(days=30 * age)
            connection.execute("update edition.identity set edition_id = ?, built_at = ?", [edition_id, day])
    (place.editions_folder / "current").write_text(CURRENT, encoding="utf-8")
    place.freeze(BOARD, FROZEN)
    return place


def test_an_edition_is_listed_with_what_went_in(workspace: Workspace) -> None:
    listed = {each.edition_id: each for each in list_editions(workspace)}
    assert list(listed) == [CURRENT, OLDER, OLDEST, FROZEN], "the newest first"
    current = listed[CURRENT]
    assert [(each.department, each.exports, each.rows) for each in current.departments] == [
        ("Sales", 1, 3),
        ("Service", 2, 5),
    ]
    assert [file for file, _ in current.declared_by] == ["company.toml", "sources.toml"]
    assert current.bytes == workspace.edition_path(CURRENT).stat().st_size
    assert (current.is_current, listed[FROZEN].frozen_names) == (True, (BOARD,))


def test_pruning_spares_the_current_and_the_frozen(workspace: Workspace) -> None:
    freed = workspace.edition_path(OLDER).stat().st_size + workspace.edition_path(OLDEST).stat().st_size
    pruned = prune_editions(workspace)
    assert {each.edition_id for each in pruned.deleted} == {OLDER, OLDEST}
    assert pruned.bytes_freed == freed
    assert set(workspace.editions()) == {CURRENT, FROZEN}
    assert prune_editions(workspace).deleted == ()


def test_a_dry_run_deletes_nothing(workspace: Workspace) -> None:
    assert {each.edition_id for each in prune_editions(workspace, dry=True).deleted} == {OLDER, OLDEST}
    assert len(workspace.editions()) == 4


def test_the_newest_or_the_young_are_kept_when_asked(workspace: Workspace) -> None:
    assert [each.edition_id for each in prune_editions(workspace, keep=1, dry=True).deleted] == [OLDEST]
    assert [each.edition_id for each in prune_editions(workspace, older_than_days=45, dry=True).deleted] == [OLDEST]
    assert prune_editions(workspace, older_than_days=365, dry=True).deleted == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks a file that is being read")
def test_who_reads_a_pruned_edition_keeps_on_reading(workspace: Workspace) -> None:
    with edition_open(workspace.edition_path(OLDER)) as edition:
        before = edition.run("exports/arrivals").frame
        prune_editions(workspace)
        assert not workspace.edition_path(OLDER).exists()
        assert edition.run("exports/arrivals").frame.equals(before)
        assert len(edition.run("exports/reasons").frame)


def test_nothing_is_pruned_below_nought(workspace: Workspace) -> None:
    with pytest.raises(InputMistake, match="below nought"):
        prune_editions(workspace, keep=-1)


def test_a_damaged_edition_is_listed_and_said_to_be_damaged(workspace: Workspace) -> None:
    whole = workspace.edition_path(OLDEST).read_bytes()
    workspace.edition_path(OLDEST).write_bytes(whole[: len(whole) // 2])
    workspace.edition_path(OLDER).write_bytes(b"no edition")
    listed = {each.edition_id: each.damage for each in list_editions(workspace)}
    assert listed[OLDEST] and OLDEST in listed[OLDEST]
    assert listed[OLDER] and "cannot be opened" in listed[OLDER]
    assert listed[CURRENT] is None


def test_a_frozen_edition_is_read_only_on_disk(workspace: Workspace) -> None:
    assert workspace.edition_path(FROZEN).stat().st_mode & 0o222 == 0
    with edition_open(workspace.edition_path(FROZEN)) as edition:
        assert edition.company["edition_id"] == FROZEN


@pytest.mark.parametrize("name", ["", "  ", "current", "two\nlines", "x" * 81, OLDER])
def test_a_name_that_could_not_be_asked_for_is_refused(workspace: Workspace, name: str) -> None:
    with pytest.raises(InputMistake, match="can be no edition's name"):
        workspace.freeze(name, CURRENT)


def test_a_name_once_given_stands_for_its_edition(workspace: Workspace) -> None:
    with pytest.raises(InputMistake, match="frozen already"):
        workspace.freeze(BOARD, CURRENT)
    assert workspace.edition(BOARD) == workspace.edition_path(FROZEN)


def test_an_id_may_be_shortened_while_it_is_one_editions(workspace: Workspace) -> None:
    assert workspace.edition("curr") == workspace.edition_path(CURRENT)
    for name, said in (("olde", "2 editions 'olde'"), ("cur", "no edition 'cur'"), ("none such", "no edition")):
        with pytest.raises(InputMistake, match=said):
            workspace.edition(name)


def test_names_frozen_at_once_are_all_kept(workspace: Workspace) -> None:
    """Two people freeze in the same moment: the second waits until the first has written."""
    names = [f"Board {number}" for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda name: workspace.freeze(name, CURRENT), names))
    assert set(workspace.frozen_names(CURRENT)) == set(names)
    assert not list(workspace.editions_folder.glob(".frozen*"))
