"""What a statistic refuses, said with what was found and what was expected."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd


class NotEstimable(ValueError):
    """The rows are sound but cannot answer: nothing was lost, nobody was exposed, one group holds everybody."""


def refuse_negative(**numbers: float) -> None:
    """Raises ValueError when a count or a sum of squares is negative or missing."""
    for name, number in numbers.items():
        if math.isnan(number) or number < 0:
            raise ValueError(f"{name} must be zero or more, got {number}; is a sum over no rows null?")


def refuse_none_of(what: str, number: float) -> None:
    """Raises ValueError when there is nothing to take an average over."""
    if not number > 0:
        raise ValueError(f"needs at least one of {what}, got {number}; leave the empty group out before")


def refuse_more_than(part: str, number: float, whole: str, total: float) -> None:
    """Raises ValueError when a part is larger than its whole."""
    if number > total:
        raise ValueError(
            f"{part} must not exceed {whole}, got {number} of {total}; are both counted over the same rows?"
        )


def refuse_missing_columns(frame: pd.DataFrame, columns: Iterable[str]) -> None:
    """Raises ValueError naming the columns that a frame lacks and those that it has."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise ValueError(f"the frame lacks {', '.join(missing)}; it has {', '.join(map(str, frame.columns))}")
