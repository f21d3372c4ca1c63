"""Is it one account? How far the figure moves at most without any single customer."""

from __future__ import annotations

from dataclasses import replace

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Quantity, Ratio
from analysis.sentences import sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.questions import Question

METHOD = "extremes over all customers, each left out in turn"


def one_account(
    main: Estimate, lowest: Quantity, highest: Quantity, customers: int, stands: bool | None = None
) -> Objection:
    """`lowest` and `highest`: the figure without the customer whose leaving moves it down or up most.

    `stands`: whether the claim would still be made at both ends; None asks the interval of `main`, moved along with
    the figure, whether it stays as far from no difference as it is. A level stands while both ends lie in its interval.
    No customer is named.
    """
    without = _without(main, lowest, highest)
    keeps = _stands(main, without) if stands is None else stands
    estimates = {
        "main": main,
        "without_any_one_customer": without,
        "customers_left_out": counted(Count(customers, "customers"), customers),
    }
    said = sentence(
        "Without any single one of {customers} it stays within {without:range}, and the claim "
        + ("stands." if keeps else "would fall."),
        customers=estimates["customers_left_out"],
        without=without,
    )
    return answered(Question.ONE_ACCOUNT, Verdict.NO if keeps else Verdict.YES, [said], estimates)


def largest_part(part: Estimate, customers: int, what: str) -> Objection:
    """For a sum: what part of it the largest single customer makes, as a Share. Half or more is one account."""
    is_one = part.value.amount >= 0.5
    estimates = {
        "largest_customer_share": part,
        "customers_counted": counted(Count(customers, "customers"), customers),
    }
    said = sentence(
        "Of {customers} the largest alone makes {part} of {what}.",
        customers=estimates["customers_counted"],
        part=part,
        what=what,
    )
    return answered(Question.ONE_ACCOUNT, Verdict.YES if is_one else Verdict.NO, [said], estimates)


def _without(main: Estimate, lowest: Quantity, highest: Quantity) -> Estimate:
    ends = sorted((lowest.amount, main.value.amount, highest.amount))
    low, high = main.value.with_amount(ends[0]), main.value.with_amount(ends[-1])
    return replace(main, low=low, high=high, method=METHOD, p_value=None)


def _stands(main: Estimate, without: Estimate) -> bool:
    inside = main.low.amount <= without.low.amount and without.high.amount <= main.high.amount
    if main.p_value is None or main.low.amount == main.high.amount:
        return inside
    neutral = 1.0 if isinstance(main.value, Ratio) else 0.0
    if main.low.amount <= neutral <= main.high.amount:
        return inside
    moved_down = main.low.amount + without.low.amount - main.value.amount
    moved_up = main.high.amount + without.high.amount - main.value.amount
    return moved_down > neutral if main.value.amount > neutral else moved_up < neutral
