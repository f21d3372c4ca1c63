"""Sentences whose numbers stay numbers until presentation rounds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter

from analysis.estimates import Estimate
from analysis.quantities import Quantity

Part = Quantity | Estimate | str | int | date

# What may follow the colon in "{change:size}"; presentation/wording.py gives each its form.
FORMS = frozenset({"", "signed", "size", "range", "interval", "exact", "word"})


@dataclass(frozen=True)
class Sentence:
    """A template such as "The score fell {change:size} to {level}" with the named parts that fill it.

    `**bold**` marks the words that carry the point. Raises ValueError when a name has no part or a form is unknown.
    """

    template: str
    parts: Mapping[str, Part]

    def __post_init__(self) -> None:
        for _, name, form, _ in Formatter().parse(self.template):
            if name is not None and name not in self.parts:
                raise ValueError(f"{{{name}}} has no part in {self.template!r}; parts are {sorted(self.parts)}")
            if name is not None and form not in FORMS:
                raise ValueError(f"unknown form {form!r} in {self.template!r}; forms are {sorted(FORMS)}")


def sentence(template: str, **parts: Part) -> Sentence:
    return Sentence(template, parts)
