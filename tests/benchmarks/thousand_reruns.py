"""Whether a server's memory stays where it is over a thousand reruns with varied filters, and what a full collection
after each run would cost.

    python -m tests.benchmarks.thousand_reruns WORKSPACE [--reruns 1000] [--readers 3]

A few readers without a pause, each at views of its own. Streamlit collects garbage after every run unless
`postScriptGC = false` stands in .streamlit/config.toml: both are run, the app's own way first.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.stories import STORY_IDS
from tests.benchmarks.measured import Measured, report
from tests.benchmarks.people import SEED, chosen
from tests.benchmarks.reader import reader_at
from tests.benchmarks.served_app import Served, family, served_app, told_copy

BUDGET_GROWTH = 30.0  # megabytes from the first tenth to the end: what is kept is bounded, and full by then
WITH_COLLECTION = ("--runner.postScriptGC", "true")


@dataclass(frozen=True)
class Run:
    """Megabytes after each tenth of the reruns; processor seconds of the server a rerun; the half waits at most."""

    megabytes: tuple[float, ...]
    processor: float
    median: float


async def rerun(served: Served, reruns: int, readers: int) -> Run:
    before, waits, memory = processor_seconds(served), list[float](), list[float]()
    for tenth in range(10):
        looking = (_look(served.port, random.Random(f"{SEED} {tenth} {each}"), reruns // readers // 10, waits)
                   for each in range(readers))  # fmt: skip
        await asyncio.gather(*looking)
        memory.append(served.megabytes())
    return Run(tuple(memory), (processor_seconds(served) - before) / len(waits), statistics.median(waits))


async def _look(port: int, draws: random.Random, times: int, waits: list[float]) -> None:
    reader = await reader_at(port)
    await reader.open(draws.choice(STORY_IDS))
    for _ in range(times):
        if draws.random() < 0.3:
            seen = await reader.open(draws.choice(STORY_IDS))
        else:
            seen = await reader.choose(**chosen(reader, draws, 1))
        if seen.error:
            raise RuntimeError(seen.error)
        waits.append(seen.seconds)
    await reader.socket.close()


def processor_seconds(served: Served) -> float:
    """Of the server and what it started."""
    ticks = os.sysconf("SC_CLK_TCK")
    fields = [Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
              for pid in family(served.process.pid)]  # fmt: skip
    return sum(int(each[11]) + int(each[12]) for each in fields) / ticks


def measured(workspace: Path, reruns: int, readers: int) -> Sequence[Measured]:
    with tempfile.TemporaryDirectory() as folder:
        copy = told_copy(workspace, Path(folder) / "workspace", with_filters=True)
        with served_app(copy) as served:
            ours = asyncio.run(rerun(served, reruns, readers))
        with served_app(copy, *WITH_COLLECTION) as served:
            other = asyncio.run(rerun(served, reruns // 5, readers))
    growth = ours.megabytes[-1] - ours.megabytes[0]
    steps = ", ".join(f"{each:.0f}" for each in ours.megabytes)
    return [
        Measured("growth of memory over the reruns", BUDGET_GROWTH, growth, "MB", f"{reruns} reruns; MB: {steps}"),
        Measured("a rerun from what is kept", None, ours.processor * 1000, "ms", "processor time of the server"),
        Measured("the same with a full collection after each", None, other.processor * 1000, "ms",
                 f"MB: {', '.join(f'{each:.0f}' for each in other.megabytes)}"),
    ]  # fmt: skip


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workspace", type=Path)
    arguments.add_argument("--reruns", type=int, default=1000)
    arguments.add_argument("--readers", type=int, default=3)
    given = arguments.parse_args()
    report(measured(given.workspace, given.reruns, given.readers))


if __name__ == "__main__":
    main()
