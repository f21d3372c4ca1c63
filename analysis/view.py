"""What a reader has chosen to look at. It lives in the page's address: a link shows what its sender saw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class View:
    """`until` is the last day looked at, None for the latest; `compare_by` a dimension; `segment` one of its groups."""

    until: date | None = None
    compare_by: str | None = None
    segment: str | None = None


@dataclass(frozen=True)
class ViewChoices:
    """What this edition can be looked at by. Ends are latest first; dimensions and segments in reading order."""

    ends: tuple[tuple[date, str], ...]  # last day, label
    dimensions: tuple[str, ...]
    segments: tuple[str, ...]
