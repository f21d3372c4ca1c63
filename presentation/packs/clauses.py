"""A sentence taken apart into its clauses: what stands in one of them is said of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from presentation.packs.numbers_said import SaidNumber, numbers_in

# A comma within a number ends nothing, nor does a point; "against" sets one thing beside another.
ENDS = re.compile(r"[;:()–—?!]|,(?!\d)|\.(?=\s|$)|\b(?:and|but|yet|while|whereas|although|though|however|against)\b")
DENIAL = re.compile(r"\b(not|no|nor|without|neither|cannot)\b|n[’']t\b", re.IGNORECASE)
DENIED = re.compile(r"\b(not|no|nor|neither)\b|n[’']t\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{2,}")
SAYING_NOTHING = frozenset({
    "the", "an", "it", "of", "is", "are", "was", "were", "be", "in", "on", "to", "that", "than", "by", "at", "for",
    "them", "its", "their", "this", "these", "who", "which", "as", "has", "have", "had", "not", "no", "nor", "neither",
    "without", "cannot", "with",
})  # fmt: skip


@dataclass(frozen=True)
class Clause:
    """`text` has its names blanked out; `names` are those, and `numbers` those that stand in it."""

    text: str
    start: int
    names: frozenset[str]
    numbers: tuple[SaidNumber, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_denied(self) -> bool:
        """Whether it says that something is not so; "without it" says so of nothing."""
        return DENIED.search(self.text) is not None

    @cached_property
    def content(self) -> frozenset[str]:
        """Its words in lower case and its names, without those that say nothing of what it is about."""
        words = frozenset(each[0].lower() for each in WORD.finditer(self.text)) - SAYING_NOTHING
        return words | self.names

    def without(self, start: int, end: int) -> str:
        """The rest of the clause beside what stands there in the sentence."""
        return f"{self.text[: start - self.start]} · {self.text[end - self.start :]}"


def clauses_of(text: str, names: Iterable[str] = ()) -> tuple[Clause, ...]:
    """`names` are those of things, such as an issue called "Price increase": what stands in a name claims nothing."""
    named = [(found[0], found.start()) for found in _names_pattern(names, text).finditer(text)]
    blanked = text
    for name, start in named:
        blanked = f"{blanked[:start]}{'_' * len(name)}{blanked[start + len(name) :]}"
    numbers = numbers_in(blanked)
    marks = sorted({0, *(each.end() for each in ENDS.finditer(blanked)), len(text)})
    return tuple(
        Clause(
            blanked[start:end],
            start,
            frozenset(name.strip('“”"') for name, at in named if start <= at < end),
            tuple(each for each in numbers if start <= each.start < end),
        )
        for start, end in pairwise(marks)
    )


def _names_pattern(names: Iterable[str], text: str) -> re.Pattern[str]:
    """Anything in quotation marks, and the names; one that holds no capital is a word like any other."""
    there = (each for each in names if each in text and any(letter.isupper() for letter in each))
    longest_first = sorted(there, key=len, reverse=True)
    return re.compile("|".join(["“[^”]*”", '"[^"]*"', *(rf"(?<!\w){re.escape(each)}(?!\w)" for each in longest_first)]))
