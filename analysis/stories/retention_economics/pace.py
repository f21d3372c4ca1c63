"""How many times as fast one kind of customer leaves as another, from counts by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.hazard import hazard_ratio
from analysis.stories.retention_economics.watched import person_months

WORDS = {"segment": "segment", "spend_band": "spend", "tenure_band": "time since the start"}


def paced(counts: pd.DataFrame, exposure: str, controls: Sequence[str], clock: str) -> Estimate:
    """The hazard ratio of `exposure` (true against false). Raises NotEstimable where the counts cannot give one."""
    months = person_months(counts, [exposure, *controls])
    text = {each: months[each].astype(str) for each in controls}
    rows = months.assign(**{exposure: months[exposure].astype(int)}, **text)
    found = hazard_ratio(rows, "duration", "is_lost", exposure, list(controls), entry="entry", weights="customers")
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
