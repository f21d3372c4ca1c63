"""Is it mix? What was kept against the year before, split into like customers and other kinds of customers."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share, ShareChange
from analysis.sentences import Sentence, sentence
from analysis.statistics.rate_and_mix import rate_and_mix
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.mix import MOST_OF_IT
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics.scope import EVERYBODY

SMALLEST_MIX = 0.005  # half a percentage point of what was kept: with less than that nobody would say another number


@dataclass(frozen=True)
class Split:
    """change = rate + mix, counted in full."""

    dimension: str
    before: Estimate
    change: Estimate
    rate: Estimate
    mix: Estimate

    @property
    def verdict(self) -> Verdict:
        mix, change = self.mix.value.amount, self.change.value.amount
        if abs(mix) < SMALLEST_MIX:
            return Verdict.NO
        return Verdict.YES if mix * change > 0 and abs(mix) >= MOST_OF_IT * abs(change) else Verdict.IN_PART


def mix_of_kept(now: pd.DataFrame, before: pd.DataFrame | None, is_snapshot: bool) -> Objection:
    """Columns of both frames: dimension, group_name, start and kept, in customers or in money."""
    if is_snapshot:
        return _cannot("No dates in this export: there is no year before to compare the mix of customers with.")
    if before is None:
        return _cannot("The exports hold no twelve months before these to compare the mix of customers with.")
    splits = splits_of(now, before)
    if not splits:
        return _cannot("The exports put customers into no groups that could be compared with the year before.")
    most = max(splits, key=lambda each: abs(each.mix.value.amount))
    estimates = {
        "kept_before": most.before,
        "kept_change": most.change,
        "dimensions_tried": counted(Count(len(splits), "dimensions"), len(splits)),
        **{f"kept_change_rate_effect[by={each.dimension}]": each.rate for each in splits},
        **{f"kept_change_mix_effect[by={each.dimension}]": each.mix for each in splits},
    }
    return answered(Question.MIX, most.verdict, _said(most, len(splits)), estimates)


def splits_of(now: pd.DataFrame, before: pd.DataFrame) -> list[Split]:
    dimensions = [each for each in dict.fromkeys(now["dimension"]) if each != EVERYBODY]
    found = [_split(str(each), _counted(before, str(each)), _counted(now, str(each))) for each in dimensions]
    return [each for each in found if each is not None]


def _split(dimension: str, before: pd.DataFrame, now: pd.DataFrame) -> Split | None:
    if before.empty or now.empty or len({*before["group"], *now["group"]}) < 2:
        return None
    found = rate_and_mix(before, now, ShareChange(0))
    size = found.total.sample_size
    kept = before["score_sum"].sum() / before["answers"].sum()
    change, rate, mix = (counted(each.value, size) for each in (found.total, found.rate, found.mix))
    return Split(dimension, counted(Share(float(kept)), size), change, rate, mix)


def _counted(frame: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """As rate_and_mix takes it. Its intervals are not used: what was kept is counted in full."""
    rows = frame[(frame["dimension"] == dimension) & (frame["start"] > 0)]
    kept = rows["kept"].to_numpy(dtype=float)
    sums = {"answers": rows["start"].to_numpy(dtype=float), "score_sum": kept, "score_sum_of_squares": kept}
    return pd.DataFrame({"group": rows["group_name"].to_numpy(), **sums})


def _said(most: Split, tried: int) -> list[Sentence]:
    said = sentence(
        "A year earlier it was {before}; of the {change} since, like customers by {dimension} make {rate}, "
        "other kinds of them {mix}.",
        before=most.before,
        change=most.change,
        dimension=most.dimension,
        rate=most.rate,
        mix=most.mix,
    )
    if tried == 1:
        return [said]
    more = sentence(
        "Of {tried} tried, {dimension} shows the most mix.",
        tried=Count(tried, "dimensions"),
        dimension=most.dimension,
    )
    return [said, more]


def _cannot(why: str) -> Objection:
    return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [sentence(why)], {})
