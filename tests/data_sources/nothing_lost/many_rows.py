"""Exports of many rows, one in a thousand of them flawed in a way that is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.data_sources.small_workspace import COMPANY, write

CUSTOMERS = 50_000
FIRST_DAY = date(2023, 1, 1)
DAYS = 1_000
FLAWED_ONE_IN = 1_000
SOURCES = """\
[[source]]
name = "answers"
department = "Service"
match = "service/answers_*.csv"
table = "feedback"
key = ["Case"]
[source.columns]
customer = "Account"
answered_on = "Closed"
score = "Score"
verbatim = "Comment"
[source.constants]
kind = "csat"
scale_low = 1
scale_high = 5
"""


@dataclass(frozen=True)
class Expected:
    """What becomes of the rows that were written."""

    rows: int
    rejected: int
    cells_rejected: int
    duplicates: int
    files: int


def write_many_rows(folder: Path, rows: int, part_rows: int) -> Expected:
    """A workspace whose rows are flawed in turn: a score off the scale, a quotation mark left open, sent twice."""
    write(folder, "company.toml", COMPANY)
    write(folder, "sources.toml", SOURCES)
    service = folder / "exports" / "service"
    service.mkdir(parents=True)
    days = [(FIRST_DAY + timedelta(day)).isoformat() for day in range(DAYS)]
    flaws = [0, 0, 0]
    starts = range(0, rows, part_rows)
    for part, start in enumerate(starts):
        with (service / f"answers_{part}.csv").open("w", encoding="utf-8", newline="\n") as file:
            file.write("Case,Account,Closed,Score,Comment\n")
            for case in range(start, min(start + part_rows, rows)):
                score, comment = case % 5 + 1, '"It works, mostly"' if case % 7 == 0 else "Fine"
                if case % FLAWED_ONE_IN == 1:
                    flaw = case // FLAWED_ONE_IN % 3
                    flaws[flaw] += 1
                    if flaw == 0:
                        score = 9
                    elif flaw == 1:
                        comment = '"never closed'
                    else:
                        file.write(f"{case},A-{case % CUSTOMERS},{days[case % DAYS]},1,Sent before\n")
                file.write(f"{case},A-{case % CUSTOMERS},{days[case % DAYS]},{score},{comment}\n")
    off_scale, open_quotes, twice = flaws
    return Expected(rows + twice, open_quotes, off_scale, twice, len(starts))
