"""The cells of a workbook as the text that its reader would see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

WHOLE_NUMBERS_EXACT_BELOW = 1e15  # Excel keeps 15 digits


def column_text(values: Sequence[object]) -> list[str]:
    """A column's cells as text; the two kinds that nearly all cells are go the short way."""
    if set(map(type, values)) <= {str}:
        return list(values)  # type: ignore[arg-type]
    return [
        value if type(value) is str else _number(value) if type(value) is float else cell_text(value)
        for value in values
    ]


def cell_text(value: object) -> str:
    """Whole numbers without ".0", days as ISO, booleans as TRUE and FALSE, text as it is."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, timedelta):
        return _duration(value)
    return "" if value is None else str(value)


def _number(value: float) -> str:
    if value.is_integer() and -WHOLE_NUMBERS_EXACT_BELOW < value < WHOLE_NUMBERS_EXACT_BELOW:
        return str(int(value))
    return f"{value:.15g}"


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"
