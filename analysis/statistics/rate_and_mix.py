"""A change in an average, split into what changed within groups and who answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtr

from analysis.estimates import Estimate
from analysis.quantities import Points, Quantity
from analysis.statistics.confidence import NORMAL_CRITICAL, two_sided_p
from analysis.statistics.refusals import refuse_missing_columns, refuse_negative, refuse_none_of

COLUMNS = ("group", "answers", "score_sum", "score_sum_of_squares")
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class RateAndMix:
    """total = rate + mix.

    `groups` has a row per group, largest first: group, answers_before, answers_after, share_before, share_after,
    score_before, score_after (missing where nobody of the group answered on that side), change, change_low,
    change_high, change_p_value, rate, mix. The columns rate and mix add up to the effects.
    """

    total: Estimate
    rate: Estimate
    mix: Estimate
    groups: pd.DataFrame
    improved: tuple[str, ...]
    worsened: tuple[str, ...]

    @property
    def every_group_improved(self) -> bool:
        """Of the groups seen on both sides, at least one. As counted: each group's own test is in `groups`."""
        return bool(self.improved) and len(self.improved) == self.groups["change"].notna().sum()

    @property
    def every_group_worsened(self) -> bool:
        return bool(self.worsened) and len(self.worsened) == self.groups["change"].notna().sum()


@dataclass(frozen=True)
class _Side:
    """One wave over all groups of both waves. A group's mean is missing where nobody of it answered."""

    answers: Floats
    share: Floats
    mean: Floats
    spread: Floats  # Σ(v - mean)² within each group

    @property
    def total(self) -> float:
        return float(np.nansum(self.share * self.mean))


def rate_and_mix(before: pd.DataFrame, after: pd.DataFrame, unit: Quantity | None = None) -> RateAndMix:
    """How much of a change is groups answering otherwise (rate), how much is other groups answering (mix).

    Columns of both frames: group, answers, score_sum and score_sum_of_squares of what one answer counts (+100, 0, -100
    for NPS). With shares a, b of the answers and means x, y before and after:
    rate = Σ (a + b)/2·(y - x), mix = Σ (b - a)·((x + y)/2 - M), M the middle of both totals. Nothing is left over.
    A group seen on one side only has no change of its own: all its effect is mix.
    Intervals and p: delta method over who answered and what was answered; a group's variance takes one imagined answer
    of the pooled variance, so that a group of one is not certain. Unit: Points unless another is given.
    It cannot say why the mix changed, and another grouping splits otherwise.
    Raises ValueError on missing columns, a repeated group, negative counts or a side without answers.
    Source: Kitagawa (1955), doi:10.1080/01621459.1955.10501299; Das Gupta (1993), Current Population Reports P23-186.
    """
    names = sorted({*_groups(before, "before"), *_groups(after, "after")}, key=str)
    first, second = _side(before, names), _side(after, names)
    variance = _answer_variance(first, second)
    rate, rate_by_group = _rate(first, second, variance)
    mix, mix_by_group = _mix(first, second, variance)
    of = unit or Points(0)
    size = round(first.answers.sum() + second.answers.sum())
    groups = _by_group(names, first, second, variance, rate_by_group, mix_by_group)
    return RateAndMix(
        _estimate(second.total - first.total, _total_error(first, second, variance), of, size, "change of the average"),
        _estimate(*rate, of, size, "rate effect at the average mix, delta method"),
        _estimate(*mix, of, size, "mix effect at the average score, delta method"),
        groups,
        tuple(groups.loc[groups["change"] > 0, "group"]),
        tuple(groups.loc[groups["change"] < 0, "group"]),
    )


def _groups(frame: pd.DataFrame, side: str) -> list[str]:
    refuse_missing_columns(frame, COLUMNS)
    groups = frame["group"].tolist()
    if any(pd.isna(group) for group in groups):
        raise ValueError(f"every group needs a name {side}, got a missing one; name it 'unknown' in the query")
    repeated = [group for group, times in Counter(groups).items() if times > 1]
    if repeated:
        raise ValueError(f"one row per group is expected {side}, got several for {', '.join(map(str, repeated))}")
    return [group for group, answers in zip(groups, frame["answers"].tolist(), strict=True) if answers > 0]


def _side(frame: pd.DataFrame, names: list[str]) -> _Side:
    rows = dict(zip(frame["group"].tolist(), frame[list(COLUMNS[1:])].to_numpy(dtype=float), strict=True))
    none = np.zeros(len(COLUMNS) - 1)
    answers, total, squares = np.array([rows.get(name, none) for name in names]).reshape(-1, len(none)).T
    refuse_negative(answers=min((float(row[0]) for row in rows.values()), default=0.0))
    refuse_none_of("answers", float(answers.sum()))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / answers
    spread = np.maximum(squares - np.where(answers > 0, total * mean, 0.0), 0.0)
    return _Side(answers, answers / answers.sum(), mean, spread)


def _answer_variance(first: _Side, second: _Side) -> tuple[Floats, Floats]:
    """Of one answer in each group on each side, pooled variance added as one imagined answer."""
    spread = first.spread.sum() + second.spread.sum()
    degrees = np.maximum(first.answers - 1, 0).sum() + np.maximum(second.answers - 1, 0).sum()
    pooled = spread / degrees if degrees else 0.0
    with np.errstate(invalid="ignore", divide="ignore"):
        found = [np.where(s.answers > 0, (s.spread + pooled) / s.answers, 0.0) for s in (first, second)]
    return found[0], found[1]


def _rate(first: _Side, second: _Side, variance: tuple[Floats, Floats]) -> tuple[tuple[float, float], Floats]:
    change = np.nan_to_num(second.mean - first.mean)  # no change where one side is missing
    weight = (first.share + second.share) / 2
    slope = np.where(_on_both(first, second), weight, 0.0)
    error = _error(first, change / 2, slope, variance[0]) + _error(second, change / 2, slope, variance[1])
    return (float((weight * change).sum()), float(np.sqrt(error))), weight * change


def _mix(first: _Side, second: _Side, variance: tuple[Floats, Floats]) -> tuple[tuple[float, float], Floats]:
    middle = np.nanmean([first.mean, second.mean], axis=0)  # the one known mean where a group is on one side only
    gain = second.share - first.share
    slope = np.where(_on_both(first, second), gain / 2, gain)
    error = _error(first, middle, slope, variance[0]) + _error(second, middle, slope, variance[1])
    by_group = gain * (middle - (first.total + second.total) / 2)
    return (float(by_group.sum()), float(np.sqrt(error))), by_group


def _on_both(first: _Side, second: _Side) -> NDArray[np.bool_]:
    return (first.answers > 0) & (second.answers > 0)


def _error(side: _Side, by_share: Floats, by_mean: Floats, variance: Floats) -> float:
    """The variance of an effect through this side, from its derivatives by the shares and by the means."""
    n = side.answers.sum()
    who_answered = (side.share * by_share**2).sum() - (side.share * by_share).sum() ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        what_was_said = np.where(side.share > 0, by_mean**2 * variance / side.share, 0.0).sum()
    return float((max(who_answered, 0.0) + what_was_said) / n)


def _total_error(first: _Side, second: _Side, variance: tuple[Floats, Floats]) -> float:
    sides = zip((first, second), variance, strict=True)
    return float(np.sqrt(sum(_error(side, np.nan_to_num(side.mean), side.share, spread) for side, spread in sides)))


def _by_group(
    names: list[str], first: _Side, second: _Side, variance: tuple[Floats, Floats], rate: Floats, mix: Floats
) -> pd.DataFrame:
    change = second.mean - first.mean
    with np.errstate(invalid="ignore", divide="ignore"):
        error = np.sqrt(variance[0] / first.answers + variance[1] / second.answers)
        p_value = 2 * ndtr(-np.abs(change) / error)
    columns = {
        "group": np.array(names, dtype=object),
        "answers_before": first.answers,
        "answers_after": second.answers,
        "share_before": first.share,
        "share_after": second.share,
        "score_before": first.mean,
        "score_after": second.mean,
        "change": change,
        "change_low": change - NORMAL_CRITICAL * error,
        "change_high": change + NORMAL_CRITICAL * error,
        "change_p_value": np.where(change == 0, 1.0, p_value),
        "rate": rate,
        "mix": mix,
    }
    largest_first = np.argsort(-(first.answers + second.answers), kind="stable")
    return pd.DataFrame({name: column[largest_first] for name, column in columns.items()})


def _estimate(effect: float, error: float, unit: Quantity, size: int, method: str) -> Estimate:
    reach = NORMAL_CRITICAL * error
    low, value, high = (unit.with_amount(amount) for amount in (effect - reach, effect, effect + reach))
    return Estimate(value, low, high, size, method, two_sided_p(effect, error))
