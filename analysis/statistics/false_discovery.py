"""Which of many comparisons may be spoken of."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

FALSE_DISCOVERY_LEVEL = 0.05  # DESIGN, truth rule 3: of all that is claimed, at most this part is chance


def benjamini_hochberg(p_values: ArrayLike, level: float = FALSE_DISCOVERY_LEVEL) -> NDArray[np.bool_]:
    """True for each comparison that survives when all of them were searched.

    The largest k with p₍ₖ₎ ≤ level·k/m passes together with all smaller ones. Missing p-values (nothing was tested)
    never pass and do not count towards m. Assumes tests independent or positively dependent. It bounds the expected
    part of false claims, not the chance of any. Raises ValueError on p-values outside 0 to 1.
    Source: Benjamini & Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x.
    """
    found = np.asarray([np.nan if p is None else p for p in np.ravel(np.asarray(p_values, dtype=object))], dtype=float)
    tested = ~np.isnan(found)
    if ((found[tested] < 0) | (found[tested] > 1)).any():
        raise ValueError(f"p-values must lie in 0 to 1, got {found[tested].min()} to {found[tested].max()}")
    passes = np.zeros(found.shape, dtype=bool)
    if tested.any():
        passes[tested] = _adjusted(found[tested]) <= level
    return passes


def _adjusted(p_values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The smallest level at which each would pass: p₍ₖ₎·m/k, never more than that of a larger one."""
    order = np.argsort(p_values)
    number = len(p_values)
    stepped = p_values[order] * (number / np.arange(1, number + 1))
    adjusted = np.empty(number)
    adjusted[order] = np.minimum.accumulate(stepped[::-1])[::-1]
    return adjusted
