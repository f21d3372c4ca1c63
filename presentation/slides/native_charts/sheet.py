"""The workbook behind a native chart: the rows of the JSON, column by column, and beside them what is drawn from them.

What is drawn and not told (the foot of a step, the reach of an interval) stands there as a formula: whoever changes a
number in PowerPoint moves the chart, not one part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from presentation.charts.canvas import Row

NAME = "Sheet1"
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # letters that XML forbids
NAMED = re.compile(r"\{(\^?)([^}#]+)(?:#(\d+))?\}")
FIRST_ROW = 2  # of the workbook, below the names of columns


@dataclass(frozen=True)
class Column:
    """Values of one column, None where there is none. `formula` says them from others, for all rows or for each.

    "{high}-{value}" names columns in its own row, "{^to}" one in the row above, "{low#3}" one in the fourth row.
    """

    name: str
    values: tuple[Any, ...]
    formula: str | tuple[str, ...] = ""


@dataclass(frozen=True)
class Sheet:
    """Columns in order, the names of rows first."""

    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        return self.columns[self._place(name)]

    def ref(self, name: str) -> str:
        """ "Sheet1!$B$2:$B$9": where the values of a column stand."""
        letter = letters(self._place(name))
        return f"{NAME}!${letter}$2:${letter}${len(self.column(name).values) + 1}"

    def name_ref(self, name: str) -> str:
        return f"{NAME}!${letters(self._place(name))}$1"

    def formula(self, column: Column, i: int) -> str:
        """The formula of the column for its value `i`; "" where its values are the rows' own."""
        formula = column.formula if isinstance(column.formula, str) else column.formula[i]
        if not formula:
            return ""
        return NAMED.sub(lambda named: self._cell(named, i), formula)

    def _cell(self, named: re.Match[str], i: int) -> str:
        above, name, fixed = named.groups()
        row = int(fixed) if fixed else i - len(above)
        return f"{letters(self._place(name))}{row + FIRST_ROW}"

    def _place(self, name: str) -> int:
        return self._places[name]

    @cached_property
    def _places(self) -> dict[str, int]:
        """Of two columns of one name the first."""
        return {each.name: i for i, each in reversed(list(enumerate(self.columns)))}


def sheet_of(rows: Sequence[Row], *drawn: Column) -> Sheet:
    """Every column of the rows as it is, then the columns drawn from them."""
    told = rows[0].keys() if rows else ()
    return Sheet((*(Column(name, tuple(row.get(name) for row in rows)) for name in told), *drawn))


def letters(place: int) -> str:
    """ "A", "Z", "AA": a column's name by its place, the first being 0."""
    before, last = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)
