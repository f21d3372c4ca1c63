"""What one more month of exports costs beside a full build. Run by hand; two to five minutes on two processors.

    python -m tests.benchmarks.incremental_build [--months 24] [--rows 50000] [--folder FOLDER]

Two workspaces: the sample company, where the newest quarter's exports come last; and a generated one of monthly
feedback and invoices, of which the last month comes last. For each, one build of everything, and one that adds the
newest exports to a build without them; each in a process of its own. Printed are their ratio in seconds of processor,
and how many tables of the two editions differ.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from data_sources.sample import write_sample
from tests.benchmarks.built_alone import Built, built
from tests.benchmarks.measured import Measured, report
from tests.data_sources.same_editions import differing_large_tables, differing_tables, tables_of

LARGE_TABLE = 20_000  # rows; compared in the database, cell by cell and exactly
COMPANY = 'name = "Large Company"\ncurrency = "EUR"\n'
SOURCES = """\
[[source]]
name = "answers"
department = "Service"
match = "service/answers_*.csv"
table = "feedback"
key = ["Case"]
[source.columns]
customer = "Customer"
answered_on = "Answered"
score = "Score"
verbatim = "Comment"
[source.constants]
kind = "nps"

[[source]]
name = "invoices"
department = "Finance"
match = "finance/invoices_*.csv"
table = "revenue"
key = ["Customer", "Month"]
[source.columns]
customer = "Customer"
month = "Month"
recurring_amount = "Amount"
"""
WORDS = ("slow", "fast", "help", "price", "invoice", "login", "support", "screen", "error", "friendly", "wait", "again")


def write_large(folder: Path, months: int, rows: int) -> None:
    """Monthly answers and invoices of a company with a tenth as many customers as answers a month."""
    drawn = random.Random(1)
    for name in ("service", "finance"):
        (folder / "exports" / name).mkdir(parents=True)
    (folder / "company.toml").write_text(COMPANY, encoding="utf-8")
    (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    customers = max(1, rows // 10)
    for month in range(months):
        first = date(2024 + month // 12, month % 12 + 1, 1)
        with (folder / f"exports/service/answers_{first:%Y-%m}.csv").open("w", encoding="utf-8") as file:
            file.write("Case,Customer,Answered,Score,Comment\n")
            for row in range(rows):
                day, words = first + timedelta(days=row * 28 // rows), " ".join(drawn.choices(WORDS, k=8))
                file.write(f"{month}-{row},C{drawn.randrange(customers):06},{day},{drawn.randrange(11)},{words}\n")
        with (folder / f"exports/finance/invoices_{first:%Y-%m}.csv").open("w", encoding="utf-8") as file:
            file.write("Customer,Month,Amount\n")
            file.writelines(f"C{each:06},{first},{drawn.randrange(5000) / 10}\n" for each in range(customers))


def compared(name: str, workspace: Path, newest: Sequence[Path]) -> Iterator[Measured]:
    """Builds everything, then everything but the newest exports, then with them."""
    at_once, aside = workspace.with_name("at_once"), workspace.with_name("aside")
    for folder in (at_once, aside):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(workspace, at_once)
    full = built(at_once)
    aside.mkdir()
    for path in newest:
        path.rename(aside / f"{path.parent.name}_{path.name}")
    built(workspace)
    for path in newest:
        (aside / f"{path.parent.name}_{path.name}").rename(path)
    added = built(workspace)
    differing = differing_tables(tables_of(full.path, LARGE_TABLE), tables_of(added.path, LARGE_TABLE))
    differing += differing_large_tables(full.path, added.path, LARGE_TABLE)
    detail = f"processor: {added.processor:.1f} s against {full.processor:.1f} s; {len(newest)} exports are new"
    yield Measured("building what is new against building everything", None, _ratio(added, full), "ratio", detail, name)
    said = ", ".join(differing) or "the two editions say the same"
    yield Measured("tables that differ when only what is new is read", 0, len(differing), "count", said, name)


def _ratio(added: Built, full: Built) -> float:
    return added.processor / full.processor


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--months", type=int, default=24)
    arguments.add_argument("--rows", type=int, default=50_000, help="answers a month")
    arguments.add_argument("--folder", type=Path, default=None, help="where to work; a temporary folder if not given")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as scratch:
        sample = Path(scratch) / "sample"
        write_sample(sample)
        quarters = sorted(sample.rglob("*[0-9]-Q[1-4].*"), key=lambda path: path.stem[-7:])
        latest = [path for path in quarters if path.stem[-7:] == quarters[-1].stem[-7:]]
        report(compared("sample", sample, latest))
        large = Path(scratch) / "large"
        write_large(large, given.months, given.rows)
        last = date(2024 + (given.months - 1) // 12, (given.months - 1) % 12 + 1, 1)
        newest = sorted((large / "exports").rglob(f"*_{last:%Y-%m}.csv"))
        report(compared(f"{given.months} months of {given.rows:,} answers", large, newest))


if __name__ == "__main__":
    main()
