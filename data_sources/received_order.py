"""The order in which exports count as received: by their paths, so that it is the same wherever they are copied to."""

from __future__ import annotations

import re
from pathlib import PurePath

from data_sources.cleaning.period_in_name import period_in_name

DAY_FIRST = re.compile(r"(?<!\d)(\d{2})([-_.])(\d{2})\2((?:19|20)\d\d)(?!\d)")
Key = tuple[tuple[tuple[int, int, str], ...], ...]


def received_order(path: PurePath) -> Key:
    """A sort key: folder by folder, then the name without its ending, digits as numbers, days with the year first.

    Part 2 comes before part 10, December 2024 before January 2025 however they are written, and what stands behind a
    name after the name alone: "x.csv", then "x (1).csv" and "x_corrected.csv".
    """
    *folders, _ = path.parts
    return tuple(_natural(_year_first(part)) for part in (*folders, path.stem, path.suffix))


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    parts = re.split(r"(\d+)", text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def _year_first(part: str) -> str:
    day = DAY_FIRST.search(part)
    if day:
        first, second = (int(day[1]), int(day[3]))
        month, number = (second, first) if second <= 12 else (first, second)
        return part.replace(day[0], f"{day[4]}-{month:02}-{number:02}")
    period = period_in_name(f"{part}.csv")
    return part.replace(period.said, f"{period.year}-{period.first_month:02}") if period else part
