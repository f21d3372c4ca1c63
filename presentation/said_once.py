"""Charts of one page say many things alike: what is said several times travels once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

# What assets/charts.js unfolds: the part with this number; a column's values, and which of them each row has.
REFERENCE, VALUES, ROWS = "@", "*", "of"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"  # one a row: a column of more values than these travels as it is
SHORTEST = 24  # letters: a shorter part costs as much to name as to say


def said_once(charts: Mapping[str, Any]) -> dict[str, Any]:
    """`charts` by name, and in `said` the parts that they share; a part may name others."""
    many: Counter[str] = Counter()
    for chart in charts.values():
        _count(chart, many)
    shared = _Shared({text for text, times in many.items() if times > 1 and len(text) >= SHORTEST})
    slim = {name: shared.slim(chart) for name, chart in charts.items()}
    return {"said": shared.said, "charts": slim}


def as_json(what: Any) -> str:
    return json.dumps(what, ensure_ascii=False, separators=(",", ":"))


def _count(part: Any, many: Counter[str]) -> None:
    if not isinstance(part, dict | list):
        return
    text = as_json(part)
    many[text] += 1
    if many[text] > 1:
        return  # what stands in it is counted once: it will travel with it
    for each in part.values() if isinstance(part, dict) else part:
        _count(each, many)


class _Shared:
    def __init__(self, texts: set[str]) -> None:
        self.said: list[Any] = []
        self._texts, self._numbers = texts, dict[str, int]()

    def slim(self, part: Any) -> Any:
        if not isinstance(part, dict | list):
            return part
        text = as_json(part)
        if text not in self._texts:
            return self._slim_within(part)
        if text not in self._numbers:
            within = self._slim_within(part)
            self._numbers[text] = len(self.said)
            self.said.append(within)
        return {REFERENCE: self._numbers[text]}

    def _slim_within(self, part: Any) -> Any:
        if isinstance(part, dict):
            return {key: self.slim(each) for key, each in part.items()}
        return _column(part) or [self.slim(each) for each in part]


def _column(part: list[Any]) -> dict[str, Any] | None:
    """Rows that have few values between them; None where it would not be shorter."""
    if any(isinstance(each, dict | list) for each in part):
        return None
    values = {repr(each): each for each in part}
    if len(values) > len(DIGITS):
        return None
    digits = dict(zip(values, DIGITS, strict=False))
    column = {VALUES: list(values.values()), ROWS: "".join(digits[repr(each)] for each in part)}
    return column if len(as_json(column)) < len(as_json(part)) else None
