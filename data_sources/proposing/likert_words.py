"""Answers in words: which scale they stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SATISFIED = ("very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied")
AGREED = ("strongly disagree", "disagree", "neutral", "agree", "strongly agree")
MIDDLE = ("neutral", "neither nor", "neither agree nor disagree", "neither satisfied nor dissatisfied")
# Of the rows: exports hold typing mistakes and a few words for "no answer".
OF_THE_ROWS = 0.85


@dataclass(frozen=True)
class WordScale:
    """The answers found, with the score of each."""

    values: Mapping[str, int]
    low: int
    high: int
    kind: str | None


def likert_scale(values: Mapping[str, int]) -> WordScale | None:
    """The scale of a column's answers; None where most are no such words. `values` holds the rows of each."""
    for words, kind in ((SATISFIED, "csat"), (AGREED, "rating")):
        scores = {word: place for place, word in enumerate(words, start=1)} | dict.fromkeys(MIDDLE, 3)
        found = {value: scores[value.strip().lower()] for value in values if value.strip().lower() in scores}
        rows = sum(many for value, many in values.items() if value in found or value.isdigit())
        if len(found) >= 3 and rows >= OF_THE_ROWS * sum(values.values()):
            ordered = dict(sorted(found.items(), key=lambda each: -each[1]))
            return WordScale(ordered, 1, 5, kind)
    return None
