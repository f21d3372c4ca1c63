"""How sure an estimate over months is where one month goes on into the next."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MEMORIES = np.linspace(0.0, 0.95, 20)  # of one month in the next; negative memory would narrow intervals: not tried


def covariance_with_memory(design: Floats, residual: Floats, months: NDArray[np.int64]) -> Floats:
    """Covariance of the least-squares coefficients where residuals decay as ρ^|months apart|.

    `design` (months x coefficients) and `residual` scaled to a variance of one if nothing but chance moved them; gaps
    between `months` count. ρ in 0 to .95 is the one of greatest restricted likelihood, -½(ln|R| + ln|X'R⁻¹X| +
    (n - k)·ln e'Pe), which, unlike the correlation of residuals, is hardly biased in short series; then
    e'Pe/(n - k)·(X'X)⁻¹X'RX(X'X)⁻¹, or chance alone, (X'X)⁻¹, where that is more. Assumes memory of this one shape.
    Source: Patterson & Thompson (1971), doi:10.1093/biomet/58.3.545; Prais & Winsten (1954) for the ρ of months.
    """
    degrees = len(residual) - design.shape[1]
    apart = np.abs(np.subtract.outer(months, months))
    correlations = np.where(apart == 0, 1.0, MEMORIES[:, None, None] ** apart)
    turned = np.linalg.solve(correlations, np.column_stack([design, residual])[None, :, :])
    sizes = np.linalg.slogdet(correlations)[1]
    fits = [_fit(design, residual, *each, degrees) for each in zip(turned, sizes, strict=True)]
    best = max(range(len(fits)), key=lambda place: fits[place][0])
    dispersion, correlation = fits[best][1], correlations[best]
    chance = np.linalg.inv(design.T @ design)
    seen = dispersion * chance @ design.T @ correlation @ design @ chance
    return np.asarray(seen if np.trace(seen) > np.trace(chance) else chance)


def _fit(design: Floats, residual: Floats, turned: Floats, size: float, degrees: int) -> tuple[float, float]:
    """Restricted log likelihood and dispersion under a correlation: `turned` is R⁻¹ of both, `size` is ln|R|."""
    information, crossed = design.T @ turned[:, :-1], design.T @ turned[:, -1]
    squares = float(residual @ turned[:, -1] - crossed @ np.linalg.solve(information, crossed))
    squares = max(squares, 1e-12)
    size = size + np.linalg.slogdet(information)[1]
    return float(-0.5 * (size + degrees * np.log(squares))), squares / degrees
