"""Random draws that leave little to luck: evenly spread, so that a planted share comes out as planted."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Texts = NDArray[np.object_]
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]


def even(rng: np.random.Generator, count: int) -> Floats:
    """Uniform on (0, 1), one draw in each of `count` equal slots, in random order."""
    return (rng.permutation(count) + rng.random(count)) / max(count, 1)


def even_within(rng: np.random.Generator, groups: Integers) -> Floats:
    """`even`, separately in each group of equal `groups`."""
    drawn = np.empty(len(groups))
    for group in np.unique(groups):
        members = np.flatnonzero(groups == group)
        drawn[members] = even(rng, len(members))
    return drawn


def spread_within(rng: np.random.Generator, groups: Integers, columns: int) -> Floats:
    """Uniform on (0, 1) in several columns at once: neighbours within a group lie evenly in the whole cube.

    The additive sequence of Roberts (2018), "The unreasonable effectiveness of quasirandom sequences", begun at random.
    """
    root = 2.0
    for _ in range(60):
        root = (1 + root) ** (1 / (columns + 1))
    steps = root ** -np.arange(1.0, columns + 1)
    drawn = np.empty((len(groups), columns))
    for group in np.unique(groups):
        members = np.flatnonzero(groups == group)
        drawn[members] = (rng.random(columns) + np.arange(1, len(members) + 1)[:, None] * steps) % 1.0
    return np.asarray(drawn.clip(1e-9, 1 - 1e-9))


def systematic(rng: np.random.Generator, shares: Floats) -> Booleans:
    """Takes each with its own share; neighbours share the luck, so any run of the order given comes out right."""
    steps = np.floor(np.cumsum(shares) + rng.random())
    return np.diff(steps, prepend=0.0) > 0 if len(shares) else np.zeros(0, dtype=bool)


def logistic(value: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-value)))


def pick(rng: np.random.Generator, choices: tuple[str, ...], count: int, weights: tuple[float, ...] = ()) -> Texts:
    """So many of the choices, at random; an array of objects."""
    shares = np.array(weights) / sum(weights) if weights else None
    return np.asarray(rng.choice(np.array(choices, dtype=object), size=count, p=shares))


def solve_rising(function: Callable[[float], float]) -> float:
    """Where a rising function crosses zero, between -20 and 20, by halving."""
    low, high = -20.0, 20.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return (low + high) / 2
