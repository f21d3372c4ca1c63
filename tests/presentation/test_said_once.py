"""What a page's charts say several times travels once, and is unfolded to what it was."""

from __future__ import annotations

from typing import Any

from presentation.said_once import DIGITS, as_json, said_once

AXIS = {"title": None, "ticks": False, "labelExpr": "split(datum.label)"}
CHARTS = {
    "one": {"encoding": {"x": {"axis": AXIS, "field": "low"}}, "data": [{"label": ["Small", "Large"] * 20}]},
    "two": {"encoding": {"x": {"axis": AXIS, "field": "high"}}, "data": [{"value": [1, True, 1.5, None] * 9}]},
    "three": {"rows": [list(range(60))], "encoding": {"x": {"axis": AXIS, "field": "high"}}},
}


def unfolded(part: Any, said: list[Any]) -> Any:
    """As assets/charts.js does it."""
    if isinstance(part, list):
        return [unfolded(each, said) for each in part]
    if not isinstance(part, dict):
        return part
    if "*" in part:
        return [part["*"][int(digit, len(DIGITS))] for digit in part["of"]]
    return unfolded(said[part["@"]], said) if "@" in part else {key: unfolded(each, said) for key, each in part.items()}


def test_unfolds_to_what_was_said() -> None:
    told = said_once(CHARTS)
    assert as_json(unfolded(told["charts"], told["said"])) == as_json(CHARTS)


def test_says_a_shared_part_once_and_a_column_by_its_values() -> None:
    told = as_json(said_once(CHARTS))
    assert told.count("labelExpr") == 1
    assert told.count("Small") == 1
    assert len(told) < 0.6 * len(as_json(CHARTS))
