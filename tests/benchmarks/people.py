"""How long readers wait when many look at once, each at views of their own, and what memory that takes.

    python -m tests.benchmarks.people WORKSPACE [--people 1,10,30,50] [--seconds 45] [--combined 0.05]

A server of its own; each reader a session over the real websocket, with two seconds between a page and the next wish.
A wish is another story, or another choice of one filter; `--combined` of them choose two filters at once, which nobody
has looked at before and which is told then. Then ten readers look at views at hand while one asks for new ones only.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from analysis.stories import STORY_IDS
from presentation.telling.asked import LIKELY_ENDS
from tests.benchmarks.measured import Measured, report
from tests.benchmarks.reader import Reader, Shown, reader_at
from tests.benchmarks.served_app import Served, served_app, told_copy

THINK_SECONDS = (1.0, 3.0)
BUDGET_SECONDS, BUDGET_MEGABYTES, BUDGET_A_PERSON, BUDGET_HELD_UP = 0.5, 300.0, 2.0, 1.0
BUDGET_PEOPLE = 30
ANOTHER_STORY = 0.4  # of wishes; the others move a filter
WARM, MORE = 12, 30  # sessions
LATEST = 1 + LIKELY_ENDS  # of a filter's options: what a reader mostly chooses among
SEED = 7


async def look(port: int, draws: random.Random, until: float, combined: float) -> list[Shown]:
    """One reader, until the time is over. A session that breaks is an error, not a shorter run."""
    seen: list[Shown] = []
    await asyncio.sleep(draws.uniform(0.0, THINK_SECONDS[1]))
    reader = await reader_at(port)
    try:
        seen.append(await reader.open(draws.choice(STORY_IDS)))
        while time.perf_counter() < until:
            await asyncio.sleep(draws.uniform(*THINK_SECONDS))
            seen.append(await _wish(reader, draws, combined))
    except Exception as error:  # noqa: BLE001  whatever it is, a reader has seen it
        seen.append(Shown(reader.page, reader.chosen, 0.0, 0, repr(error), False))
    finally:
        await reader.socket.close()
    return seen


async def _wish(reader: Reader, draws: random.Random, combined: float) -> Shown:
    if draws.random() < combined and len(reader.filters) > 1:
        return await reader.choose(**chosen(reader, draws, 2))
    if draws.random() < ANOTHER_STORY:
        return await reader.open(draws.choice(STORY_IDS))
    return await reader.choose(**chosen(reader, draws, 1))


def chosen(reader: Reader, draws: random.Random, filters: int) -> dict[str, str]:
    names = draws.sample(sorted(reader.filters), min(filters, len(reader.filters)))
    return {name: draws.choice(reader.filters[name][1][:LATEST]) for name in names}


async def crowd(served: Served, people: int, seconds: float, combined: float) -> tuple[list[Shown], float]:
    """What all saw, and the most memory meanwhile."""
    until = time.perf_counter() + seconds
    looking = [
        asyncio.create_task(look(served.port, random.Random(f"{SEED} {people} {each}"), until, combined))
        for each in range(people)
    ]
    most = served.megabytes()
    while any(not each.done() for each in looking):
        await asyncio.sleep(1.0)
        most = max(most, await asyncio.to_thread(served.megabytes))
    return [shown for each in looking for shown in each.result()], most


async def heavy(port: int, until: float) -> list[float]:
    """A reader who asks for nothing but views that nobody has seen, one after the other."""
    reader, seen = await reader_at(port), []
    draws = random.Random(SEED)
    with suppress(TimeoutError):
        await reader.open("retention-economics")
        while time.perf_counter() < until:
            seen.append((await reader.choose(**chosen(reader, draws, 3))).seconds)
    await reader.socket.close()
    return seen


async def beside_a_heavy_one(served: Served, seconds: float) -> tuple[list[Shown], list[float]]:
    until = time.perf_counter() + seconds
    asks = asyncio.create_task(heavy(served.port, until))
    light, _ = await crowd(served, 10, seconds, 0.0)
    return light, await asks


async def memory_a_person(served: Served) -> Measured:
    """Sessions that stay open, each on one of the usual views, which are at hand by then."""
    before, readers = 0.0, list[Reader]()
    for number in range(WARM + MORE):
        readers.append(await reader_at(served.port))
        await readers[-1].open(STORY_IDS[number % len(STORY_IDS)])
        if number == WARM - 1:
            before = served.megabytes_of_server()
    each = (served.megabytes_of_server() - before) / MORE
    for reader in readers:
        await reader.socket.close()
    return Measured("memory a person", BUDGET_A_PERSON, each, "MB", f"of the server, from {WARM} to {WARM + MORE} open")


def share(seen: Sequence[Shown], of: float) -> float:
    seconds = [each.seconds for each in seen if not each.error]
    return statistics.quantiles(seconds, n=1000, method="inclusive")[int(of * 1000) - 1]


def found_with(people: int, seen: Sequence[Shown], most: float) -> list[Measured]:
    held = people <= BUDGET_PEOPLE
    errors = [each for each in seen if each.error]
    detail = f"{len(seen)} pages; clock"
    return [
        Measured(f"{people} people: half wait at most", None, share(seen, 0.5), "s", detail),
        Measured(f"{people} people: 95 of 100 wait at most", BUDGET_SECONDS if held else None, share(seen, 0.95), "s",
                 detail + f", the longest {max(each.seconds for each in seen):.2f} s"),
        Measured(f"{people} people: errors", 0.0, float(len(errors)), "count",
                 "; ".join(sorted({str(each.error) for each in errors})) or "none"),
        Measured(f"{people} people: memory of all processes", BUDGET_MEGABYTES if held else None, most, "MB",
                 "the most at any second, shared memory counted once"),
    ]  # fmt: skip


def measured(workspace: Path, people: Sequence[int], seconds: float, combined: float) -> list[Measured]:
    found = list[Measured]()
    with tempfile.TemporaryDirectory() as folder:
        copy = told_copy(workspace, Path(folder) / "workspace", with_filters=True)
        with served_app(copy) as served:
            time.sleep(5.0)
            found.append(asyncio.run(memory_a_person(served)))
            for number in people:
                found += found_with(number, *asyncio.run(crowd(served, number, seconds, combined)))
            light, asked = asyncio.run(beside_a_heavy_one(served, seconds))
    slowest = max(shown.seconds for shown in light)
    said = f"the slowest of {len(light)} pages of ten readers while one asked for {len(asked)} new views"
    found.append(Measured("held up by one heavy reader", BUDGET_HELD_UP, slowest, "s", said))
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("workspace", type=Path)
    arguments.add_argument("--people", default="1,10,30,50")
    arguments.add_argument("--seconds", type=float, default=45.0)
    arguments.add_argument("--combined", type=float, default=0.05)
    given = arguments.parse_args()
    report(measured(given.workspace, [int(each) for each in given.people.split(",")], given.seconds, given.combined))


if __name__ == "__main__":
    main()
