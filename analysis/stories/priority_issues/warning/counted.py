"""Rows of queries become counts: issues by strata (segment and source) by quarters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.statistics.early_warning import Heard

Floats = NDArray[np.float64]


def counted_by_issue(
    rows: pd.DataFrame, bases: pd.DataFrame, pairs: pd.DataFrame, quarters: Sequence[pd.Timestamp]
) -> dict[str, Heard]:
    """`rows` and `pairs` of one kind of mentions; `bases` what they arise from. Indexed by hand: a pivot for each of
    thirty issues would take a second of every page."""
    strata = pd.MultiIndex.from_frame(bases[["segment", "source"]].drop_duplicates())
    issues, when = pd.Index(sorted(rows["issue"].unique())), pd.DatetimeIndex(list(quarters))
    exposures = np.zeros((len(strata), len(when)))
    _add(exposures, (_strata(bases, strata), when.get_indexer(pd.Index(bases["starts_on"]))), bases["exposure"])
    counts = np.zeros((len(issues), *exposures.shape))
    place = (
        issues.get_indexer(pd.Index(rows["issue"])),
        _strata(rows, strata),
        when.get_indexer(pd.Index(rows["starts_on"])),
    )
    _add(counts, place, rows["mentions"])
    products = np.zeros((len(issues), len(when), len(when)))
    between = [when.get_indexer(pd.Index(pairs[column])) for column in ("first_starts_on", "second_starts_on")]
    _add(products, (issues.get_indexer(pd.Index(pairs["issue"])), *between), pairs["mentions_product"])
    known = np.where(exposures > 0, counts, 0.0)
    return {
        str(issue): Heard(known[place], exposures, products[place] + np.triu(products[place], 1).T)
        for place, issue in enumerate(issues)
    }


def _strata(rows: pd.DataFrame, strata: pd.MultiIndex) -> NDArray[np.intp]:
    return strata.get_indexer(pd.MultiIndex.from_frame(rows[["segment", "source"]]))


def _add(table: Floats, places: Sequence[NDArray[np.intp]], values: pd.Series) -> None:
    """What lies in no row or quarter of the table is left out."""
    is_there = np.logical_and.reduce([each >= 0 for each in places])
    np.add.at(table, tuple(each[is_there] for each in places), values.to_numpy(dtype=float)[is_there])
