"""Two builds at once: one waits for the other, and both end with the same edition."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data_sources.one_build import one_build_at_a_time
from data_sources.workspace import Workspace
from tests.data_sources.small_workspace import small_workspace

ROOT = Path(__file__).parents[3]
HOLDS_THE_LOCK = """
import sys, time
from pathlib import Path
from data_sources.one_build import one_build_at_a_time

with one_build_at_a_time(Path(sys.argv[1]), print):
    print("held", flush=True)
    time.sleep(600)
"""


def started_build(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "data_sources", "build", str(folder), "--json"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_end_with_one_edition(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    both = [started_build(folder), started_build(folder)]
    told = [each.communicate(timeout=240) for each in both]
    assert [each.returncode for each in both] == [0, 0], told
    first, second = (json.loads(out) for out, _ in told)
    assert first == second
    assert {path.name for path in (folder / "editions").iterdir() if path.name not in (".lock", ".kept")} == {
        "current",
        f"{first['edition_id']}.duckdb",
    }
    assert Workspace(folder).current_id() == first["edition_id"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_one_that_died_with_the_lock_blocks_nobody(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDS_THE_LOCK, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        os.kill(holder.pid, signal.SIGSTOP)
        waited: list[str] = []
        with pytest.raises(Exception, match="another build"), one_build_at_a_time(tmp_path, waited.append, 0.3):
            pass
        assert waited
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait(timeout=60)
    with one_build_at_a_time(tmp_path, print, wait_seconds=5.0):
        pass
