"""What money that comes later is worth now: one rate, a year's or a month's."""

from __future__ import annotations

MONTHS_A_YEAR = 12


def monthly_rate(yearly: float) -> float:
    """The discount rate a month that compounds to the yearly one: (1 + d)^(1/12) - 1, not d/12.

    Raises ValueError when the rate is below zero or was given in per cent.
    """
    if not 0 <= yearly < 1:
        raise ValueError(f"a discount rate lies between 0 and 1 a year, got {yearly}; was it given in per cent?")
    return float((1 + yearly) ** (1 / MONTHS_A_YEAR) - 1)
