"""A finding with what the story needs to order it and to speak of it in a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.estimates import Estimate
from analysis.findings import Finding
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.claim_level import ALONE_LEVEL, CLAIM_LEVEL

# Of a single test; and of a search over many, which uses Benjamini-Hochberg.
SIGNIFICANCE_LEVEL = SIDE_QUESTION_LEVEL = SEARCH_LEVEL = CLAIM_LEVEL


@dataclass(frozen=True)
class Told:
    """`importance` orders findings, highest first.

    `headline` and `line` say in a few words what is told; `contrast` is what the level adds to the answer where no
    other finding has a line; `advice` is what to do about it. `about` is what the finding was made
    from, for the answerers in objections/: each knows its own.
    """

    finding: Finding
    importance: int
    headline: Sentence | None = None
    line: Sentence | None = None
    advice: Sentence | None = None
    contrast: Sentence | None = None
    about: object = None


def is_told(estimate: Estimate, level: float = SIGNIFICANCE_LEVEL) -> bool:
    """Whether its test lets a sentence say "rose" or "lower"."""
    return estimate.p_value is not None and estimate.p_value < level


def in_doubt(difference: Estimate) -> str:
    """The bracket after "cannot be told": its interval, and why that is not enough where it leaves zero out."""
    if is_told(difference, ALONE_LEVEL):
        return "({difference:interval}; asked beside many other questions, it would have to show more clearly)"
    return "({difference:interval})"


def p_values(tested: Iterable[Estimate | None]) -> list[float]:
    """For a search over many; missing where nothing was tested."""
    found = (None if each is None else each.p_value for each in tested)
    return [float("nan") if p_value is None else p_value for p_value in found]


def not_shown(groups: int, minimum: int) -> Iterable[Sentence]:
    """The caveat on groups too small to show; none where there are none."""
    if groups:
        yield sentence(
            "Not shown: {groups:word} with fewer than {minimum}, or that would give one of them away.",
            groups=Count(groups, "groups"),
            minimum=Count(minimum, "customers"),
        )


def by_importance(told: Iterable[Told | None]) -> tuple[Told, ...]:
    """Those that exist, most important first; equals keep their order."""
    return tuple(sorted((each for each in told if each is not None), key=lambda each: -each.importance))
