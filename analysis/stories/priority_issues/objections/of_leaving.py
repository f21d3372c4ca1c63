"""What a board asks of customers who raised an issue and left more, or less, than like ones."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.special import ndtri

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Ratio
from analysis.sentences import sentence
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.stories.claim_level import ALONE_LEVEL, CLAIM_LEVEL
from analysis.stories.joined import joined
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind, explained_away, would_take
from analysis.stories.objections.cherry_picked import cherry_picked
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import in_order_of_time
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues.leaving.followed import IssueLeaving, Leaving
from analysis.stories.priority_issues.leaving.one_stayed import had_one_stayed
from analysis.stories.priority_issues.leaving.words import had_done, words_for
from analysis.stories.retention_economics.what_would_tell import what_it_takes

MOST_OF_IT = 0.9  # a ratio that keeps nine tenths of its size is the same ratio to anybody who decides by it


def leaving_answers(leaving: Leaving) -> Iterable[Objection | None]:
    first = leaving.shown
    if first is None or first.ratio is None:
        return ()
    ratios = {each.issue: each.ratio for each in leaving.compared if each.ratio}
    return (
        noise(first.ratio, leaving.allowed, of="customers"),
        _mix(leaving, first, first.ratio),
        _one_account(leaving, first, first.ratio),
        _in_time(leaving),
        no_money_used(sentence("Customers are counted here, not money: each counts alike.")),
        cherry_picked(first.ratio, ratios, leaving.deed.noun, CLAIM_LEVEL),
        _twice(leaving),
        neither(sentence("Neither: customers are counted, and no money is claimed.")),
        _change(leaving, first),
    )


def _mix(leaving: Leaving, first: IssueLeaving, ratio: Estimate) -> Objection | None:
    """How much of the plain ratio is left among like customers."""
    if first.crude is None:
        return None
    said = sentence(
        f"As they are, customers who {had_done(leaving, 'issue')} left {{plain}} as often as all others; with {{held}} "
        "held equal {alike} ({alike:interval}).",
        issue=first.issue,
        plain=first.crude,
        held=words_for(leaving.held),
        alike=ratio,
    )
    estimates = {"risk_ratio_unadjusted": first.crude, "risk_ratio": ratio}
    return answered(Question.MIX, _verdict_on_mix(first.crude, ratio), [said], estimates)


def _verdict_on_mix(plain: Estimate, alike: Estimate) -> Verdict:
    if alike.p_value is None or alike.p_value >= ALONE_LEVEL:
        return Verdict.CANNOT_BE_TOLD
    kept = abs(np.log(alike.value.amount)) >= MOST_OF_IT * abs(np.log(plain.value.amount))
    return Verdict.NO if kept else Verdict.IN_PART


def _one_account(leaving: Leaving, first: IssueLeaving, ratio: Estimate) -> Objection | None:
    """Had any one of the lost stayed: the customer whose staying moves the ratio most, down or up."""
    stayed = had_one_stayed(first.matched)
    if stayed is None:
        return None
    low, high = (ratio.value.with_amount(each) for each in (stayed.least, stayed.most))
    without = Estimate(ratio.value, low, high, first.customers, "had any one of the lost stayed")
    lost = counted(Count(leaving.lost, "customers lost"), leaving.lost)
    stands = (stayed.p_value <= leaving.allowed) or not first.is_told
    ending = "and the claim would fall." if not stands else "and the claim stands."
    said = sentence(
        f"Had any one of the {{lost}} stayed, customers who {had_done(leaving, 'issue')} would have left "
        "{without:range} as often as like ones, " + (ending if first.is_told else "and it still cannot be told."),
        lost=lost,
        issue=first.issue,
        without=without,
    )
    estimates = {"risk_ratio_had_one_stayed": without, "customers_lost": lost}
    return answered(Question.ONE_ACCOUNT, Verdict.NO if stands else Verdict.YES, [said], estimates)


def _in_time(leaving: Leaving) -> Objection:
    found = in_order_of_time(Count(leaving.lost, "losses"), leaving.deed.before, "having left")
    doubt = sentence(f"Whether somebody had made up their mind before {leaving.deed.doing}, no export says.")
    return Objection(found.question, joined([found.answer, doubt]), found.estimates)


def _twice(leaving: Leaving) -> Objection:
    looks = counted(Count(leaving.looks, "times"), leaving.customers)
    customers = counted(Count(leaving.customers, "customers"), leaving.customers)
    said = sentence(
        "{customers} are looked at {looks}, once a quarter; quarters do not overlap, so each is lost in one of them at "
        f"most. A customer with several {leaving.deed.noun} stands under each: the shares must not be added up.",
        customers=customers,
        looks=looks,
    )
    return answered(Question.COUNTED_TWICE, Verdict.NO, [said], {"looks": looks, "customers": customers})


def _change(leaving: Leaving, first: IssueLeaving) -> Objection | None:
    if first.is_told:
        return change_our_mind(
            [explained_away(first.e_value, f"{leaving.deed.doing} and leaving") if first.e_value else None]
        )
    part = first.matched.part_exposed.amount
    needed = what_it_takes(leaving.lost, part, len(leaving.compared), CLAIM_LEVEL).get("losses_needed")
    missing = round(needed.value.amount) - leaving.lost if needed else 0
    more = would_take(Count(missing, "more losses")) if missing > 0 else None
    return change_our_mind([more or _larger(leaving, first.ratio)])


def _larger(leaving: Leaving, ratio: Estimate | None) -> Falls | None:
    """The ratio from which on, over as many losses, it would be told; the interval's width says how sure it is."""
    if ratio is None or ratio.low.amount <= 0:
        return None
    error = float(np.log(ratio.high.amount / ratio.low.amount)) / (2 * NORMAL_CRITICAL)
    least = Ratio(float(np.exp(-error * ndtri(leaving.allowed / 2))))
    found = Estimate(least, least, least, ratio.sample_size, "the least that would be told")
    said = sentence("Leaving {least} as often, over as many losses, would be told.", least=found)
    return because(said, {"least_told": found})
