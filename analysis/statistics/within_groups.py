"""Correlations among customers of one group: what the groups differ by is taken out before."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
COUNTS_AT_ONCE = 2_000_000  # held while resampling: 16 MB


def within_groups(values: ArrayLike, groups: ArrayLike) -> Floats:
    """Each column less its mean within the row's group. `values` is rows x columns, `groups` one label a row.

    Regressing these on one another is regressing the raw columns with a constant for every group (Frisch & Waugh
    1933, doi:10.2307/1907330): a column that only tells the groups apart is left with nothing.
    Raises ValueError where a value is missing.
    """
    columns = np.asarray(values, dtype=float)
    if np.isnan(columns).any():
        raise ValueError("a value is missing; keep the rows that have all of them, and say how many")
    labels, place = np.unique(np.asarray(groups), return_inverse=True)
    sums = np.zeros((len(labels), columns.shape[1]))
    np.add.at(sums, place, columns)
    return np.asarray(columns - (sums / np.bincount(place)[:, None])[place])


def correlations(values: ArrayLike, groups: ArrayLike) -> Floats:
    """Of the columns within groups; missing (NaN) in the row and column of one that is constant within them."""
    centred = within_groups(values, groups)
    return _scaled((centred.T @ centred)[None], _spread(np.asarray(values, dtype=float)))[0]


def correlations_without_each(values: ArrayLike, groups: ArrayLike) -> Floats:
    """The same without the first row, without the second, …: (rows, columns, columns).

    Exact: leaving a row out of a group of m takes m/(m - 1) times its products of deviations out of the sums.
    """
    columns = within_groups(values, groups)
    place, sizes = np.unique(np.asarray(groups), return_inverse=True, return_counts=True)[1:]
    size = sizes[place]
    factor = np.where(size > 1, size / np.maximum(size - 1, 1), 0.0)
    products = columns.T @ columns - factor[:, None, None] * columns[:, :, None] * columns[:, None, :]
    return _scaled(products, _spread(np.asarray(values, dtype=float)))


def resampled_correlations(values: ArrayLike, groups: ArrayLike, resamples: int, seed: int) -> Floats:
    """The same in `resamples` samples of as many rows drawn with replacement: (resamples, columns, columns)."""
    order = np.argsort(np.asarray(groups), kind="stable")
    columns = within_groups(values, groups)[order]
    starts = np.unique(np.asarray(groups)[order], return_index=True)[1]
    upper = np.triu_indices(columns.shape[1])
    pairs = columns[:, upper[0]] * columns[:, upper[1]]
    products = np.empty((resamples, columns.shape[1], columns.shape[1]))
    first = 0
    for counts in _drawn(len(columns), resamples, np.random.default_rng(seed)):
        of_these = slice(first, first := first + len(counts))
        products[of_these, upper[0], upper[1]] = products[of_these, upper[1], upper[0]] = counts @ pairs
        products[of_these] -= _between_groups(counts, columns, starts)
    return _scaled(products, _spread(np.asarray(values, dtype=float)))


def _drawn(rows: int, resamples: int, random: np.random.Generator) -> Iterator[Floats]:
    """How often each row was drawn, some samples at a time."""
    at_once = max(COUNTS_AT_ONCE // rows, 1)
    for first in range(0, resamples, at_once):
        samples = min(at_once, resamples - first)
        drawn = random.integers(0, rows, (samples, rows)) + rows * np.arange(samples)[:, None]
        yield np.bincount(drawn.ravel(), minlength=samples * rows).reshape(samples, rows).astype(float)


def _between_groups(counts: Floats, columns: Floats, starts: NDArray[np.int64]) -> Floats:
    """What lies between the groups' means in each sample drawn; rows are in order of their group."""
    found = np.zeros((len(counts), columns.shape[1], columns.shape[1]))
    for start, end in zip(starts, [*starts[1:], len(columns)], strict=True):
        sums, drawn = counts[:, start:end] @ columns[start:end], counts[:, start:end].sum(axis=1)
        found += sums[:, :, None] * sums[:, None, :] / np.maximum(drawn, 1)[:, None, None]
    return found


def _spread(columns: Floats) -> Floats:
    """Of the columns as they came: within-group spreads of rounding alone count as none."""
    return np.asarray(columns.var(axis=0) * len(columns))


def _scaled(products: Floats, spread: Floats) -> Floats:
    diagonal = np.diagonal(products, axis1=-2, axis2=-1)
    known = np.where(diagonal > 1e-9 * np.maximum(spread, 1e-300), diagonal, np.nan)
    scale = np.sqrt(known)
    found = products / (scale[..., :, None] * scale[..., None, :])
    places = np.arange(products.shape[-1])
    found[..., places, places] = np.where(np.isnan(scale), np.nan, 1.0)
    return np.asarray(found)
