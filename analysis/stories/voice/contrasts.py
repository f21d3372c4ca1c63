"""A share of some comments beside the same share of all others, with everything that was searched held to one level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from analysis.estimates import Estimate
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.satisfaction.tally import Tally
from analysis.stories.satisfaction.told import p_values
from analysis.stories.voice.tallies import SHARE, share_of

Key = TypeVar("Key")


@dataclass(frozen=True)
class Contrast:
    """`difference` is the part less the rest; `is_told`: it survived the search."""

    part: Tally
    rest: Tally
    level: Estimate
    rest_level: Estimate
    difference: Estimate
    is_told: bool = False

    @property
    def is_above(self) -> bool:
        return self.is_told and self.difference.value.amount > 0

    @property
    def p_value(self) -> float:
        return 1.0 if self.difference.p_value is None else self.difference.p_value


def contrasts(parts: Mapping[Key, tuple[Tally, Tally]]) -> dict[Key, Contrast]:
    """Each part against the rest of its whole (part, whole); those that are all of it are left out."""
    compared = {
        key: _against_rest(part, whole) for key, (part, whole) in parts.items() if whole.answers > part.answers > 0
    }
    passes = benjamini_hochberg(p_values(each.difference for each in compared.values()), CLAIM_LEVEL)
    return {key: replace(each, is_told=bool(told)) for (key, each), told in zip(compared.items(), passes, strict=True)}


def nearest(found: Iterable[tuple[Key, Contrast]]) -> tuple[Key, Contrast]:
    """The one that chance would show most seldom."""
    return min(found, key=lambda each: each[1].p_value)


def _against_rest(part: Tally, whole: Tally) -> Contrast:
    return contrast(part, rest_of(part, whole))


def rest_of(part: Tally, whole: Tally) -> Tally:
    """A customer may stand on both sides, so as many customers are left as there were; the sums then hold what the two
    sides of one customer have in common too, which makes the rest look no surer than it is."""
    return replace(whole - part, customers=whole.customers)


def contrast(part: Tally, rest: Tally) -> Contrast:
    return Contrast(part, rest, share_of(part), share_of(rest), SHARE.change(rest, part))
