"""A full disk stops a build with a plain word, and neither the edition that is served nor the next build suffers."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from data_sources.build import build
from data_sources.mistakes import InputMistake
from data_sources.system_refusals import system_refusals_told
from data_sources.workspace import Workspace
from tests.data_sources.nothing_lost.edition_content import edition_content
from tests.data_sources.small_workspace import small_workspace, write

ROOT = Path(__file__).parents[3]
# The system refuses to let any file grow beyond so many bytes, as it does on a full disk.
WITH_LITTLE_ROOM = """
import resource, runpy, sys

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["data_sources", *sys.argv[2:]]
runpy.run_module("data_sources", run_name="__main__", alter_sys=True)
"""


def build_with_room(folder: Path, room: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITH_LITTLE_ROOM, str(room), "build", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
def test_too_little_room_at_several_moments(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    served = build(folder)
    before = edition_content(served.path)
    write(folder, "exports/service/follow_up_3.csv", "Case,Customer,Closed,Score,Agent\n9,A-001,2026-02-12,5,Ann\n")
    size = served.path.stat().st_size
    for room in (1, 10_000, size // 2, size - 5_000):
        done = build_with_room(folder, room)
        assert done.returncode == 2, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        assert done.stderr.splitlines()[0].startswith("Found: the disk is full"), done.stderr
        assert Workspace(folder).current_edition() == served.path
        assert edition_content(served.path) == before
    after = build(folder)
    assert after.tables["record.feedback"] == 6
    assert {path.name for path in (folder / "editions").iterdir() if path.name not in (".lock", ".kept")} == {
        "current",
        served.path.name,
        after.path.name,
    }


def test_no_room_for_the_pointer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_workspace(tmp_path)
    served = build(folder)
    write(folder, "exports/service/follow_up_3.csv", "Case,Customer,Closed,Score,Agent\n9,A-001,2026-02-12,5,Ann\n")

    def no_space(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "current")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", no_space)
        with pytest.raises(InputMistake, match="the disk is full"):
            build(folder)
    assert Workspace(folder).current_edition() == served.path
    assert build(folder).tables["record.feedback"] == 6


SAID = {
    "the disk is full": [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        duckdb.IOException('IO Error: Could not write file "x.duckdb": No space left on device'),
        duckdb.FatalException("FATAL Error: Could not write all bytes to file"),
    ],
    "there is not enough memory": [duckdb.OutOfMemoryException("Out of Memory Error: failed to allocate block")],
    "the system refuses": [
        PermissionError(errno.EACCES, "Permission denied", "editions"),
        OSError(errno.EROFS, "Read-only file system", "editions"),
        OSError(errno.EIO, "Input/output error"),
        duckdb.IOException('IO Error: Cannot open file "x.duckdb": Permission denied'),
    ],
}


@pytest.mark.parametrize(("found", "error"), [(found, error) for found, errors in SAID.items() for error in errors])
def test_what_the_system_says_is_told_in_four_parts(tmp_path: Path, found: str, error: Exception) -> None:
    with pytest.raises(InputMistake, match=found) as told, system_refusals_told(tmp_path):
        raise error
    assert all((told.value.found, told.value.expected, told.value.likely_cause, told.value.edit))


def test_a_mistake_of_ours_is_not_taken_for_the_systems(tmp_path: Path) -> None:
    with pytest.raises(duckdb.BinderException), system_refusals_told(tmp_path):
        raise duckdb.BinderException("Binder Error: no such column")


def test_a_stop_by_hand_within_a_query_is_a_stop_by_hand(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), system_refusals_told(tmp_path):
        raise RuntimeError("Query interrupted")
    with pytest.raises(RuntimeError, match="adds up"), system_refusals_told(tmp_path):
        raise RuntimeError("nothing adds up")
