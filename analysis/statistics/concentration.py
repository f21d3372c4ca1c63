"""On how few customers the revenue rests."""

from __future__ import annotations

from math import ceil

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Ratio, Share
from analysis.statistics.refusals import refuse_more_than, refuse_none_of

TOP_PART = 0.10


def share_of_largest(amounts: ArrayLike, customers: int) -> Estimate:
    """What part of the revenue comes from the so many largest customers. Counted in full, no sampling.

    `amounts` one per customer, zero or more, in any order. Raises ValueError on negative amounts or none.
    """
    found = _amounts(amounts)
    refuse_more_than("customers asked for", customers, "customers", len(found))
    return counted(Share(float(np.sort(found)[::-1][:customers].sum() / found.sum())), len(found))


def share_of_top(amounts: ArrayLike, part: float = TOP_PART) -> Estimate:
    """What part of the revenue comes from the largest tenth (or other part) of customers, rounded up."""
    if not 0 < part <= 1:
        raise ValueError(f"part must be above 0 and at most 1, got {part}; is it a per cent figure?")
    found = _amounts(amounts)
    return share_of_largest(found, ceil(part * len(found) - 1e-9))


def effective_customers(amounts: ArrayLike) -> Estimate:
    """How many customers of equal size would be as concentrated: 1/Σsᵢ², sᵢ the part of each (inverse Herfindahl).

    Source: Hirschman (1964), The Paternity of an Index; Adelman (1969), doi:10.2307/1926955.
    """
    found = _amounts(amounts)
    return counted(Count(float(found.sum() ** 2 / (found**2).sum()), "customers"), len(found))


def gini(amounts: ArrayLike, customers: ArrayLike | None = None) -> Estimate:
    """How unequal customers are: 0 all alike, towards 1 one has everything. Twice the area between Lorenz and diagonal.

    Grouped amounts (with `customers` in each) leave out what is unequal within groups, so the value is then a floor.
    Source: Gini (1912); formula as in Dixon et al. (1987), doi:10.2307/1938827, without the factor n/(n - 1).
    """
    curve = lorenz_curve(amounts, customers)
    steps = np.diff(curve["customer_share"].to_numpy())
    heights = curve["revenue_share"].to_numpy()
    area = float((steps * (heights[1:] + heights[:-1]) / 2).sum())
    size = np.size(amounts) if customers is None else np.sum(np.asarray(customers))
    return counted(Ratio(max(1 - 2 * area, 0.0)), round(float(size)))


def lorenz_curve(amounts: ArrayLike, customers: ArrayLike | None = None) -> pd.DataFrame:
    """Columns customer_share and revenue_share, 0 to 1, smallest customers first, from (0, 0) to (1, 1).

    With `customers`, each amount is the sum of a group of so many. Source: Lorenz (1905), doi:10.2307/2276207.
    """
    found = _amounts(amounts)
    heads = np.ones(found.shape) if customers is None else np.asarray(customers, dtype=float)
    if heads.shape != found.shape or (heads <= 0).any():
        raise ValueError(f"each of {len(found)} amounts needs one or more customers, got {heads}")
    order = np.argsort(found / heads, kind="stable")
    parts = (np.concatenate([[0.0], np.cumsum(each[order])]) / each.sum() for each in (heads, found))
    return pd.DataFrame(dict(zip(("customer_share", "revenue_share"), parts, strict=True)))


def _amounts(amounts: ArrayLike) -> NDArray[np.float64]:
    found = np.asarray(amounts, dtype=float)
    if np.isnan(found).any() or (found < 0).any():
        raise ValueError("revenue of a customer must be zero or more; net credit notes first, and name the rest apart")
    refuse_none_of("revenue", float(found.sum()) if found.size else 0.0)
    return found
