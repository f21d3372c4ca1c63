"""What a board asks of the score weighted by revenue."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Money
from analysis.sentences import sentence
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind, larger, least_told
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.counted_twice import counted_twice
from analysis.stories.objections.finance import finance
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.one_account import one_account
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.who_answered import who_answered
from analysis.stories.satisfaction.coverage import coverage_of
from analysis.stories.satisfaction.objections.known import finance_of, heard_of, rows_if_known, whom
from analysis.stories.satisfaction.objections.without_one import STEP
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SIDE_QUESTION_LEVEL, is_told
from analysis.stories.satisfaction.weights import Weighed


def of_weights(telling: Telling, survey: Survey, about: Weighed) -> Iterator[Objection | None]:
    main = about.difference
    customers = Count(float(about.sums["customers"]), "customers")
    yield noise(main, SIDE_QUESTION_LEVEL, of="customers")
    yield who_answered(main, heard_of(telling, survey), level=SIDE_QUESTION_LEVEL)
    yield _without_one(telling, survey, about)
    yield no_cause_claimed(sentence("It says whose answers are happier, not why: no cause is claimed."))
    yield finance(finance_of(telling), *_money(telling, survey, about))
    yield nothing_searched(sentence("One weight was fixed before: what each customer pays a month."))
    yield counted_twice(customers)
    yield neither(sentence("Revenue weighs the answers, margin does not; no money is claimed from the score."))
    yield change_our_mind([_least(main)])


def _without_one(telling: Telling, survey: Survey, about: Weighed) -> Objection | None:
    rows = rows_if_known(telling, "satisfaction/weight_without_one", period_id=survey.period.period_id)
    found = rows[rows["survey_id"] == survey.survey_id].dropna() if len(rows) else rows
    if found.empty:
        return None
    row, main = found.iloc[0], about.difference
    step = about.scale.factor * STEP  # outwards: the exact ends would tell what a single customer pays
    ends = (
        floor(float(row["lowest_difference"]) / STEP) * step,
        ceil(float(row["highest_difference"]) / STEP) * step,
    )
    low, high = (main.value.with_amount(end) for end in ends)
    return one_account(main, low, high, round(float(row["customers"])), level=SIDE_QUESTION_LEVEL)


def _money(telling: Telling, survey: Survey, about: Weighed) -> tuple[Estimate, Estimate | None, str]:
    """What those who answered pay a month, of what the survey's whole base pays."""
    currency, customers = str(telling.edition.company["currency"]), round(float(about.sums["customers"]))
    used = counted(Money(float(about.sums["weight_sum"]), currency, "month"), customers)
    total = coverage_of(telling, survey)
    if total is None or total.revenue < used.value.amount:
        return used, None, ""
    return used, counted(Money(total.revenue, currency, "month"), round(total.customers)), whom(total)


def _least(main: Estimate) -> Falls:
    if not is_told(main, SIDE_QUESTION_LEVEL):
        return larger(main, SIDE_QUESTION_LEVEL)
    amount = main.value.with_amount(least_told(main, SIDE_QUESTION_LEVEL))
    found = Estimate(amount, amount, amount, main.sample_size, "the least that would be told")
    return because(
        sentence(
            "A difference below {least:size}: among so many customers, weighed so unequally, it could be chance.",
            least=found,
        ),
        {"least_told": found},
    )
