"""Ctrl-C ends a build with a word and without a traceback; what is served stays served."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from data_sources.build import build
from data_sources.workspace import Workspace
from tests.data_sources.small_workspace import small_workspace, write

ROOT = Path(__file__).parents[3]
STOPPED_AT = """
import os, signal, sys
from data_sources import __main__ as commands, build as module

step, folder = sys.argv[1:]
build = module.build
module.build = lambda workspace, progress: build(
    workspace, lambda told, share: os.kill(os.getpid(), signal.SIGINT) if told.startswith(step) else None
)
sys.argv = ["data_sources", "build", folder]
sys.exit(commands.run_command(commands.app))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a process alone")
@pytest.mark.parametrize("step", ["follow_up", "publishing"])
def test_a_build_that_is_stopped_says_so_and_publishes_nothing(tmp_path: Path, step: str) -> None:
    folder = small_workspace(tmp_path)
    served = build(folder)
    write(folder, "exports/service/follow_up_3.csv", "Case,Customer,Closed,Score,Agent\n9,A-001,2026-02-12,5,Ann\n")
    command = [sys.executable, "-c", STOPPED_AT, step, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)
    assert (done.returncode, done.stdout) == (130, ""), done.stderr
    assert done.stderr == "Stopped. Nothing was lost; what was current is current still.\n"
    assert Workspace(folder).current_edition() == served.path
    assert {path.name for path in (folder / "editions").iterdir() if path.name not in (".lock", ".kept")} == {
        "current",
        served.path.name,
    }
