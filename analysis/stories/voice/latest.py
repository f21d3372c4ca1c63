"""An issue's share of comments in the latest quarter, beside its share in the four quarters before."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from analysis.sentences import Part, Sentence, sentence
from analysis.stories.priority_issues.trends import QUARTERS_A_YEAR
from analysis.stories.voice.contrasts import Contrast, contrast
from analysis.stories.voice.quarter_products import Products

BEFORE = slice(-1 - QUARTERS_A_YEAR, -1)
NOW = slice(-1, None)


@dataclass(frozen=True)
class Latest:
    """`contrast`: the quarter's share against that of the four before. A share of too few customers is not said."""

    issue: str
    quarter: str
    contrast: Contrast
    customers: float  # who spoke of it in the quarter
    may_say_now: bool
    may_say_before: bool

    @property
    def is_told(self) -> bool:
        return self.contrast.is_told and self.may_say_now

    def judged(self, is_told: bool) -> Latest:
        return replace(self, contrast=replace(self.contrast, is_told=is_told))

    def parts(self) -> dict[str, Part]:
        found: dict[str, Part] = {
            "issue": self.issue,
            "larger": "larger" if self.contrast.is_above else "smaller",
            "now": self.contrast.level,
            "quarter": self.quarter,
        }
        if self.may_say_before:
            found |= {"before": self.contrast.rest_level, "tested": self.contrast.difference}
        return found

    def said(self, words: str, ending: str = "") -> Sentence:
        """`words` with what was before at their end."""
        before = ", against {before} in the four quarters before" if self.may_say_before else AFTER_FEW
        return sentence(words + before + ending, **self.parts())


AFTER_FEW = "; in the four quarters before too few spoke of it to show"


def latest_of(rows: pd.DataFrame, products: Products, minimum: int) -> Latest | None:
    """`rows`: the quarters of one issue in order. None where either time holds no comments, or none on the issue."""
    if len(rows) <= QUARTERS_A_YEAR:
        return None
    now, before = (products.tally(rows, each) for each in (NOW, BEFORE))
    if min(now.answers, before.answers) <= 0 or now.top_two + before.top_two <= 0:
        return None
    return Latest(
        str(rows["issue"].iloc[0]),
        str(rows["quarter"].iloc[-1]),
        contrast(now, before),
        float(rows["customers"].iloc[-1]),
        bool(rows["customers"].iloc[-1] >= minimum),
        products.fewest_customers(rows, BEFORE) >= minimum,
    )
