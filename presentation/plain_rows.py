"""A data frame's rows as plain values: what JSON, charts and workbooks can hold."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any

import pandas as pd


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """One dictionary a row; no NumPy, no NaN, no infinity; days as ISO text."""
    columns = [str(column) for column in frame.columns]
    values = [map(plain_value, frame.iloc[:, place].tolist()) for place in range(len(columns))]
    return [dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True)]


def plain_value(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int | str) else str(value)
