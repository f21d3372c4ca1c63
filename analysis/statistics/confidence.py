"""How sure every interval is: 95 % unless a method says otherwise."""

from __future__ import annotations

from scipy.special import ndtr, ndtri, stdtr, stdtrit  # scipy.stats asks these, a hundred times slower

CONFIDENCE = 0.95  # the convention of the field, and what Estimate promises
NORMAL_CRITICAL = float(ndtri(0.5 + CONFIDENCE / 2))
SMALLEST_EXPECTED_CELL = 5  # Cochran 1954, doi:10.2307/3001616: below it the normal approximation misleads


def t_critical(degrees: float) -> float:
    """How many standard errors the interval reaches when the variance rests on so many degrees of freedom."""
    return float(stdtrit(degrees, 0.5 + CONFIDENCE / 2))


def two_sided_p(difference: float, standard_error: float) -> float:
    """How often chance alone would show a difference this large. No spread: 1 without a difference, 0 with one."""
    if standard_error == 0:
        return 1.0 if difference == 0 else 0.0
    return float(2 * ndtr(-abs(difference) / standard_error))


def two_sided_t_p(difference: float, standard_error: float, degrees: float) -> float:
    """The same where the variance itself was estimated from few rows."""
    if standard_error == 0:
        return 1.0 if difference == 0 else 0.0
    return float(2 * stdtr(degrees, -abs(difference) / standard_error))


def clamped(amount: float, lowest: float, highest: float) -> float:
    return min(max(amount, lowest), highest)
