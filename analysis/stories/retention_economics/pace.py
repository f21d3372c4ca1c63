"""How many times as fast one kind of customer leaves as another, from counts by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.hazard import Followed, indicators_of, ratio_of_paces
from analysis.stories.retention_economics.watched import months_watched, numbered

WORDS = {"segment": "segment", "spend_band": "spend", "tenure_band": "time since the start"}


def paced(counts: pd.DataFrame, exposure: str, controls: Sequence[str], clock: str) -> Estimate:
    """The hazard ratio of `exposure` (true against false), of those whose controls are all known.

    Raises NotEstimable where the counts cannot give one.
    """
    kinds, place = numbered(counts, [exposure, *controls])
    is_known = kinds.notna().all(axis=1).to_numpy()
    watched = months_watched(counts, place)
    months = watched.where(is_known[watched.group])
    held_equal = [indicators_of(kinds[each].astype(str)) for each in controls]
    followed = Followed(
        kinds[exposure].to_numpy(dtype=float)[months.group],
        np.column_stack([np.empty((len(kinds), 0)), *held_equal])[months.group],
        months.month,
        months.is_lost,
        months.entry,
        months.customers,
    )
    found = ratio_of_paces(followed, exposure, controls)
    held = words_for(controls) or "nothing"
    # The rows are months of watching; what was sampled are customers.
    size = int(counts["entered"].sum())
    return replace(found, sample_size=size, method=f"Cox regression over {clock}, {held} held equal")


def words_for(controls: Sequence[str]) -> str:
    """ "segment, spend and time since the start"."""
    words = [WORDS[each] for each in controls]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def controls_with_spread(counts: pd.DataFrame, wanted: Sequence[str]) -> list[str]:
    """Those in which customers differ at all."""
    return [each for each in wanted if counts[each].nunique() > 1]
