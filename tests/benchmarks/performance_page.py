"""docs/performance.md: what was measured last, as tables. What is written around them by hand stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmarks.measured import Measured

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
FRAME = f"# Performance\n\n{BEGIN}\n{END}\n"
HEADINGS = ("what", "data", "measured", "budget", "", "how")
FIGURES = {"ratio": "{:.2f}", "exponent": "{:+.2f}", "GB": "{:.2f} GB", "count": "{:,.0f}"}


def write_page(found: Sequence[tuple[str, Sequence[Measured]]], heading: str, page: Path = PAGE) -> None:
    """`found` by benchmark, in the order of the page."""
    text = page.read_text(encoding="utf-8") if page.is_file() else FRAME
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    tables = "\n\n".join(f"**{name}**\n\n{table(rows)}" for name, rows in found if rows)
    page.write_text(f"{before}{BEGIN}\n\n{heading}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


def table(rows: Iterable[Measured]) -> str:
    lines = [HEADINGS, ("---",) * len(HEADINGS), *(_cells(each) for each in rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def read_kept(file: Path) -> list[Measured]:
    """What a benchmark left behind; nothing where it did not run."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [Measured(**json.loads(line)) for line in lines]


def figure(value: float, unit: str) -> str:
    if unit in FIGURES:
        return FIGURES[unit].format(value)
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


def _cells(found: Measured) -> tuple[str, ...]:
    budget = "" if found.budget is None else f"≤ {figure(found.budget, found.unit)}"
    held = "" if found.within is None else "within" if found.within else "**over**"
    return found.what, found.data, figure(found.value, found.unit), budget, held, found.detail
