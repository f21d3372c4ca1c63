"""Is it one account? How far the figure moves at most without any single customer."""

from __future__ import annotations

from dataclasses import replace
from math import floor

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Quantity, Share
from analysis.sentences import sentence
from analysis.stories.claim_level import ALONE_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.questions import Question
from analysis.stories.objections.standing import holds_without, is_open

HALF, TENTHS = 0.5, 10
METHOD = "extremes over all customers, each left out in turn"


def one_account(
    main: Estimate,
    lowest: Quantity,
    highest: Quantity,
    customers: int,
    stands: bool | None = None,
    level: float = ALONE_LEVEL,
) -> Objection:
    """`lowest` and `highest`: the figure without the customer whose leaving moves it down or up most.

    `stands`: whether the claim would still be made at both ends, at `level`; None takes the figure for as uncertain
    there as it is. A level stands while both ends lie in its interval; an open claim while it stays open.
    No customer is named.
    """
    without = _without(main, lowest, highest)
    keeps = holds_without(main, without.low, without.high, level) if stands is None else stands
    estimates = {
        "main": main,
        "without_any_one_customer": without,
        "customers_left_out": counted(Count(customers, "customers"), customers),
    }
    said = sentence(
        "Without any single one of {customers} it stays at {without:range}" + _ending(keeps, is_open(main, level)),
        customers=estimates["customers_left_out"],
        without=without,
    )
    return answered(Question.ONE_ACCOUNT, Verdict.NO if keeps else Verdict.YES, [said], estimates)


def _ending(keeps: bool, is_still_open: bool) -> str:
    if is_still_open:
        return ", and still cannot be told." if keeps else "; without one of them it could be told."
    return ", and the claim stands." if keeps else ", and the claim would fall."


def largest_part(part: Estimate, customers: int, what: str) -> Objection:
    """For a sum: what part of it the largest single customer makes, as a Share. Half or more is one account.

    A bound in tenths is all that is said: the part itself, times the sum, would be one customer's own figure.
    """
    is_one = part.value.amount >= HALF
    bound = HALF if is_one else (floor(part.value.amount * TENTHS) + 1) / TENTHS
    estimates = {
        "largest_customer_share_bound": counted(Share(bound), customers),
        "customers_counted": counted(Count(customers, "customers"), customers),
    }
    said = sentence(
        "Of {customers} the largest alone makes "
        + ("{bound} or more" if is_one else "less than {bound}")
        + " of {what}.",
        customers=estimates["customers_counted"],
        bound=estimates["largest_customer_share_bound"],
        what=what,
    )
    return answered(Question.ONE_ACCOUNT, Verdict.YES if is_one else Verdict.NO, [said], estimates)


def _without(main: Estimate, lowest: Quantity, highest: Quantity) -> Estimate:
    ends = sorted((lowest.amount, main.value.amount, highest.amount))
    low, high = main.value.with_amount(ends[0]), main.value.with_amount(ends[-1])
    return replace(main, low=low, high=high, method=METHOD, p_value=None)
