"""What a board asks of the reasons for which customers leave, and of the competitors they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Finding, Objection
from analysis.quantities import Count, Share
from analysis.sentences import sentence
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind, would_take
from analysis.stories.objections.cherry_picked import cherry_picked, nothing_searched
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import order_unknown
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues.facts import Facts
from analysis.stories.priority_issues.judging import is_significant, times_needed
from analysis.stories.priority_issues.loss_reasons import MOST_LOSSES_ADDED, losses_to_tell
from analysis.stories.priority_issues.losses import QUERY, Losses
from analysis.stories.priority_issues.objections.known import segments_within
from analysis.stories.priority_issues.objections.left_out import left_out

TOO_CLOSE = sentence("No realistic number of losses would tell a difference as small as this.")


def reasons_answers(losses: Losses, rows: pd.DataFrame, tested: Estimate | None) -> Iterable[Objection | None]:
    """`rows`: the categories or reasons shown, most named first; `tested`: the lead of the first over the second."""
    return (
        noise(tested, CLAIM_LEVEL, missing=losses_to_tell(tested, losses.total), of="losses")
        if tested is not None
        else None,
        _mix(losses) if rows is losses.ranked else None,
        _one_account(losses),
        order_unknown(
            sentence("A reason is asked once a customer goes: it may be what they say, not what moved them.")
        ),
        _finance(losses),
        _all_shown(losses, rows),
        left_out(losses.facts, "loss", losses.count(losses.total)),
        neither(sentence("Neither: losses are counted here, each as one, whatever the customer paid.")),
        _turns(tested, losses.total) if tested is not None else None,
        _would_settle(losses, tested),
    )


def losses_answers(finding: Finding, facts: Facts, of: str, undone: Falls | None = None) -> Iterable[Objection | None]:
    """For a finding that searched several `of` (competitors, groups) for a difference in losses; `undone`: what would
    undo it."""
    searched = _searched(finding)
    main = min(searched.values(), key=lambda each: each.p_value or 0.0, default=None)
    losses = counted(Count(float(finding.basis.sample_size), "losses"), finding.basis.sample_size)
    one = sentence("Each loss counts as one, however large the customer, among {losses}.", losses=losses)
    return (
        noise(main, CLAIM_LEVEL, of="losses") if main else None,
        answered(Question.ONE_ACCOUNT, Verdict.NO, [one], {"losses": losses}),
        no_money_used(sentence("No money is claimed: the finding counts losses.")),
        cherry_picked(main, searched, of, CLAIM_LEVEL) if main else None,
        left_out(facts, "loss", losses),
        neither(sentence("Neither: losses are counted here, each as one, whatever the customer paid.")),
        change_our_mind([undone or _needed(main, len(searched), finding.basis.sample_size)]) if main else None,
    )


def _needed(main: Estimate, searched: int, total: int) -> Falls | None:
    """For what cannot be told out of a search: how many losses would tell it; None for what is told."""
    if is_significant(main, searched):
        return None
    times = times_needed(main.value.amount, (main.high.amount - main.low.amount) / 2, searched)
    if times is None or times > MOST_LOSSES_ADDED:
        return because(TOO_CLOSE)
    return would_take(Count(float(round(times * total)), "losses"))


def _searched(finding: Finding) -> Mapping[str, Estimate]:
    return {
        name.partition("[")[2].rstrip("]").partition("=")[2]: each
        for name, each in finding.estimates.items()
        if each.p_value is not None and "[" in name
    }


def _mix(losses: Losses) -> Objection:
    """Whether the reason named most is so within each segment that may be shown."""
    first, minimum = str(losses.ranked["category"].iloc[0]), losses.facts.minimum_group_size
    firsts = {}
    for segment in segments_within(losses.facts):
        frame = losses.facts.edition.run(QUERY, period_id=losses.period.period_id, segment=segment).frame
        told = frame[frame["category"].notna() & frame["is_actionable"].fillna(False).astype(bool)]
        counts = told.groupby("category")[["losses", "customers"]].sum()
        if len(counts) and counts["customers"].max() >= minimum:
            firsts[segment] = str(counts["losses"].idxmax())
    if len(firsts) < 2:
        why = sentence("Fewer than two segments have losses enough to look at one by one.")
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {})
    same = sum(each == first for each in firsts.values())
    said = sentence(
        "Each segment counted alone, {first} comes first in {same:word} of {all:word}.",
        first=first,
        same=same,
        all=len(firsts),
    )
    estimates = {
        "segments_looked_at": counted(Count(float(len(firsts)), "segments"), len(firsts)),
        "segments_where_first": counted(Count(float(same), "segments"), len(firsts)),
    }
    verdict = Verdict.NO if same == len(firsts) else Verdict.IN_PART if same else Verdict.YES
    return answered(Question.MIX, verdict, [said], estimates)


def _one_account(losses: Losses) -> Objection:
    customers = int(losses.categories["customers"].sum())
    said = sentence(
        "Each loss counts as one, however large the customer: {losses} by {customers} are shown.",
        losses=Count(float(losses.categories["losses"].sum()), "losses"),
        customers=Count(float(customers), "customers"),
    )
    estimates = {
        "losses_shown": counted(Count(float(losses.categories["losses"].sum()), "losses"), losses.total),
        "customers_shown": counted(Count(float(customers), "customers"), customers),
    }
    return answered(Question.ONE_ACCOUNT, Verdict.NO, [said], estimates)


def _finance(losses: Losses) -> Objection:
    money = losses.total_money()
    if money is None:
        return no_money_used(sentence("No money is claimed: the finding counts losses."))
    valued = counted(Count(float(losses.valued), "losses"), losses.total)
    said = sentence(
        "The {money} is what the losses themselves say, or twelve months of what the customer last paid, for {valued} "
        "of {total}: it is no total of Finance.",
        money=money,
        valued=losses.valued,
        total=losses.count(losses.total),
    )
    estimates = {"money_left_total": money, "losses_valued": valued, "losses": losses.count(losses.total)}
    return answered(Question.FINANCE, Verdict.NOT_ALL, [said], estimates)


def _all_shown(losses: Losses, rows: pd.DataFrame) -> Objection:
    shown = counted(Count(float(len(rows)), "of them"), len(rows))
    hidden = counted(Count(float(losses.suppressed_groups), "of them"), len(rows))
    rest = "; {hidden:word} of too few customers stay hidden." if losses.suppressed_groups else "."
    said = sentence(
        "Every reason with customers enough is shown, {shown:word} in all" + rest,
        shown=len(rows),
        hidden=losses.suppressed_groups,
    )
    return nothing_searched(said, {"shown": shown, "hidden": hidden})


def _would_settle(losses: Losses, tested: Estimate | None) -> Objection | None:
    """For a lead that cannot be told: how many losses would part the first two, if they go on as these."""
    if tested is None or is_significant(tested):
        return None
    missing = losses_to_tell(tested, losses.total)
    return change_our_mind([because(TOO_CLOSE) if missing is None else would_take(missing)])


def _turns(tested: Estimate, total: int) -> Objection | None:
    """How many losses would have to name another before the difference could not be told; for what is told."""
    spare = abs(tested.value.amount) - (tested.high.amount - tested.low.amount) / 2
    if not is_significant(tested) or spare <= 0:
        return None
    needed = counted(Count(float(max(ceil(spare * total / 2), 1)), "losses"), total)
    said = sentence("Had {needed} of {total} said otherwise, it could not be told.", needed=needed, total=total)
    return change_our_mind([because(said, {"losses_needed": needed})])


def named_less(finding: Finding) -> Falls | None:
    """Of a competitor said to be named ever more, or less, often: the share of losses that a year before it had."""
    yearly, now = finding.claim.parts.get("yearly"), finding.claim.parts.get("now")
    if not isinstance(yearly, Estimate) or not isinstance(now, Estimate) or finding.is_open:
        return None
    before = min(max(now.value.amount - yearly.value.amount, 0.0), 1.0)
    threshold = counted(Share(before), now.sample_size)
    least = "no more" if yearly.value.amount > 0 else "no less"
    said = sentence(
        f"Named in {least} than {{share}} of losses over the next four quarters, as a year before by the same trend, "
        "it would not be said again.",
        share=threshold,
    )
    return because(said, {"threshold": threshold})
