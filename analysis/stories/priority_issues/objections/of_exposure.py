"""What a board asks of the issue that exposes most revenue, or that is raised most often."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import Sentence, sentence
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.joined import listed
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.finance import finance, no_money_used
from analysis.stories.objections.margin import margin, neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues.exposure import Exposure
from analysis.stories.priority_issues.judging import is_significant
from analysis.stories.priority_issues.objections.known import finance_of, gross_margin, sent_twice
from analysis.stories.priority_issues.objections.order_elsewhere import Firsts, at_other_ends, within_segments
from analysis.stories.priority_issues.objections.without_largest import without_largest


def exposure_answers(exposure: Exposure, by_count: bool = False) -> Iterable[Objection | None]:
    """Of the claim that the first issue exposes most revenue; `by_count`: that it is raised most often."""
    order = exposure.order(by_count)
    lead = _lead(exposure, by_count)
    return (
        noise(lead, CLAIM_LEVEL, of="customers") if lead is not None else None,
        _mix(within_segments(exposure, order[0], by_count), exposure, order[0]),
        _one_account(exposure, lead, by_count) if lead is not None else None,
        None if by_count else no_cause_claimed(*_no_loss(exposure)),
        ties_to_finance(exposure, by_count),
        _cherry_picked(at_other_ends(exposure, order[0], by_count), exposure, order[0]),
        counted_twice(exposure, by_count),
        neither(sentence("Neither: these are counts, and no export says what the customers pay."))
        if by_count
        else margin(exposure.revenue(order[0]), gross_margin(exposure.facts)),
        change_our_mind([_change(exposure, lead, by_count)]) if lead is not None else None,
    )


def _lead(exposure: Exposure, by_count: bool) -> Estimate | None:
    if not by_count:
        return exposure.lead_by_money
    first, second = exposure.order(by_count=True)[:2]
    return exposure.difference(first, second, by_count=True)


def _mix(within: Firsts, exposure: Exposure, issue: str) -> Objection:
    if len(within.looked_at) < 2:
        one = exposure.facts.segment if exposure.facts.view.segment else ""
        why = "Only one segment is looked at here." if one else "The exports tell no segments apart."
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [sentence(why)], {})
    many, all_of = len(within.first_in), len(within.looked_at)
    verdict = Verdict.NO if many == all_of else Verdict.IN_PART if many else Verdict.YES
    estimates = within.estimates("segments", "segments")
    lines = [
        sentence(
            "Each segment counted alone, {issue} comes first in {first:word} of {all:word}{where}.",
            issue=issue,
            first=many,
            all=all_of,
            where=f" ({listed(within.first_in)})" if 0 < many < all_of else "",
        )
    ]
    if within.others:
        lines.append(sentence("Elsewhere {others} does.", others=listed(within.others, "or")))
    return answered(Question.MIX, verdict, lines, estimates)


def _one_account(exposure: Exposure, lead: Estimate, by_count: bool) -> Objection:
    first, rival = exposure.order(by_count)[0], _rival(exposure, lead, by_count)
    unit = lead.value
    lowest = unit.with_amount(unit.amount - exposure.largest(first, by_count))
    highest = unit.with_amount(unit.amount + exposure.largest(rival, by_count))
    whole = exposure.count(first) if by_count else exposure.revenue(first)
    part = counted(Share(exposure.largest(first, by_count) / max(whole.value.amount, 1e-9)), whole.sample_size)
    what = f"the {exposure.noun} on {first}" if by_count else f"the revenue behind {first}"
    return without_largest(lead, (lowest, highest), part, whole.sample_size, what)


def _rival(exposure: Exposure, lead: Estimate, by_count: bool) -> str:
    order = exposure.order(by_count)
    return next((each for each in order[1:] if exposure.difference(order[0], each, by_count) == lead), order[1])


def _no_loss(exposure: Exposure) -> tuple[Sentence, dict[str, Estimate]]:
    customers = counted(Count(float(exposure.customers_touched), "customers"), exposure.customers_touched)
    said = sentence(
        "It is not said that the issue makes anybody leave: all {customers} counted here are still customers, and what "
        "they pay is exposed, not lost.",
        customers=customers,
    )
    return said, {"customers_touched": customers}


def ties_to_finance(exposure: Exposure, by_count: bool = False) -> Objection:
    if by_count:
        return no_money_used(sentence("No money is claimed: the finding counts {noun}.", noun=exposure.noun))
    return finance(finance_of(exposure.facts), exposure.total_revenue(), exposure.base())


def _cherry_picked(ends: Firsts, exposure: Exposure, issue: str) -> Objection:
    issues = counted(Count(float(len(exposure.ranked)), "issues"), len(exposure.ranked))
    lines = [
        sentence("All {issues:word} with customers enough are shown.", issues=Count(issues.value.amount, "issues"))
    ]
    if not ends.looked_at:
        return nothing_searched(lines[0], {"issues_shown": issues})
    lines.append(
        sentence(
            "Over twelve months to the end of each earlier quarter, {ends:word} in all, {issue} came first "
            + _how_often(len(ends.first_in), len(ends.looked_at)),
            ends=Count(float(len(ends.looked_at)), "quarters"),
            issue=issue,
            first=len(ends.first_in),
        )
    )
    verdict = Verdict.NO if 2 * len(ends.first_in) > len(ends.looked_at) else Verdict.IN_PART
    return answered(
        Question.CHERRY_PICKED, verdict, lines, {"issues_shown": issues, **ends.estimates("quarters", "quarters")}
    )


def _how_often(first: int, looked_at: int) -> str:
    return "every time." if first == looked_at else "in none." if not first else "in {first:word}."


def counted_twice(exposure: Exposure, by_count: bool = False) -> Objection:
    estimates: dict[str, Estimate] = {}
    lines = []
    if not by_count:
        estimates |= {"revenue_at_risk_total": exposure.total_revenue(), "recurring_revenue": exposure.base()}
        lines.append(
            sentence(
                "A customer who raised several issues counts in part for each: together they come to {total} of the "
                "{base} that customers pay.",
                total=exposure.total_revenue(),
                base=exposure.base(),
            )
        )
    twice = None if exposure.facts.holdings.touchpoints else sent_twice(exposure.facts, "service_case")
    if twice is not None:
        estimates["rows_sent_twice"] = counted(twice, exposure.cases)
        verb = "was" if twice.amount == 1 else "were"
        lines.append(sentence("Of all exports, {twice} brought again " + verb + " left out.", twice=twice))
    if not lines:
        lines = [sentence("Each of {cases} counts once.", cases=Count(float(exposure.cases), exposure.noun))]
        estimates["cases"] = counted(Count(float(exposure.cases), exposure.noun), exposure.cases)
    return answered(Question.COUNTED_TWICE, Verdict.NO, lines, estimates)


def _change(exposure: Exposure, lead: Estimate, by_count: bool) -> Falls:
    """How much would have to move for the rival to come level, in parts of the first and in customers of mean size."""
    first, rival = exposure.order(by_count)[0], _rival(exposure, lead, by_count)
    whole = exposure.count(first) if by_count else exposure.revenue(first)
    if not is_significant(lead):
        times = exposure.totals.times_needed(exposure.position(first, by_count), exposure.position(rival, by_count))
        return _more_customers(times, exposure)
    part = counted(Share(lead.value.amount / whole.value.amount), whole.sample_size)
    each = whole.value.amount / max(whole.sample_size, 1)
    customers = counted(Count(float(ceil(lead.value.amount / each)), "customers"), whole.sample_size)
    said = sentence(
        "{rival} would come level if {part} of what stands behind {issue} went away: as much as {customers} of mean "
        "size who raise it no more, of {all}.",
        rival=rival,
        part=part,
        issue=first,
        customers=customers,
        all=Count(float(whole.sample_size), "customers"),
    )
    return because(said, {"part_of_it": part, "customers_needed": customers, "whole": whole})


def _more_customers(times: float | None, exposure: Exposure) -> Falls:
    needed = None if times is None else round(max(times, 1.0) * exposure.customers_touched)
    if needed is None or needed > 100 * exposure.customers_touched:
        return because(sentence("No realistic number of customers would part the first two."))
    wanted = counted(Count(float(needed), "customers"), exposure.customers_touched)
    return because(
        sentence("{needed} who raise issues as these do would part the first two.", needed=wanted),
        {"customers_needed": wanted},
    )
