"""Customers by how often they have bought: once, twice, … and many times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.bg_nbd import Histories

# Fewest purchases of each class: fine where most customers are, coarse where few are.
STARTS = (1, 2, 3, 4, 6, 10)


@dataclass(frozen=True)
class PurchaseClass:
    """`holds` says of each history whether its customers belong here; `most` None where there is no end."""

    fewest: int
    most: int | None
    holds: NDArray[np.bool_]
    customers: int

    @property
    def label(self) -> str:
        """ "Bought once", "2 times", "4–5 times", "10 times or more"."""
        if self.most is None:
            return f"{self.fewest} times or more" if self.fewest > 1 else "Once or more"
        if self.fewest == self.most:
            return "Once" if self.fewest == 1 else f"{self.fewest} times"
        return f"{self.fewest}–{self.most} times"


def purchase_classes(seen: Histories, minimum: int, classes: Sequence[int] = STARTS) -> list[PurchaseClass]:
    """Fewest purchases first; a class of fewer customers than may be shown joins the one below it.

    A lowest class too small joins the one above: then there is only one class, or none may be shown at all.
    """
    starts = list(classes)
    while len(starts) > 1:
        sizes = [each.customers for each in _classes(seen, starts)]
        small = next((place for place in reversed(range(len(sizes))) if sizes[place] < minimum), None)
        if small is None:
            break
        del starts[max(small, 1)]
    return [each for each in _classes(seen, starts) if each.customers >= minimum]


def _classes(seen: Histories, starts: list[int]) -> list[PurchaseClass]:
    found = []
    for fewest, following in zip(starts, [*starts[1:], None], strict=True):
        orders = seen.repeats + 1
        holds = (orders >= fewest) & (orders < (np.inf if following is None else following))
        most = None if following is None else following - 1
        found.append(PurchaseClass(fewest, most, holds, round(float(seen.customers[holds].sum()))))
    return found
