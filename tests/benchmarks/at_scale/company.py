"""A company of any size, as workspaces: S, M and L hold about a tenth, one and ten million survey answers.

python -m tests.benchmarks.at_scale.company FOLDER {S,M,L}
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

HERE = Path(__file__).parent
Quarter = tuple[int, int]  # year, and which of its four
QUARTERS: list[Quarter] = [(year, quarter) for year in (2023, 2024, 2025, 2026) for quarter in (1, 2, 3, 4)][3:15]


@dataclass(frozen=True)
class Size:
    """How many rows are drawn; those of customers who have left are left out again, about one in ten."""

    answers: int
    customers: int


SIZES = {
    "XS": Size(10_000, 500),
    "S": Size(110_000, 5_000),
    "M": Size(1_100_000, 50_000),
    "L": Size(11_000_000, 500_000),
}


def write_company(folder: Path, size: Size, quarters: Sequence[Quarter] = QUARTERS) -> None:
    """Writes the exports and declarations of a company of this size. Eight seconds a million answers, on two cores.

    Fewer quarters are the same rows, less those of the other quarters.
    """
    for name in ("company.toml", "sources.toml"):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / name, folder / name)
    with duckdb.connect() as connection:
        rows = {"answers": size.answers, "customers": size.customers}
        for text in (HERE / "company.sql").read_text(encoding="utf-8").split(";\n"):
            if text.strip():
                used = {name: value for name, value in rows.items() if f"${name}" in text.split("create", 1)[1]}
                connection.execute(text, used)
        for path, select in _exports(quarters):
            file = folder / "exports" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            connection.execute(f"copy ({select}) to '{file}' (header, delimiter ';')")


def _exports(quarters: Sequence[Quarter]) -> Iterator[tuple[str, str]]:
    for block in (HERE / "exports.sql").read_text(encoding="utf-8").split("-- name: ")[1:]:
        path, select = block.split("\n", 1)
        select = select.strip().rstrip(";")
        if "{quarter}" not in path:
            yield path, select
            continue
        for year, quarter in quarters:
            first, following = date(year, quarter * 3 - 2, 1), date(year + quarter // 4, quarter * 3 % 12 + 1, 1)
            yield path.replace("{quarter}", f"{year}-Q{quarter}"), _between(select, first, following)


def _between(select: str, first: date, following: date) -> str:
    days = {"{first}": f"date '{first}'", "{last}": f"(date '{following}' - 1)"}
    return re.sub(r"\{first\}|\{last\}", lambda found: days[found[0]], select)


if __name__ == "__main__":
    write_company(Path(sys.argv[1]), SIZES[sys.argv[2]])
