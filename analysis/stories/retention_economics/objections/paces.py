"""What a board asks where two kinds of customers leave at different paces: noise, one account, fewer losses."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.statistics.refusals import NotEstimable
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.chance import chance_of, say_chance
from analysis.stories.objections.change_our_mind import Falls, because
from analysis.stories.objections.one_account import one_account
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics.objections.asked import customers
from analysis.stories.retention_economics.pace import paced
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.what_would_tell import what_it_takes, what_would_tell


def chance_among_all(searched: Searched, name: str, lost: int, part: float) -> Objection:
    """For a comparison of paces by its p-value alone; `part` of the customers are of the kind that would tell."""
    p_value = searched.p_values.get(name)
    if p_value is None:
        why = sentence("Too few left for it to be tested.")
        return answered(Question.NOISE, Verdict.CANNOT_BE_TOLD, [why], {})
    said, estimates = say_chance(p_value, lost), chance_of(p_value, lost)
    opening = sentence(said.template[:1].upper() + said.template[1:] + ".", **said.parts)
    if searched.passes(name):
        return answered(Question.NOISE, Verdict.NO, [opening], estimates)
    estimates |= what_it_takes(lost, part, searched.tested)
    lines = [opening, what_would_tell(lost, part, searched.tested)]
    return answered(Question.NOISE, Verdict.CANNOT_BE_TOLD, lines, estimates)


def pace_without_one(counts: pd.DataFrame, exposure: str, controls: Sequence[str], ratio: Estimate) -> Objection:
    """The ratio fitted again without the customers that weigh most: of either kind, the one lost first and the one that
    stayed longest."""
    found = []
    for is_exposed in (True, False):
        of_kind = counts[exposure].to_numpy(dtype=bool) == is_exposed
        first, last = _first(counts, "lost", of_kind), _last(counts, "censored", of_kind)
        for place, column in ((first, "lost"), (last, "censored")):
            without = None if place is None else _one_fewer(counts, place, column, [exposure, *controls])
            if without is None:
                continue
            try:
                found.append(paced(without, exposure, list(controls), "months of life").value)
            except NotEstimable:
                continue
    if not found:
        return once_each(int(counts["entered"].sum()))
    lowest, highest = (pick(found, key=lambda each: each.amount) for pick in (min, max))
    return one_account(ratio, lowest, highest, ratio.sample_size)


def once_each(number: int) -> Objection:
    """Where no ratio is claimed."""
    said = sentence("Each of {customers} counts once, whatever it pays.", customers=customers(number))
    return answered(Question.ONE_ACCOUNT, Verdict.NO, [said], {"customers_counted": customers(number)})


def _first(counts: pd.DataFrame, column: str, of_kind: NDArray[np.bool_]) -> int | None:
    """The place of the row with the earliest of them."""
    there = np.flatnonzero(of_kind & (counts[column].to_numpy() > 0))
    return int(there[counts["month"].to_numpy()[there].argmin()]) if len(there) else None


def _last(counts: pd.DataFrame, column: str, of_kind: NDArray[np.bool_]) -> int | None:
    there = np.flatnonzero(of_kind & (counts[column].to_numpy() > 0))
    return int(there[counts["month"].to_numpy()[there].argmax()]) if len(there) else None


def _one_fewer(counts: pd.DataFrame, gone: int, column: str, keys: Sequence[str]) -> pd.DataFrame | None:
    """Without one customer of the row in that place, who entered last of those who can have been it."""
    month = counts["month"].to_numpy()
    can_have_been = (counts["entered"].to_numpy() > 0) & (month < month[gone])
    for key in keys:
        can_have_been &= (counts[key] == counts[key].iloc[gone]).to_numpy(dtype=bool)
    entries = np.flatnonzero(can_have_been)
    if not len(entries):
        return None
    fewer = {each: counts[each].to_numpy(dtype=float, copy=True) for each in ("entered", column)}
    fewer["entered"][entries[month[entries].argmax()]] -= 1
    fewer[column][gone] -= 1
    return counts.assign(**fewer)


def fewer_losses(ratio: Estimate, lost: int, kind: str) -> Falls | None:
    """How many of the exposed who left would have had to stay before the interval holds no difference.

    ln HR falls by ln((d - k)/d), and its variance gains 1/(d - k) - 1/d: the losses of the exposed are a part of both.
    """
    error = (log(ratio.high.amount) - log(ratio.low.amount)) / (2 * NORMAL_CRITICAL)
    if ratio.low.amount <= 1:
        return None
    needed = next(
        (
            fewer
            for fewer in range(1, lost)
            if exp(
                log(ratio.value.amount)
                + log((lost - fewer) / lost)
                - NORMAL_CRITICAL * sqrt(error**2 + 1 / (lost - fewer) - 1 / lost)
            )
            <= 1
        ),
        lost,
    )
    found = counted(Count(float(needed), "losses"), lost)
    said = sentence(
        "Had about {needed} of the {lost} {kind} who left stayed, no difference could be told.",
        needed=Count(float(needed), ""),
        lost=lost,
        kind=kind,
    )
    return because(said, {"losses_fewer": found, "losses_there": counted(Count(float(lost), "losses"), lost)})
