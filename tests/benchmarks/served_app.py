"""The app served in a process of its own, and the memory that it and its processes take together."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data_sources.first_start import VARIABLE
from data_sources.told_folder import TOLD
from data_sources.workspace import Workspace
from presentation.telling.ahead import tell_all
from tests.pages.server import ROOT, free_port, wait_for

MEGABYTE = 1024.0  # of the system's kilobytes


@dataclass(frozen=True)
class Served:
    port: int
    process: subprocess.Popen[bytes]

    def megabytes(self) -> float:
        """Of the server and every process that it started; what several share counts once (PSS)."""
        return sum(_proportional(each) for each in family(self.process.pid)) / MEGABYTE

    def megabytes_of_server(self) -> float:
        """Without the processes that tell."""
        return _proportional(self.process.pid) / MEGABYTE


@contextmanager
def served_app(workspace: Path, *options: str) -> Iterator[Served]:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.address", "127.0.0.1", *options]
    environment = os.environ | {VARIABLE: str(workspace)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield Served(port, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def told_copy(workspace: Path, folder: Path, with_filters: bool) -> Path:
    """The workspace's current edition alone, with its usual views told ahead, and each filter's where asked."""
    source = Workspace(workspace)
    edition = source.edition("current")
    copy = Workspace(folder)
    copy.editions_folder.mkdir(parents=True)
    shutil.copy(edition, copy.editions_folder)
    shutil.copy(source.editions_folder / "current", copy.editions_folder)
    if (source.editions_folder / TOLD).is_dir():
        shutil.copytree(source.editions_folder / TOLD, copy.editions_folder / TOLD)
    for each in workspace.glob("*.toml"):
        shutil.copy(each, folder)
    tell_all(copy.edition("current"), os.cpu_count() or 1, with_filters, lambda step, share: None)
    return folder


def family(pid: int) -> list[int]:
    """The process and all below it."""
    tasks = Path(f"/proc/{pid}/task").glob("*")  # any thread may have started a process
    below = [int(each) for task in tasks for each in _read(pid, f"task/{task.name}/children").split()]
    return [pid, *(other for each in below for other in family(each))]


def _proportional(pid: int) -> float:
    lines = _read(pid, "smaps_rollup").splitlines()
    return sum(float(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _read(pid: int, what: str) -> str:
    """Empty where the process has ended."""
    try:
        return Path(f"/proc/{pid}/{what}").read_text(encoding="ascii")
    except OSError:
        return ""
