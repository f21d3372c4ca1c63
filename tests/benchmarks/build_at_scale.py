"""A build beside bare DuckDB on the same exports: how long, how it grows with size, and in how much memory.

    python -m tests.benchmarks.build_at_scale FOLDER S M [L] [--pairs 3]

FOLDER holds the companies, FOLDER/S and so on; what is missing is drawn first. Bare is a load with every column's type
told, and the marts' own SQL in a file that already holds the record. Every one of the three runs in a process of its
own and from nothing, in turn. Of the largest company there is one pair, and a second build under a limit of memory.
"""

from __future__ import annotations

import argparse
import math
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.alone import GIGABYTE, alone
from tests.benchmarks.at_scale.company import SIZES, write_company
from tests.benchmarks.built_alone import Built, built_anew
from tests.benchmarks.measured import Measured, Pairs, pairs_of, report

LIMITED = {"EMPTY_CHAIR_MEMORY_LIMIT": "1.5 GB"}
# DESIGN, section 9: ours against bare, how much faster it may grow, and gigabytes at L.
BUDGET, GROWTH, PEAK, PEAK_LIMITED = 1.25, 0.05, 3.0, 1.5
HELD = ("M", "L")  # below, what a build costs whatever its size outweighs the rows


@dataclass(frozen=True)
class Bare:
    """Processor seconds of the load and of the marts."""

    load: float
    marts: float


@dataclass(frozen=True)
class AtSize:
    """One company's builds, each beside the bare ones that followed it."""

    name: str
    built: tuple[Built, ...]
    bare: tuple[Bare, ...]

    @property
    def whole(self) -> Pairs:
        return pairs_of([(own.processor, each.load + each.marts) for own, each in self._both])

    @property
    def without_marts(self) -> Pairs:
        return pairs_of([(own.processor - each.marts, each.load) for own, each in self._both])

    @property
    def _both(self) -> list[tuple[Built, Bare]]:
        return list(zip(self.built, self.bare, strict=True))

    @property
    def rows(self) -> int:
        return self.built[0].rows


def measured(folder: Path, name: str, pairs: int) -> AtSize:
    workspace = workspace_of(folder, name)
    built, bare = [], []
    for _ in range(pairs):
        built.append(built_anew(workspace))
        bare.append(bare_build(workspace, built[-1].path, folder))
    return AtSize(name, tuple(built), tuple(bare))


def workspace_of(folder: Path, name: str) -> Path:
    """The company of this size, drawn if it is not there."""
    if not (folder / name / "company.toml").is_file():
        write_company(folder / name, SIZES[name])
    return folder / name


def bare_build(workspace: Path, edition: Path, folder: Path) -> Bare:
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        took = {
            what: float(alone("tests.benchmarks.bare_build", what, str(source), scratch).said["processor"])
            for what, source in (("load", workspace), ("marts", edition))
        }
    return Bare(**took)


def of_size(found: AtSize) -> Iterator[Measured]:
    budget = BUDGET if found.name in HELD else None
    clock = min(each.clock for each in found.built)
    yield Measured(
        "build against bare typed load and bare mart SQL",
        budget,
        found.whole.ratio,
        "ratio",
        f"processor: {found.whole.said}; {found.rows:,} rows, {clock:.0f} s by the clock",
        found.name,
    )
    yield Measured(
        "build without its mart SQL against bare typed load",
        None,
        found.without_marts.ratio,
        "ratio",
        f"processor: {found.without_marts.said}",
        found.name,
    )
    yield Measured(
        "peak memory of a build",
        PEAK if found.name == "L" else None,
        max(each.peak_bytes for each in found.built) / GIGABYTE,
        "GB",
        "resident, of all its processes",
        found.name,
    )


def growth(smaller: AtSize, larger: AtSize) -> Measured:
    steps = math.log(larger.rows / smaller.rows)
    own, bare = (
        math.log(_typical(side(larger)) / _typical(side(smaller))) / steps
        for side in (lambda each: each.whole.ours, lambda each: each.whole.bare)
    )
    return Measured(
        "growth of a build against bare DuckDB's own",
        GROWTH if larger.name == "L" else None,
        own - bare,
        "exponent",
        f"processor: exponent {own:.2f} against {bare:.2f}",
        f"{smaller.name} to {larger.name}",
    )


def _typical(seconds: tuple[float, ...]) -> float:
    return sorted(seconds)[len(seconds) // 2]


def limited(folder: Path, name: str) -> Measured:
    found = built_anew(folder / name, LIMITED)
    (key, limit), *_ = LIMITED.items()
    return Measured(
        "peak memory of a build with a limit set",
        PEAK_LIMITED if name == "L" else None,
        found.peak_bytes / GIGABYTE,
        "GB",
        f"{key}={limit}; {found.clock:.0f} s by the clock, {found.processor:.0f} s of processor",
        name,
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("sizes", nargs="+", choices=list(SIZES))
    arguments.add_argument("--pairs", type=int, default=3)
    given = arguments.parse_args()
    sizes = sorted(given.sizes, key=list(SIZES).index)
    found: list[AtSize] = []
    for name in sizes:
        found.append(measured(given.folder, name, 1 if name == "L" else given.pairs))
        report(of_size(found[-1]))
    report(growth(*both) for both in pairwise(found))
    report([limited(given.folder, sizes[-1])])
    for name in sizes:
        shutil.rmtree(given.folder / name / "editions" / ".kept", ignore_errors=True)


if __name__ == "__main__":
    main()
