"""The issues that a company counts, as its catalogue names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Issue:
    """One issue: how it is recognised in words, and whose it is.

    `words` are words or phrases that name it, `examples` verbatims that are about it, `topics` what departments'
    exports call it (topics of cases, reasons and categories of losses). `cost` is what fixing it would cost, in the
    company's currency, `effort_days` how many working days it would take; None where nobody said.
    """

    name: str
    words: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    owner_department: str | None = None
    journey_stage: str | None = None
    cost: float | None = None
    effort_days: float | None = None
