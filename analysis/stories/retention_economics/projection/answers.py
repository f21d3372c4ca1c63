"""What a board asks of the two findings of the projection."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.joined import listed
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.finance import no_money_used, tie
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.one_account import largest_part
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import everybody
from analysis.stories.retention_economics.finance_total import FinanceTotal
from analysis.stories.retention_economics.objections.asked import Asked
from analysis.stories.retention_economics.objections.money_without_one import largest_of
from analysis.stories.retention_economics.projection.ahead import YEARS, Ahead
from analysis.stories.retention_economics.projection.customer_value import starting_from
from analysis.stories.retention_economics.projection.starts import there_in
from analysis.stories.retention_economics.projection.still_there import kept_share
from analysis.stories.retention_economics.projection.worth_of_base import WorthOfBase
from analysis.stories.retention_economics.scope import month_name

SOONEST = 12  # months: the first year is the first that can undo a projection


def answers_on_staying(ahead: Ahead, asked: Asked) -> list[Objection | None]:
    customers = ahead.everybody.customers
    return [
        _noise(ahead, kept_share(ahead)),
        _everybody(ahead),
        _mix(ahead),
        largest_part(counted(Share(1 / customers), customers), customers, "the base, as each counts alike"),
        no_cause_claimed(sentence("It says how many will leave, not why.")),
        no_money_used(sentence("It holds no money: customers are counted.")),
        _every_test(ahead),
        _each_once(ahead),
        neither(sentence("Neither: customers are counted, and no money is claimed.")),
        change_our_mind([_undone(ahead) if ahead.everybody.is_told else _would_tell(ahead)]),
    ]


def answers_on_worth(worth: WorthOfBase, asked: Asked) -> list[Objection | None]:
    """Of an open claim no money is claimed, so none of the questions on money is put to it."""
    ahead = worth.ahead
    if not ahead.everybody.is_told:
        return [_noise(ahead, worth.residual), _every_test(ahead), change_our_mind([_would_tell(ahead)])]
    return [
        _noise(ahead, worth.residual),
        _everybody(ahead),
        _mix(ahead),
        _largest(worth, asked),
        no_cause_claimed(sentence("It says what they will bring, not what would make them bring more.")),
        _finance(worth, asked.parts.finance),
        _every_test(ahead),
        _each_once(ahead),
        _margin(worth),
        change_our_mind([_undone(ahead)]),
    ]


def _noise(ahead: Ahead, main: Estimate) -> Objection:
    if ahead.everybody.is_told:
        return noise(main, of="customers")
    test = ahead.everybody.test.held_out
    is_chance = test.projected_lost.low.amount <= test.lost <= test.projected_lost.high.amount
    ending = "so few losses leave it to chance." if is_chance else "chance alone does not miss by that much."
    estimates = {"projected": test.projected_lost, "lost": counted(Count(test.lost, "customers"), test.customers)}
    said = sentence(
        "Held out, {projected:range} were to leave and {left} did: " + ending,
        projected=test.projected_lost,
        left=Count(test.lost, ""),
    )
    return answered(Question.NOISE, Verdict.CANNOT_BE_TOLD, [said], estimates)


def _everybody(ahead: Ahead) -> Objection:
    now = counted(Count(ahead.everybody.customers, "customers"), ahead.everybody.customers)
    return everybody(
        sentence("Nobody was asked: all {now} of today are counted whose start is known.", now=now),
        {"customers_now": now},
    )


def _mix(ahead: Ahead) -> Objection:
    """Held out by segment: where each was projected well, the whole is not right by luck of errors that cancel."""
    tests = {each.name: each.test.held_out for each in ahead.segments if each.tested}
    errors = {name: test.error for name, test in tests.items() if test.error is not None}
    if not errors:
        why = sentence("The exports name no two segments large enough to hold the projection against each.")
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {})
    parts: dict[str, Part] = {f"error_{place}": each for place, each in enumerate(errors.values())}
    said = listed([f"{{error_{place}:size}} for {name}" for place, name in enumerate(errors)])
    passed = sum(test.is_small_enough for test in tests.values())
    verdict = Verdict.NO if passed == len(ahead.segments) else Verdict.IN_PART if passed else Verdict.YES
    line = Sentence(f"Projected segment by segment and held out, it missed by {said}.", parts)
    return answered(Question.MIX, verdict, [line], {f"holdout_error[segment={name}]": e for name, e in errors.items()})


def _every_test(ahead: Ahead) -> Objection:
    """Every look back that the exports allow, not the best one."""
    parts: dict[str, Part] = {}
    lines, estimates = [], {}
    for each in ahead.everybody.tested:
        error = each.held_out.error
        if error is not None:
            parts[f"error_{each.months}"] = error
            lines.append(f"{{error_{each.months}:size}} over {YEARS[each.months]}")
            estimates[f"holdout_error[months={each.months}]"] = error
    if not lines:
        return nothing_searched(sentence("Nobody left since, so there was nothing to choose from."))
    longest = "the longest one decides, as it reaches as far as the projection"
    said = Sentence(f"Each look back that the exports allow is shown: it missed by {listed(lines)}; {longest}.", parts)
    return nothing_searched(said, estimates)


def _each_once(ahead: Ahead) -> Objection:
    now = counted(Count(ahead.everybody.customers, "customers"), ahead.everybody.customers)
    said = sentence("Each of {now} counts once, in one month of start and one segment.", now=now)
    return answered(Question.COUNTED_TWICE, Verdict.NO, [said], {"customers_now": now})


def _finance(worth: WorthOfBase, finance: FinanceTotal | None) -> Objection:
    estimates = starting_from(worth)
    template = "It starts from {recurring_revenue_valued}, of {recurring_revenue_at_end} in the bridge"
    if worth.is_rest_few:
        template = "It starts from the {recurring_revenue_at_end} in the bridge, less what a few customers pay"
    said = Sentence(template + " of recurring revenue; what is still to come is in no books.", dict(estimates))
    if finance is None:
        return answered(Question.FINANCE, Verdict.CANNOT_BE_TOLD, [said], estimates)
    lines = [said, tie(finance)]
    return answered(Question.FINANCE, Verdict.IN_PART, lines, estimates | finance.estimates)


def _largest(worth: WorthOfBase, asked: Asked) -> Objection | None:
    """By what it pays now: the same largest customer makes about that part of the value."""
    if asked.without_one is None or worth.paying < asked.scope.minimum:
        return None
    amounts = {"largest": float(asked.without_one["largest_at_end"]), "total": worth.valued_a_month}
    return largest_of(amounts, worth.paying, "the revenue that it starts from")


def _margin(worth: WorthOfBase) -> Objection:
    share = counted(Share(worth.gross_margin), worth.residual.sample_size)
    said = sentence(
        "Margin: of each month's revenue {share} counts, as company.toml has it. What it costs to win customers, and "
        "to run the company, is not taken off.",
        share=share,
    )
    return answered(Question.MARGIN, None, [said], {"assumption[gross_margin]": share})


def _undone(ahead: Ahead) -> Falls:
    there = there_in(ahead, ahead.everybody.now, [SOONEST])[0]
    customers = ahead.everybody.customers
    most = counted(Count(float(round(customers - there.low.amount)), "customers"), customers)
    now = counted(Count(customers, "customers"), customers)
    return because(
        sentence(
            "If more than {most} of today's {now} left within a year: the projection allows for no more.",
            most=Count(most.value.amount, ""),
            now=now,
        ),
        {"losses_beyond_projection": most, "customers_now": now},
    )


def _would_tell(ahead: Ahead) -> Falls:
    return because(
        sentence(
            "The same look back, from {then} or over a shorter time, with a smaller miss as more losses become known.",
            then=month_name(ahead.then),
        )
    )
