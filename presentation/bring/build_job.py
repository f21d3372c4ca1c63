"""A build in the background of the process: it goes on whatever the page's reader clicks, and every session sees it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from data_sources.build import build
from data_sources.reconciliation import BuildReport

_POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix="build")
_JOBS: dict[Path, BuildJob] = {}
_LOCK = Lock()


class BuildJob:
    """One build of one workspace: how far it is, and in the end its report or its mistake."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.step, self.share = "waiting for its turn", 0.0
        self._future: Future[BuildReport] = _POOL.submit(build, folder, self._tell)

    @property
    def is_done(self) -> bool:
        return self._future.done()

    def report(self) -> BuildReport:
        """Waits for the end. Raises InputMistake where the build did not come to one; the last edition stays."""
        return self._future.result()

    def _tell(self, step: str, share: float) -> None:
        self.step, self.share = step, min(max(share, 0.0), 1.0)


def start_build(folder: Path) -> BuildJob:
    """Starts a build, unless one of this workspace is running: then that one is given."""
    with _LOCK:
        running = _JOBS.get(folder.resolve())
        if running is None or running.is_done:
            running = _JOBS[folder.resolve()] = BuildJob(folder)
        return running


def last_build(folder: Path) -> BuildJob | None:
    """The build of this workspace that runs or that ended last in this process; None where none did."""
    with _LOCK:
        return _JOBS.get(folder.resolve())
