"""What a board asks of what customers bought, and of the deals won."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.statistics.share import share_change
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.finance import finance
from analysis.stories.objections.margin import margin
from analysis.stories.objections.noise import counted_in_full, noise
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import everybody
from analysis.stories.retention_economics.customers_kept import extremes
from analysis.stories.retention_economics.objections.asked import Asked, customers
from analysis.stories.retention_economics.objections.every_end import among_all, every_end
from analysis.stories.retention_economics.objections.money_without_one import IS_IT
from analysis.stories.retention_economics.objections.rows_counted import rows_counted
from analysis.stories.retention_economics.purchases import (
    NAME,
    Purchases,
    as_losses,
    dimension_of,
    orders_of,
    repeat_of,
    win_of,
)


def purchases_answers(purchases: Purchases, asked: Asked) -> list[Objection | None]:
    buyers = customers(float(purchases.everybody["buyers"]))
    gross_margin = float(str(asked.scope.edition.company["gross_margin"]))
    return [
        _noise(purchases, asked),
        everybody(
            sentence("Nobody was asked: it counts what all {customers} bought.", customers=buyers),
            {"customers_counted": buyers},
        ),
        _one_account(asked),
        no_cause_claimed(sentence("It says what was bought, not why.")),
        finance(asked.parts.finance),
        _cherry_picked(purchases, asked),
        rows_counted(asked, ("purchase",), sentence("Each order counts once.")),
        margin(purchases.revenue, gross_margin),
        change_our_mind([_next_time(purchases)]),
    ]


def _noise(purchases: Purchases, asked: Asked) -> Objection:
    name = f"{NAME}{dimension_of(purchases, asked.searched)}"
    win = win_of(purchases.everybody) if purchases.has_lost_deals else None
    if win is None:
        return counted_in_full(Count(float(purchases.everybody["purchases"]), "purchases"))
    if asked.searched.passes(name):
        pair = extremes(as_losses(purchases.groups.of(name.removeprefix(NAME))))
        if pair is not None:
            worst, best = pair
            change = share_change(best["lost"], best["customers"], worst["lost"], worst["customers"])
            return noise(change, asked.searched.allowed(name), of="closed deals")
    deals = counted(Count(float(win.sample_size), "closed deals"), win.sample_size)
    said = sentence(
        "All {deals} are counted in full. If like deals were decided again, "
        "the share won would lie within {win:range} (95 % interval).",
        deals=deals,
        win=win,
    )
    return answered(Question.NOISE, Verdict.NO, [said], {"win_share": win, "closed_deals": deals})


def _one_account(asked: Asked) -> Objection | None:
    """Of single customers nothing is said; none can bring more than the ten largest do."""
    found = asked.parts.concentration
    if found is None:
        return None
    ten = found.share_of_largest_ten
    said = sentence("The ten largest customers bring {ten} of it together; of single ones nothing is said.", ten=ten)
    verdict = Verdict.NO if ten.value.amount < IS_IT else Verdict.CANNOT_BE_TOLD
    return answered(Question.ONE_ACCOUNT, verdict, [said], {"revenue_share_of_largest_ten": ten})


def _cherry_picked(purchases: Purchases, asked: Asked) -> Objection:
    dimension = dimension_of(purchases, asked.searched)
    label, groups = asked.scope.period.label, len(purchases.groups.groups)
    if dimension and purchases.has_lost_deals and list(asked.windows["label"])[-1:] in ([], [label]):
        return among_all(asked.searched, f"{NAME}{dimension}")
    return every_end("purchase_revenue", label, _at_ends(asked), groups)


def _at_ends(asked: Asked) -> dict[str, Estimate]:
    rows = asked.windows[asked.windows["purchases"] > 0]
    return {
        str(label): counted(asked.scope.money(amount, per=""), 1)
        for label, amount in zip(rows["label"], rows["purchases"], strict=True)
    }


def _next_time(purchases: Purchases) -> Falls:
    win, repeat = win_of(purchases.everybody), repeat_of(purchases.everybody)
    if purchases.has_lost_deals and win is not None:
        said = "Over the next 12 months, a share won outside {share:range} would be more than chance makes of it."
        return because(sentence(said, share=win), {"win_share": win})
    if repeat is not None:
        said = "A share of buyers who come again outside {share:range} next time would be more than chance makes of it."
        return because(sentence(said, share=repeat), {"repeat_purchase_share": repeat})
    orders = orders_of(purchases.everybody)
    return because(sentence("An export that adds to the {orders}, or takes from them.", orders=orders), {"all": orders})
