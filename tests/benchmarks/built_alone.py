"""One build in a process of its own: python -m tests.benchmarks.built_alone WORKSPACE prints what it took as JSON."""

from __future__ import annotations

import resource
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data_sources.build import build
from data_sources.reconciliation import BuildReport
from tests.benchmarks.alone import alone, printed


@dataclass(frozen=True)
class Built:
    """Seconds are of the build itself; the memory is that of the process, imports included."""

    path: Path
    clock: float
    processor: float
    peak_bytes: int
    rows: int


def built(workspace: Path, environment: Mapping[str, str] | None = None) -> Built:
    """Builds a workspace; what earlier builds kept is used again."""
    found = alone("tests.benchmarks.built_alone", str(workspace), environment=environment)
    said = found.said
    return Built(Path(said["path"]), said["clock"], said["processor"], found.peak_bytes, said["rows"])


def built_anew(workspace: Path, environment: Mapping[str, str] | None = None) -> Built:
    """As if nothing had been built there before."""
    shutil.rmtree(workspace / "editions", ignore_errors=True)
    return built(workspace, environment)


def _used() -> float:
    both = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in both)


def _refuse_lost_rows(report: BuildReport) -> None:
    for line in report.exports:
        if line.rows_read != line.accepted + line.rejected + line.duplicates:
            raise RuntimeError(f"{line.path}: {line.rows_read} rows read are not all accounted for")


def main(workspace: Path) -> None:
    clock, processor = time.perf_counter(), _used()
    report = build(workspace)
    clock, processor = time.perf_counter() - clock, _used() - processor
    _refuse_lost_rows(report)
    rows = sum(line.rows_read for line in report.exports)
    printed(path=str(report.path), clock=clock, processor=processor, rows=rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
