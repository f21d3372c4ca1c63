"""An edition is published while eight processes read: no error, no torn read, and how soon pages see the new one.

    python -m tests.benchmarks.publishing [READERS]

A reader does what a page does on every run: it looks up which edition is current, opens it if it is new, and asks. Each
answer must be of the edition that was looked up, and whole: what the edition says of its own tables is counted again.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from data_sources.build import build
from data_sources.opened_edition import opened_edition
from data_sources.workspace import Workspace
from queries.run import Edition
from tests.benchmarks.alone import ROOT
from tests.benchmarks.at_scale.company import QUARTERS, SIZES, write_company
from tests.benchmarks.measured import Measured, report

READERS = 8
BUDGET = 100  # milliseconds until a new page sees the new edition
PAUSE = 0.02  # seconds between two readings of one reader
AFTERWARDS = 3.0  # seconds that readers go on once it is published
TABLES_COUNTED = ("record.feedback", "record.revenue", "mart.customer")


@dataclass(frozen=True)
class Read:
    """What one reader saw. Of each edition: when the last reading began that saw it, and how long the first took."""

    times: int
    torn: int
    errors: tuple[str, ...]
    last_seen: dict[str, float]
    first_took: dict[str, float]


def read_until(stop: Path, workspace: Workspace) -> Read:
    opened: dict[Path, Edition] = {}
    last_seen: dict[str, float] = {}
    first_took: dict[str, float] = {}
    times, torn, errors = 0, 0, []
    while not stop.exists():
        looked_at = time.time()
        try:
            path = workspace.current_edition()
            assert path is not None
            if path not in opened:
                opened[path] = opened_edition(path)
            torn += not is_whole(opened[path])
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted and told
            errors.append(repr(error))
        else:
            last_seen[path.stem] = looked_at
            first_took.setdefault(path.stem, time.time() - looked_at)
        times += 1
        time.sleep(PAUSE)
    return Read(times, torn, tuple(errors), last_seen, first_took)


def is_whole(edition: Edition) -> bool:
    with edition.connection.cursor() as cursor:
        ((identity,),) = cursor.execute("select edition_id from edition.identity").fetchall()
        said = dict(cursor.execute("select table_name, row_count from edition.table_size").fetchall())
        counted = {each: cursor.execute(f"select count(*) from {each}").fetchall()[0][0] for each in TABLES_COUNTED}
    return bool(identity == edition.path.stem and all(said[each] == count for each, count in counted.items()))


def under_readers(folder: Path, readers: int) -> tuple[list[Read], str, float]:
    """What the readers saw, the new edition's id, and when editions/current named it."""
    write_company(folder, SIZES["XS"], QUARTERS[-2:])
    newest = next((folder / "exports").rglob("follow_up_*Q3.csv"))
    aside = newest.rename(folder / newest.name)
    build(folder)
    stop = folder / "stop"
    command = [sys.executable, "-m", "tests.benchmarks.publishing", "--reader", str(folder)]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(readers)]
    aside.rename(newest)
    new = build(folder).edition_id
    published = (folder / "editions" / "current").stat().st_mtime
    time.sleep(AFTERWARDS)
    stop.touch()
    return [Read(**json.loads(each.communicate()[0])) for each in running], new, published


def figures(found: list[Read], new: str, published: float) -> Iterator[Measured]:
    wrong = sum(each.torn + len(each.errors) for each in found)
    missed = sum(new not in each.last_seen for each in found)
    detail = (
        f"{len(found)} processes, {sum(each.times for each in found):,} readings; {missed} never saw the new edition"
    )
    yield Measured("errors and torn readings while an edition is published", 0, wrong + missed, "count", detail, "XS")
    stale = [begun - published for each in found for edition, begun in each.last_seen.items() if edition != new]
    took = statistics.median(each.first_took[new] for each in found if new in each.first_took)
    said = f"clock, of {len(found)} readers; the first answer from it took {took * 1000:.0f} ms, opening it included"
    latest = max(0.0, *stale) * 1000
    yield Measured("the last page begun on the old edition, after publishing", BUDGET, latest, "ms", said, "XS")


def main(readers: int = READERS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        report(figures(*under_readers(Path(folder), readers)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--reader"]:
        place = Path(sys.argv[2])
        print(json.dumps(asdict(read_until(place / "stop", Workspace(place)))))
    else:
        main(*map(int, sys.argv[1:2]))
