"""What a benchmark found, in the one shape that all of them print and that docs/performance.md keeps.

A benchmark is a module of this folder with a `main()` that ends in `report(found)`.
"""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

KEPT_IN = "EMPTY_CHAIR_MEASURED"  # where `python -m tests.benchmarks` asks for what was found, a line of JSON each


@dataclass(frozen=True)
class Measured:
    """One figure against the most it may be; no budget is a figure that is told, not held."""

    what: str
    budget: float | None
    value: float
    unit: str  # "ratio", "exponent", "GB", "MB", "s", "ms", "KB", "count"
    detail: str  # both sides of a ratio, how many pairs, clock or processor
    data: str = ""  # "S", "M", "L", "sample"

    @property
    def within(self) -> bool | None:
        return None if self.budget is None else self.value <= self.budget


def report(found: Iterable[Measured]) -> None:
    """Prints each figure as it comes, so that what was measured before a failure is not lost."""
    kept_in = os.environ.get(KEPT_IN)
    for each in found:
        print(sentence(each), flush=True)
        if kept_in:
            with Path(kept_in).open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(each)) + "\n")


def sentence(found: Measured) -> str:
    budget = "" if found.budget is None else f", at most {found.budget:g}{'' if found.within else ': OVER'}"
    data = f" [{found.data}]" if found.data else ""
    return f"{found.what}{data}: {found.value:.3g} {found.unit}{budget} ({found.detail})"


def processor_seconds(work: Callable[[], object]) -> float:
    """Of this process, all threads: other work on the machine counts little."""
    start = time.process_time()
    work()
    return time.process_time() - start


def clock_seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@dataclass(frozen=True)
class Pairs:
    """Ours and the bare engine's seconds, run in turn."""

    ours: tuple[float, ...]
    bare: tuple[float, ...]

    @property
    def ratio(self) -> float:
        return statistics.median(one / other for one, other in zip(self.ours, self.bare, strict=True))

    @property
    def said(self) -> str:
        ours, bare = statistics.median(self.ours), statistics.median(self.bare)
        return f"{ours:.3g} s against {bare:.3g} s, median of {len(self.ours)} pairs"


def in_pairs(
    ours: Callable[[], object],
    bare: Callable[[], object],
    pairs: int,
    seconds: Callable[[Callable[[], object]], float] = processor_seconds,
) -> Pairs:
    """Both in turn, after neither is warmed: what must be ready before is the caller's to make ready."""
    found = [(seconds(ours), seconds(bare)) for _ in range(pairs)]
    return pairs_of(found)


def pairs_of(found: Sequence[tuple[float, float]]) -> Pairs:
    ours, bare = zip(*found, strict=True)
    return Pairs(tuple(ours), tuple(bare))
