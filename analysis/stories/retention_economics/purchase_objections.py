"""What a board asks of a projection of purchases, answered from the same reckoning."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import sentence
from analysis.statistics.purchase_value import Valued
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.counted_twice import counted_twice
from analysis.stories.objections.finance import ControlTotal, finance
from analysis.stories.objections.margin import margin
from analysis.stories.objections.one_account import largest_part
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics.repeat_purchases import LARGEST_MISS, Repeats


def objections_to_forecast(
    repeats: Repeats,
    purchases: Estimate | None,
    by_chance: Estimate | None,
    revenue: Estimate | None,
    worth: Valued | None,
    control: ControlTotal | None,
) -> Iterator[Objection | None]:
    """Of what customers will buy; `purchases`, `revenue` and `worth` None where they are not projected."""
    yield _noise(repeats, purchases, by_chance)
    yield largest_customer(worth)
    yield finance(control)
    yield nothing_searched(
        sentence("One reckoning for all customers, tried once on what was already seen; no group was picked.")
    )
    yield twice(repeats)
    if revenue is not None:
        yield margin(revenue, repeats.margin)
    yield change_our_mind([_would_be_wrong(purchases) if purchases else _would_tell(repeats)])


def _noise(repeats: Repeats, purchases: Estimate | None, by_chance: Estimate | None) -> Objection:
    missed = repeats.missed[0]
    if purchases is None or by_chance is None or missed is None:
        why = sentence("Nothing is projected, so there is nothing that chance could have made.")
        return answered(Question.NOISE, Verdict.CANNOT_BE_TOLD, [why], {})
    said = sentence(
        "Chance and what the histories leave open would keep it within {chance:range}; the trial was off by "
        "{missed:size}, so it is told no more closely than {purchases:range}.",
        chance=by_chance,
        missed=missed,
        purchases=purchases,
    )
    estimates = {"chance_alone": by_chance, "hold_out_error": missed, "purchases_next_12_months": purchases}
    return answered(Question.NOISE, Verdict.NO, [said], estimates)


def largest_customer(worth: Valued | None) -> Objection | None:
    """What part of the value to come the customer with most of it makes; customers alike are worth alike."""
    if worth is None:
        return None
    number = round(float(worth.customers.sum()))
    part = float(worth.each.max() / (worth.each @ worth.customers))
    return largest_part(counted(Share(part), number), number, "the value to come")


def twice(repeats: Repeats) -> Objection:
    seen = repeats.now.buyers.seen
    rows = Count(float(seen.customers @ (seen.repeats + 1)), "days with a purchase")
    return counted_twice(rows, customers=Count(seen.number, "customers"))


def _would_be_wrong(purchases: Estimate) -> Falls:
    return because(
        sentence(
            "Any other number than {purchases:range}, counted after 12 months, would prove the reckoning wrong.",
            purchases=purchases,
        ),
        {"purchases_next_12_months": purchases},
    )


def _would_tell(repeats: Repeats) -> Falls:
    limit = counted(Share(LARGEST_MISS), repeats.bought.sample_size)
    if repeats.now.purchases is None:
        said = sentence("{fewest} who bought again would let it be reckoned.", fewest=repeats.fewest)
        return because(said, {"repeat_buyers_needed": repeats.fewest})
    said = sentence("A trial on purchases already seen that is off by less than {limit} would.", limit=limit)
    return because(said, {"assumption[largest_hold_out_error]": limit})
