"""Shares with their intervals in the row shape of bars and dots."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.estimates import Estimate


def level_row(label: str, level: Estimate, is_highlighted: bool) -> Mapping[str, object]:
    return {
        "label": label,
        "value": level.value.amount,
        "low": level.low.amount,
        "high": level.high.amount,
        "sample_size": level.sample_size,
        "is_highlighted": is_highlighted,
    }
