"""What a board asks of the findings on money, answered from what they rest on."""

from __future__ import annotations

from functools import lru_cache

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import sentence
from analysis.statistics.e_value import e_value
from analysis.stories.claim_level import RETENTION_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, change_our_mind, explained_away
from analysis.stories.objections.cherry_picked import cherry_picked
from analysis.stories.objections.finance import finance
from analysis.stories.objections.margin import margin
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import in_order_of_time
from analysis.stories.objections.questions import Question, in_order
from analysis.stories.retention_economics.satisfaction import Survey, words_for
from analysis.stories.retention_economics.score_groups import HAPPY, SILENT, UNHAPPY, customers_of
from analysis.stories.retention_economics.worth.assumed import Assumed
from analysis.stories.retention_economics.worth.reckoned import Reckoned


def of_value(reckoned: Reckoned, difference: Estimate, given: Assumed) -> tuple[Objection, ...]:
    return in_order([*_of_every(reckoned), _is_noise(reckoned.survey), _is_margin(difference, given)])


def of_saveable(
    reckoned: Reckoned, saveable: Estimate, used: Estimate, of: Estimate, gross_margin: float
) -> tuple[Objection, ...]:
    survey = reckoned.survey
    never_above = answered(
        Question.COUNTED_TWICE,
        Verdict.NO,
        [
            sentence(
                "Each of {customers} pays once: what is at risk is a part of {used}, and what is saveable a part of "
                "that; intervals take a customer seen at several quarters' ends as one.",
                customers=counted(Count(used.sample_size, "customers"), used.sample_size),
                used=used,
            )
        ],
        {"money_used": used},
    )
    common = [each for each in _of_every(reckoned) if each.question != Question.COUNTED_TWICE.value]
    ties = [each for each in common if each.question != Question.FINANCE.value]
    return in_order(
        [*ties, finance(reckoned.finance, used, of), never_above, _is_noise(survey), margin(saveable, gross_margin)]
    )


def of_improvement(reckoned: Reckoned, gained: Estimate, given: Assumed, least: Falls | None) -> tuple[Objection, ...]:
    mind = change_our_mind([least, _explained(reckoned.survey)])
    common = [each for each in _of_every(reckoned) if each.question != Question.CHANGE_OUR_MIND.value]
    return in_order([*common, *([mind] if mind else []), _is_noise(reckoned.survey), _is_margin(gained, given)])


@lru_cache(maxsize=8)  # they rest on no assumption: asked once, however often a slider moves
def _of_every(reckoned: Reckoned) -> tuple[Objection, ...]:
    survey, base = reckoned.survey, reckoned.kept.base
    answered_by = [group for group in survey.groups if group in reckoned.kept.groups]
    mind = change_our_mind([_explained(survey)])
    return (
        _who_answered(reckoned),
        _is_mix(survey),
        _is_one_account(survey),
        in_order_of_time(Count(survey.lost, "losses"), "the answers that put the customer into its group", "leaving"),
        finance(reckoned.finance, base.revenue(*answered_by), base.revenue()),
        _is_picked(reckoned),
        _is_twice(survey),
        *([mind] if mind else []),
    )


def _is_noise(survey: Survey) -> Objection:
    assert survey.ratio is not None
    return noise(survey.ratio, RETENTION_LEVEL, of="customers")


def _who_answered(reckoned: Reckoned) -> Objection:
    base = reckoned.kept.base
    coverage = counted(Share(base.coverage or 0.0), int(base.rows["customers"].sum()))
    everybody = base.revenue()
    silent = base.revenue(SILENT).value.amount if base.customers(SILENT) else 0.0
    revenue = counted(Share(1 - silent / everybody.value.amount), everybody.sample_size)
    said = sentence(
        "{customers} of the customers answered in the last twelve months, with {revenue} of the revenue; like "
        "answering "
        "customers are compared with each other, and nothing is claimed of the silent.",
        customers=coverage,
        revenue=revenue,
    )
    estimates = {"response_coverage_customers": coverage, "response_coverage_revenue": revenue}
    return answered(Question.WHO_ANSWERED, Verdict.IN_PART if silent else Verdict.NO, [said], estimates)


def _is_mix(survey: Survey) -> Objection:
    """How much of the plain ratio goes when like customers are compared."""
    plain, alike = survey.plain_ratio, survey.ratio
    assert plain is not None and alike is not None
    shrinks = alike.value.amount < plain.value.amount and alike.value.amount < plain.low.amount * 1.0001
    said = sentence(
        "As they are, {unhappy} leave {plain} as often as {happy}; with {held} held equal {alike}, and every figure in "
        "money rests on the latter.",
        unhappy=customers_of(survey.kind, UNHAPPY),
        happy=customers_of(survey.kind, HAPPY),
        plain=plain,
        held=words_for(survey.held),
        alike=alike,
    )
    verdict = Verdict.IN_PART if shrinks or alike.value.amount < 0.9 * plain.value.amount else Verdict.NO
    return answered(Question.MIX, verdict, [said], {"risk_ratio_unadjusted": plain, "risk_ratio": alike})


def _is_one_account(survey: Survey) -> Objection:
    """Customers are left out by the lot: no single one of a lot can weigh more than its whole lot and go unseen."""
    unhappy, happy = survey.risk(UNHAPPY), survey.risk(HAPPY)
    assert unhappy is not None and happy is not None and survey.ratio is not None
    ratios = (unhappy / happy).without
    quantity = survey.ratio.value
    low, high = float(min(ratios.min(), quantity.amount)), float(max(ratios.max(), quantity.amount))
    without = Estimate(
        quantity, quantity.with_amount(low), quantity.with_amount(high), survey.customers, "without each lot in turn"
    )
    lots = counted(Count(len(ratios), "lots"), survey.customers)
    said = sentence(
        "The customers were left out in {lots}, one lot after the other: {unhappy} left {without:range} as often as "
        "like {happy} whichever lot was gone.",
        lots=lots,
        unhappy=customers_of(survey.kind, UNHAPPY),
        happy=customers_of(survey.kind, HAPPY),
        without=without,
    )
    verdict = Verdict.NO if low > 1 else Verdict.YES
    return answered(Question.ONE_ACCOUNT, verdict, [said], {"risk_ratio_without_a_lot": without, "lots": lots})


def _is_picked(reckoned: Reckoned) -> Objection:
    compared = {each.name: each.ratio for each in reckoned.satisfaction.surveys if each.ratio}
    assert reckoned.survey.ratio is not None
    return cherry_picked(reckoned.survey.ratio, compared, "surveys", RETENTION_LEVEL)


def _is_twice(survey: Survey) -> Objection:
    looks = counted(Count(survey.looks, "times"), survey.customers)
    customers = counted(Count(survey.customers, "customers"), survey.customers)
    said = sentence(
        "{customers} are looked at {looks}, at several quarters' ends each; intervals are reckoned by leaving "
        "out whole "
        "customers, so that seeing one twice makes nothing surer.",
        customers=customers,
        looks=looks,
    )
    return answered(Question.COUNTED_TWICE, Verdict.NO, [said], {"looks": looks, "customers": customers})


def _is_margin(money: Estimate, given: Assumed) -> Objection:
    share = given.estimates()["assumption[gross_margin]"]
    said = sentence(
        "Margin: {money} is what is left of the revenue at a gross margin of {share}.", money=money, share=share
    )
    return answered(Question.MARGIN, None, [said], {"money": money, "assumption[gross_margin]": share})


def _explained(survey: Survey) -> Falls | None:
    assert survey.ratio is not None
    return explained_away(e_value(survey.ratio))
