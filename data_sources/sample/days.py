"""Days as the sample computes with them and as departments write them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from data_sources.sample.draws import Floats, Integers
from data_sources.sample.facts import FIRST_MONTH

Days = NDArray[np.datetime64]
NEVER = np.datetime64("NaT", "D")


def month_starts(first: date, months: Integers) -> Days:
    """First day of the month so many months after the month of `first`."""
    base = np.datetime64(first.replace(day=1), "M")
    return np.asarray((base + months).astype("datetime64[D]"))


def month_ends(first: date, months: Integers) -> Days:
    return np.asarray(month_starts(first, months + 1) - np.timedelta64(1, "D"))


def iso(days: Days) -> list[str]:
    """ "2026-09-30"; nothing where there is no day."""
    return ["" if text == "NaT" else text for text in np.datetime_as_string(days, unit="D").tolist()]


def dotted(days: Days) -> list[str]:
    """ "30.09.2026"; nothing where there is no day."""
    return [f"{text[8:]}.{text[5:7]}.{text[:4]}" if text else "" for text in iso(days)]


def stamped(days: Days, hours: Floats) -> list[str]:
    """ "2026-09-30 14:05", at so many hours after midnight."""
    minutes = (hours * 60).astype(int)
    return [
        f"{day} {minute // 60:02d}:{minute % 60:02d}" if day else ""
        for day, minute in zip(iso(days), minutes, strict=True)
    ]


def as_dates(days: Days) -> list[date | None]:
    return list(days.astype("datetime64[D]").tolist())


def handed_over(day: date, days_later: int = 2) -> datetime:
    """When an export that ends on `day` was put into the folder."""
    return datetime.combine(day + timedelta(days=days_later), time(8, 30))


def month_index(days: Days) -> Integers:
    """Months from the first month of the exports; of no use where there is no day."""
    return np.asarray((days.astype("datetime64[M]") - np.datetime64(FIRST_MONTH, "M")).astype(np.int64))
