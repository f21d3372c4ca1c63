"""Everything that this story searched for a difference in staying, judged together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.stories.claim_level import RETENTION_LEVEL


@dataclass(frozen=True)
class Searched:
    """p-values by what was compared; None where it could not be tested. Many looks make a chance find likely, so each
    must pass among all of them (Benjamini and Hochberg)."""

    p_values: Mapping[str, float | None]

    @property
    def tested(self) -> int:
        return sum(1 for each in self.p_values.values() if each is not None)

    def passes(self, name: str) -> bool:
        return name in self._passing

    @cached_property
    def _passing(self) -> frozenset[str]:
        found = np.array([np.nan if each is None else each for each in self.p_values.values()], dtype=float)
        passes = benjamini_hochberg(found, RETENTION_LEVEL)
        return frozenset(name for name, is_told in zip(self.p_values, passes, strict=True) if is_told)

    def allowed(self, name: str) -> float:
        """The largest p-value with which that one would pass among all the others as they are."""
        passing = len(self._passing)
        rank = passing if self.passes(name) else passing + 1
        return RETENTION_LEVEL * rank / max(self.tested, 1)

    def strongest(self, names: list[str]) -> str | None:
        """Of those named, the one that passes with the smallest p-value."""
        passing = [name for name in names if self.passes(name)]
        return min(passing, key=lambda name: self.p_values[name] or 0.0, default=None)
