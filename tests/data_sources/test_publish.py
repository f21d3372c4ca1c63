"""An edition appears whole or not at all, and the one that is served stays served."""

from __future__ import annotations

import errno
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from data_sources import build as building
from data_sources.build import build
from data_sources.mistakes import InputMistake
from data_sources.one_build import one_build_at_a_time
from data_sources.workspace import Workspace
from queries.run import open_edition
from tests.data_sources.small_workspace import small_workspace, write

ROOT = Path(__file__).parents[2]
KILLED_AT = """
import os, signal, sys
from pathlib import Path
from data_sources.build import build

def kill(step, share):
    if step.startswith(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

build(Path(sys.argv[1]), kill)
"""


def new_answer(folder: Path) -> None:
    write(folder, "exports/service/follow_up_3.csv", "Case,Customer,Closed,Score,Agent\n9,A-001,2026-02-12,5,Ann\n")


def files(folder: Path) -> set[str]:
    return {path.name for path in (folder / "editions").iterdir()} - {".lock", ".kept"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("step", ["follow_up", "record: feedback", "publishing"])
def test_a_killed_build_leaves_the_last_edition_served(tmp_path: Path, step: str) -> None:
    folder = small_workspace(tmp_path)
    served = build(folder)
    new_answer(folder)
    killed = subprocess.run([sys.executable, "-c", KILLED_AT, str(folder), step], cwd=ROOT, check=False)
    assert killed.returncode == -9
    assert Workspace(folder).current_edition() == served.path
    assert any(name.startswith(".building-") for name in files(folder))
    after = build(folder)
    assert files(folder) == {"current", served.path.name, after.path.name}


def test_a_failed_build_leaves_the_last_edition_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_workspace(tmp_path)
    served = build(folder)
    new_answer(folder)

    def no_space(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(building, "build_marts", no_space)
    with pytest.raises(InputMistake, match="the disk is full: No space left on device"):
        build(folder)
    assert Workspace(folder).current_edition() == served.path
    assert files(folder) == {"current", served.path.name}


def test_readers_of_the_old_edition_are_not_disturbed_by_a_new_one(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    reading = open_edition(build(folder).path)
    new_answer(folder)
    build(folder)
    assert len(reading.run("exports/arrivals").frame) == 3
    current = Workspace(folder).current_edition()
    assert current is not None
    assert len(open_edition(current).run("exports/arrivals").frame) == 4


def test_an_edition_holds_no_trace_of_the_scratch_database(tmp_path: Path) -> None:
    path = build(small_workspace(tmp_path)).path
    with duckdb.connect(str(path), read_only=True) as connection:
        schemas = connection.execute("select distinct schema_name from duckdb_tables() order by all").fetchall()
    assert [name for (name,) in schemas] == ["edition", "intake", "mart", "record"]
    assert not path.with_suffix(".duckdb.wal").exists()


def test_two_builds_at_once_make_one_edition(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(build, [folder, folder])
    assert first.edition_id == second.edition_id
    assert files(folder) == {"current", first.path.name}


def test_a_build_that_waits_too_long_says_what_it_waits_for(tmp_path: Path) -> None:
    waited: list[str] = []
    with (
        one_build_at_a_time(tmp_path, print),
        pytest.raises(InputMistake, match="another build"),
        one_build_at_a_time(tmp_path, waited.append, wait_seconds=0.2),
    ):
        pass
    assert waited[0] == "waiting for another build of this workspace"


def test_a_frozen_name_stays_with_its_edition(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    workspace, first = Workspace(folder), build(folder)
    workspace.freeze("Board 2026-Q1", first.edition_id)
    workspace.freeze("Board 2026-Q1", first.edition_id)
    new_answer(folder)
    second = build(folder)
    with pytest.raises(InputMistake, match="is frozen already"):
        workspace.freeze("Board 2026-Q1", second.edition_id)
    assert workspace.edition("Board 2026-Q1") == first.path
    assert workspace.edition("current") == second.path
    with pytest.raises(InputMistake, match="Did you mean 'Board 2026-Q1'"):
        workspace.edition("Board 2026-Q2")
