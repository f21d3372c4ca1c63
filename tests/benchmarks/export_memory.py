"""Memory and seconds of the command that exports: python -m tests.benchmarks.export_memory WORKSPACE.

Each kind of file is written by a process of its own, from opening the edition to the file on disk.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from presentation.exporting.kinds import KINDS
from tests.benchmarks.alone import Alone, alone
from tests.benchmarks.measured import Measured, report

STORY = "satisfaction"
MEGABYTE = 1024**2


def exported(workspace: Path, ending: str) -> Alone:
    with tempfile.TemporaryDirectory() as folder:
        to = str(Path(folder) / f"out.{ending}")
        return alone("presentation", "export", str(workspace), "--story", STORY, "--to", to)


def main(workspace: Path) -> None:
    for ending in KINDS:
        found = exported(workspace, ending)
        detail = f"resident at most; {found.processor:.1f} s of processor, {found.clock:.1f} s by the clock"
        what = f"memory of a process that exports a story as .{ending}"
        report([Measured(what, None, found.peak_bytes / MEGABYTE, "MB", detail, "sample")])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
