"""What a board asks of leaving by satisfaction, and of every sum that rests on it."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import sentence
from analysis.statistics.e_value import e_value
from analysis.stories.claim_level import ALONE_LEVEL, RETENTION_LEVEL
from analysis.stories.joined import joined
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, change_our_mind, explained_away, would_take
from analysis.stories.objections.cherry_picked import cherry_picked
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import in_order_of_time
from analysis.stories.objections.questions import Question, in_order
from analysis.stories.retention_economics.landmark_base import Base
from analysis.stories.retention_economics.satisfaction import Satisfaction, Survey, words_for
from analysis.stories.retention_economics.score_groups import HAPPY, SILENT, UNHAPPY, customers_of
from analysis.stories.retention_economics.what_would_tell import what_it_takes


def of_leaving(
    satisfaction: Satisfaction, survey: Survey, base: Base | None, is_told: bool, losses_missing: Count | None
) -> tuple[Objection, ...]:
    """`losses_missing`: what it would take where it is not told."""
    mind = explained(survey) if is_told else (would_take(losses_missing) if losses_missing else None)
    return in_order(
        [
            is_noise(survey),
            who_answered(base),
            *about_like_customers(satisfaction, survey),
            no_money_used(sentence("Customers are counted here, not money: each counts alike.")),
            neither(sentence("Neither: customers are counted. What it comes to in money is told apart, as margin.")),
            change_our_mind([mind]),
        ]
    )


def part_unhappy(survey: Survey) -> float:
    return survey.of(UNHAPPY, "entered") / survey.looks


def losses_missing(survey: Survey, tested: int) -> Count | None:
    """How many more would show a pace twice as fast; None where there are as many already."""
    needed = what_it_takes(survey.lost, part_unhappy(survey), tested).get("losses_needed")
    missing = round(needed.value.amount) - survey.lost if needed else 0
    return Count(missing, "more losses") if missing > 0 else None


def about_like_customers(satisfaction: Satisfaction, survey: Survey) -> Iterable[Objection | None]:
    """What every finding that compares like customers is asked."""
    return (
        is_mix(survey),
        is_one_account(survey),
        _in_time(survey),
        _is_picked(satisfaction, survey),
        _is_twice(survey),
    )


def is_noise(survey: Survey) -> Objection | None:
    return noise(survey.ratio, RETENTION_LEVEL, of="customers") if survey.ratio else None


def who_answered(base: Base | None) -> Objection | None:
    if base is None or base.coverage is None:
        return None
    coverage = counted(Share(base.coverage), int(base.rows["customers"].sum()))
    everybody = base.revenue()
    estimates = {"response_coverage_customers": coverage}
    template = "{customers} of the customers answered in the last twelve months; "
    if base.has_revenue:
        paid = 1 - base.revenue(SILENT).value.amount / everybody.value.amount if base.customers(SILENT) else 1.0
        estimates["response_coverage_revenue"] = counted(Share(paid), everybody.sample_size)
        template = "{customers} of the customers, with {revenue} of the revenue, answered in the last twelve months; "
    said = sentence(
        template + "those who answered are compared with each other, and nothing is claimed of the silent.",
        customers=coverage,
        revenue=estimates.get("response_coverage_revenue", ""),
    )
    return answered(Question.WHO_ANSWERED, Verdict.IN_PART if base.customers(SILENT) else Verdict.NO, [said], estimates)


def is_mix(survey: Survey) -> Objection | None:
    """How much of the plain ratio is left when like customers are compared."""
    plain, alike = survey.plain_ratio, survey.ratio
    if plain is None or alike is None:
        return None
    said = sentence(
        "As they are, {unhappy} leave {plain} as often as {happy}; with {held} held equal {alike} ({alike:interval}).",
        unhappy=customers_of(survey.kind, UNHAPPY),
        happy=customers_of(survey.kind, HAPPY),
        plain=plain,
        held=words_for(survey.held),
        alike=alike,
    )
    return answered(
        Question.MIX, _verdict_on_mix(plain, alike), [said], {"risk_ratio_unadjusted": plain, "risk_ratio": alike}
    )


MOST_OF_IT = 0.9  # a ratio that keeps nine tenths of its size is the same ratio to anybody who decides by it


def _verdict_on_mix(plain: Estimate, alike: Estimate) -> Verdict:
    if alike.p_value is None or alike.p_value >= ALONE_LEVEL:
        return Verdict.CANNOT_BE_TOLD
    return Verdict.IN_PART if alike.value.amount < MOST_OF_IT * plain.value.amount else Verdict.NO


def is_one_account(survey: Survey) -> Objection | None:
    """Customers are left out by the lot, each lot in turn: one that decided the ratio would show with its lot."""
    unhappy, happy, ratio = survey.risk(UNHAPPY), survey.risk(HAPPY), survey.ratio
    if unhappy is None or happy is None or ratio is None:
        return None
    found = (unhappy / happy).without
    ends = sorted([float(found.min()), ratio.value.amount, float(found.max())])
    low, high = ratio.value.with_amount(ends[0]), ratio.value.with_amount(ends[-1])
    without = Estimate(ratio.value, low, high, survey.customers, "without each lot in turn")
    lots = counted(Count(len(found), "lots"), survey.customers)
    said = sentence(
        "The customers were left out in {lots}, one lot after the other: {unhappy} left {without:range} as often as "
        "like {happy} whichever lot was gone.",
        lots=lots,
        unhappy=customers_of(survey.kind, UNHAPPY),
        happy=customers_of(survey.kind, HAPPY),
        without=without,
    )
    stands = ends[0] > 1 or ends[-1] < 1
    estimates = {"risk_ratio_without_a_lot": without, "lots": lots}
    return answered(Question.ONE_ACCOUNT, Verdict.NO if stands else Verdict.CANNOT_BE_TOLD, [said], estimates)


def _in_time(survey: Survey) -> Objection:
    found = in_order_of_time(
        Count(survey.lost, "losses"), "the answers that put the customer into its group", "having left"
    )
    doubt = sentence("Whether somebody had made up their mind before answering, no export says.")
    return Objection(found.question, joined([found.answer, doubt]), found.estimates)


def _is_picked(satisfaction: Satisfaction, survey: Survey) -> Objection | None:
    compared = {each.name: each.ratio for each in satisfaction.surveys if each.ratio}
    return cherry_picked(survey.ratio, compared, "surveys", RETENTION_LEVEL) if survey.ratio else None


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


def explained(survey: Survey) -> Falls | None:
    return explained_away(e_value(survey.ratio)) if survey.ratio else None
