"""What is in a column: how much is filled, how many different values, of what kind, within which range."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import duckdb

from data_sources.proposing.cell_kinds import day_in, is_placeholder, number_in, truth_in
from data_sources.readers.landed import Landed, quoted

# A header's meaning shows in far fewer rows; the spread ones tell of what changes further down.
FIRST_ROWS, SPREAD_ROWS = 5_000, 5_000
LOOKED_AT = 2_000  # distinct values, the most frequent first, that are parsed one by one
# Beyond so many rows distinct values are counted among the sampled rows only.
COUNTED_WHOLLY = 400_000
# Distinct values of more columns at once cost a database minutes; such a width is that of measurements.
COUNTED_COLUMNS = 200
EXAMPLES = 5
OF_A_KIND = 0.9  # of the filled rows: exports hold a few typing mistakes, not one cell in ten


@dataclass(frozen=True, eq=False)
class ColumnFacts:
    """One column. `values` holds the values of the sampled rows, the most frequent first, with their rows."""

    header: str
    position: int
    rows: int
    filled: int
    distinct: int
    values: Mapping[str, int]
    kind: str
    low: float | None = None
    high: float | None = None
    low_text: str | None = None
    high_text: str | None = None
    is_whole: bool = False

    @property
    def examples(self) -> tuple[str, ...]:
        return tuple(list(self.values)[:EXAMPLES])

    @cached_property
    def filled_share(self) -> float:
        return self.filled / self.rows if self.rows else 0.0

    @cached_property
    def unique_share(self) -> float:
        """Different values among the filled cells."""
        return self.distinct / self.filled if self.filled else 0.0

    @property
    def is_unique(self) -> bool:
        return self.filled > 1 and self.distinct == self.filled == self.rows

    @property
    def is_constant(self) -> bool:
        return self.distinct <= 1

    @cached_property
    def average_length(self) -> float:
        rows = sum(self.values.values())
        return sum(len(value) * many for value, many in self.values.items()) / rows if rows else 0.0

    @cached_property
    def word_share(self) -> float:
        """The share of values that hold several words of letters, as names and sentences do."""
        looked = list(self.values)[:LOOKED_AT]
        return sum(1 for value in looked if _is_wordy(value)) / len(looked) if looked else 0.0

    @cached_property
    def digit_share(self) -> float:
        """The share of values that hold a digit, as keys do."""
        looked = list(self.values)[:LOOKED_AT]
        return sum(1 for value in looked if any(sign.isdigit() for sign in value)) / len(looked) if looked else 0.0

    @property
    def is_category(self) -> bool:
        """Few different values that come again and again."""
        return 2 <= self.distinct <= 60 and self.unique_share <= 0.5 and self.average_length <= 60


def facts_of(connection: duckdb.DuckDBPyConnection, landed: Landed) -> tuple[ColumnFacts, ...]:
    """Facts of every column of a landed export, in order; of a very wide one by its sampled rows alone."""
    sampled, rows = _sample(connection, landed)
    counts = [Counter(_cells(column)) for column in sampled]
    for each in counts:
        each.pop("", None)
    is_small = landed.rows_read <= COUNTED_WHOLLY and len(landed.headers) <= COUNTED_COLUMNS
    exact = _counted(connection, landed) if is_small else None
    return tuple(
        _facts(header, position, each, *(exact[position] if exact else (sum(each.values()), len(each), rows)))
        for position, (header, each) in enumerate(zip(landed.headers, counts, strict=True))
    )


def _cells(column: Sequence[str | None]) -> list[str]:
    return [cell.strip() if cell else "" for cell in column]


def _sample(connection: duckdb.DuckDBPyConnection, landed: Landed) -> tuple[list[Sequence[str | None]], int]:
    step = max(1, landed.rows_read // SPREAD_ROWS)
    names = ", ".join(quoted(header) for header in landed.headers)
    rows = connection.execute(
        f"select {names} from {landed.rows} where line <= $first or line % $step = 0",
        {"first": landed.header_line + FIRST_ROWS, "step": step},
    ).fetchall()
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(landed.headers)
    return list(columns), len(rows)


def _counted(connection: duckdb.DuckDBPyConnection, landed: Landed) -> list[tuple[int, int, int]]:
    """(filled, distinct, rows) of each column over all rows."""
    cells = [f"nullif(trim({quoted(header)}), '')" for header in landed.headers]
    counts = ", ".join(f"count({cell}), count(distinct {cell})" for cell in cells)
    row = connection.execute(f"select count(*), {counts} from {landed.rows}").fetchall()[0]
    return [(int(row[1 + 2 * i]), int(row[2 + 2 * i]), int(row[0])) for i in range(len(cells))]


def _facts(header: str, position: int, counts: Counter[str], filled: int, distinct: int, rows: int) -> ColumnFacts:
    values = dict(counts.most_common())
    told = {value: many for value, many in list(values.items())[:LOOKED_AT] if not is_placeholder(value)}
    weight = sum(told.values())
    days = {value: day for value in told if (day := day_in(value)) is not None}
    if weight and _weight(told, days) >= OF_A_KIND * weight:
        ordered = sorted(days, key=lambda value: days[value])
        return ColumnFacts(
            header, position, rows, filled, distinct, values, "date", None, None, ordered[0], ordered[-1]
        )
    if told and len(told) <= 4 and all(truth_in(value) for value in told) and not _are_digits(told):
        return ColumnFacts(header, position, rows, filled, distinct, values, "yes/no")
    numbers = {value: number for value in told if (number := number_in(value)) is not None}
    if weight and _weight(told, numbers) >= OF_A_KIND * weight:
        return _number_facts(header, position, rows, filled, distinct, values, numbers)
    return ColumnFacts(header, position, rows, filled, distinct, values, "text")


def _number_facts(
    header: str,
    position: int,
    rows: int,
    filled: int,
    distinct: int,
    values: Mapping[str, int],
    numbers: Mapping[str, float],
) -> ColumnFacts:
    low, high = min(numbers, key=lambda value: numbers[value]), max(numbers, key=lambda value: numbers[value])
    is_whole = all(number == int(number) for number in numbers.values() if abs(number) < 1e15)
    return ColumnFacts(
        header,
        position,
        rows,
        filled,
        distinct,
        values,
        "number",
        numbers[low],
        numbers[high],
        low,
        high,
        is_whole,
    )


def _weight(told: Mapping[str, int], read: Mapping[str, object]) -> int:
    return sum(told[value] for value in read)


def _are_digits(values: Mapping[str, int]) -> bool:
    return all(value.replace(".", "").isdigit() for value in values)


def _is_wordy(value: str) -> bool:
    return sum(1 for word in value.split() if len(word) > 1 and any(sign.isalpha() for sign in word)) >= 2
