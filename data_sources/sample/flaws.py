"""Breaks rows of an export as facts.FLAWS says, and sends some rows twice."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from data_sources.sample.draws import Booleans
from data_sources.sample.facts import FLAWS, TRUNCATED, UNTERMINATED


def break_rows(rng: np.random.Generator, table: pd.DataFrame, exports: str, may_break: Booleans) -> pd.DataFrame:
    """The table with every flaw of these exports, each in rows of its own among those that may break."""
    flaws = [flaw for flaw in FLAWS if flaw.exports == exports]
    rows = rng.permutation(np.flatnonzero(may_break))[: sum(flaw.rows for flaw in flaws)]
    columns = {name: table[name].to_numpy(dtype=object, copy=True) for name in table.columns}
    for flaw in flaws:
        mine, rows = rows[: flaw.rows], rows[flaw.rows :]
        if flaw.column in (TRUNCATED, UNTERMINATED):
            columns.setdefault(flaw.column, np.full(len(table), False, dtype=object))[mine] = True
        else:
            columns[flaw.column][mine] = flaw.value
        if flaw.clears:
            columns[flaw.clears][mine] = ""
    return as_table(columns)


def as_table(columns: Mapping[str, object]) -> pd.DataFrame:
    """A table of plain objects: text stays text and a missing day stays None."""
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
