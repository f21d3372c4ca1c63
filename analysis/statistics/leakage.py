"""Whether a score knows who left, so that it cannot have been given before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.statistics.refusals import refuse_missing_columns, refuse_more_than, refuse_negative

# DESIGN section 5, rule 5: a score that separates who left perfectly is not believed. Both limits are set by judgement:
# honest scores in this field reach an AUC of .6 to .75, and no level of ten customers is pure by chance for long.
FEWEST_CUSTOMERS_OF_A_LEVEL = 10
SEPARATED_SHARE = 0.5
HIGHEST_HONEST_AUC = 0.95


@dataclass(frozen=True, slots=True)
class Leakage:
    """`share_of_customers_in_separated_levels` counts levels where all, or none, of ten or more customers were lost.

    `auc`: how often a lost and a kept customer, drawn at random, are in the order that the score says (½ when it says
    nothing, at most 1; either direction); None where nobody, or everybody, was lost.
    """

    is_leaking: bool
    share_of_customers_in_separated_levels: float
    auc: float | None


def score_leaks(frame: pd.DataFrame) -> Leakage:
    """Flags a score from which no money may be claimed. Columns: score, customers, lost; a row per level of the score.

    Leaking when at least half of the customers sit at levels whose share lost is exactly 0 or 1 and both occur, or when
    the AUC is .95 or more. It cannot see when the score was given: one that passes may still have been given later.
    Rows with no score are left out. Raises ValueError on missing columns or more lost than customers.
    Source: Kaufman, Rosset, Perlich & Stitelman (2012), doi:10.1145/2382577.2382579; AUC as in Hanley & McNeil (1982),
    doi:10.1148/radiology.143.1.7063747.
    """
    refuse_missing_columns(frame, ["score", "customers", "lost"])
    scores, customers, lost = _by_level(frame)
    for level, of, those in zip(scores, customers, lost, strict=True):
        refuse_negative(lost=those)
        refuse_more_than(f"lost at score {level}", those, "customers", of)
    if not len(customers):
        return Leakage(False, 0.0, None)
    is_large = customers >= FEWEST_CUSTOMERS_OF_A_LEVEL
    all_lost, none_lost = is_large & (lost == customers), is_large & (lost == 0)
    separated = float(customers[all_lost | none_lost].sum() / customers.sum())
    auc = _auc(lost, customers - lost)
    is_separated = bool(all_lost.any() and none_lost.any()) and separated >= SEPARATED_SHARE
    return Leakage(is_separated or (auc is not None and auc >= HIGHEST_HONEST_AUC), separated, auc)


def _by_level(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Scores in order, the customers of each, and how many of those were lost."""
    scored = frame[frame["score"].notna()]
    scores, level = np.unique(scored["score"].to_numpy(), return_inverse=True)
    sums = (np.nan_to_num(scored[name].to_numpy(dtype=float, na_value=np.nan)) for name in ("customers", "lost"))
    customers, lost = (np.bincount(level, weights=each, minlength=len(scores)) for each in sums)
    some = customers > 0
    return scores[some], customers[some], lost[some]


def _auc(lost: np.ndarray, kept: np.ndarray) -> float | None:
    """From counts in order of the score: pairs in one order, ties counted half."""
    pairs = lost.sum() * kept.sum()
    if pairs == 0:
        return None
    kept_below = np.cumsum(kept) - kept
    above = float((lost * (kept_below + kept / 2)).sum() / pairs)
    return max(above, 1 - above)
