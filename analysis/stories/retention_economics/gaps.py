"""What the exports at hand cannot answer, and whose export would."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.findings import Gap
from analysis.stories.retention_economics.scope import Scope

RECURRING_REVENUE = Gap(
    "How much recurring revenue is kept?",
    "recurring revenue by customer for thirteen months or more, or contract lines with start, end and amount a month",
    "Finance",
)
RECURRING_BY_PURCHASE = Gap(
    "How much revenue comes back by itself?",
    "contract lines with start, end and amount a month: orders alone recur only when somebody buys again",
    "Finance",
)
WHO_LEFT = Gap(
    "Who left?",
    "contract lines with their ends, a status for each customer, or invoices by month",
    "Finance or Sales",
)
HOW_LONG = Gap(
    "How long do customers stay?",
    "the day each customer began and the day it left, or the months it has been there",
    "Sales or Finance",
)
SATISFACTION = Gap(
    "Do unhappy customers leave more?",
    "dated answers to a survey by customer, from before the twelve months looked at",
    "Service or Marketing",
)
ONBOARDING = Gap(
    "Does late onboarding go with leaving?",
    "for each customer the day its onboarding was promised and the day it was finished",
    "Operations",
)
WHO_WILL_STAY = Gap(
    "How many of today's customers will still be there in a year, and what are they worth?",
    "the day each customer began and the day it left, over two years or more: "
    "a projection is told only where it can be held against a year that was seen",
    "Sales or Finance",
)
WORTH = Gap(
    "What is a better score worth?",
    "dated answers by customer, twelve months in which those customers are followed, and what they pay by month",
    "Service or Marketing, and Finance",
)
WORTH_WITHOUT_DATES = Gap(
    "What is a better score worth?",
    "answers with their days and recurring revenue by month: a score without a date may know who had left, "
    "so no money is claimed from it",
    "Service or Marketing, and Finance",
)
REASONS = Gap("Why do customers leave?", "for each lost customer a reason", "Sales")
PURCHASES = Gap("What do customers buy, and do they come back?", "orders with customer, day and amount", "Sales")
LOST_DEALS = Gap("How many deals are won?", "deals lost, with customer and day closed", "Sales")


def gaps_of(scope: Scope, has: Mapping[str, bool]) -> tuple[Gap, ...]:
    """`has` says of each part of the story whether the exports allowed it."""
    if scope.sells_by_purchase and not has["revenue"]:
        sold = ((has["purchases"], PURCHASES), (has["lost deals"], LOST_DEALS), (False, RECURRING_BY_PURCHASE))
        return tuple(gap for is_answered, gap in sold if not is_answered)
    answered = (
        (has["who left"], WHO_LEFT),
        (has["revenue"], RECURRING_REVENUE),
        (has["lifetimes"] or not has["anybody lost"], HOW_LONG),
        (has["projection"] or not has["lifetimes"], WHO_WILL_STAY),
        (has["satisfaction"], SATISFACTION),
        (has["worth of satisfaction"], WORTH_WITHOUT_DATES if scope.is_snapshot else WORTH),
        (has["onboarding"], ONBOARDING),
        (has["reasons"] or not has["anybody lost"], REASONS),
    )
    return tuple(gap for is_answered, gap in answered if not is_answered)
