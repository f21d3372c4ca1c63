"""What those who have bought are still worth, and with how few of them it lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Finding, Grade, Objection
from analysis.quantities import Months, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.bg_nbd import histories
from analysis.statistics.purchase_value import Buyers, Valued, lifetime_values
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.finance import ControlTotal, finance
from analysis.stories.objections.questions import Question, in_order
from analysis.stories.retention_economics.purchase_classes import PurchaseClass
from analysis.stories.retention_economics.purchase_objections import largest_customer, twice
from analysis.stories.retention_economics.repeat_purchases import LARGEST_MISS, MONTHS_AHEAD, Repeats
from analysis.stories.retention_economics.scope import evidence

ID = "customer-worth"


@dataclass(frozen=True)
class Worth:
    """Margin over the next three years, discounted: of customers as they are today, and of one just won."""

    repeats: Repeats
    values: Valued
    of_new: Valued

    @cached_property
    def each(self) -> Estimate:
        return self.repeats.reach(self.values.mean(), in_money=True)

    @cached_property
    def together(self) -> Estimate:
        return self.repeats.reach(self.values.total(), in_money=True)

    @cached_property
    def newly_won(self) -> Estimate:
        """After its first purchase, before anything else is known of it."""
        return self.repeats.reach(self.of_new.mean(), in_money=True)

    @cached_property
    def classes(self) -> list[tuple[PurchaseClass, Estimate]]:
        found = self.repeats.classes(self.repeats.now.buyers.seen)
        return [(each, self.repeats.reach(self.values.mean(each.holds), in_money=True)) for each in found]

    @cached_property
    def held_by_top(self) -> Estimate:
        return self.values.held_by_largest()


def worth_of(repeats: Repeats) -> Worth | None:
    """None where purchases, or what is spent, cannot be foretold well enough."""
    now, currency = repeats.now, repeats.scope.currency
    if now.purchases is None or now.spend is None or not repeats.can_tell_money:
        return None
    new = Buyers(histories([0], [0], [0], [now.buyers.seen.number]), np.zeros(1), np.zeros(1))
    values, of_new = (
        lifetime_values(now.purchases, now.spend, each, repeats.ahead, currency) for each in (now.buyers, new)
    )
    return Worth(repeats, values, of_new)


def worth_finding(worth: Worth, finance_total: ControlTotal | None) -> Finding:
    repeats = worth.repeats
    chart = Chart(ChartKind.DOTS, repeats.scope.currency, reference=worth.each.value.amount)
    return Finding(
        id=ID,
        claim=_claim(worth),
        subtitle=(
            f"Gross margin to come over {MONTHS_AHEAD} months for each customer, discounted, by how often it has "
            f"bought; {worth.each.sample_size:,} customers"
        ),
        estimates=_estimates(worth),
        evidence=evidence(repeats.result, chart, _rows(worth)),
        grade=Grade.OBSERVED,
        basis=repeats.scope.basis(worth.each.sample_size, "purchase", of="customers who bought"),
        caveats=_caveats(worth),
        objections=in_order(_objections(worth, finance_total)),
        method="purchase_value",
    )


def _claim(worth: Worth) -> Sentence:
    template = "**A customer who has bought is worth {each} in margin** over the next {horizon} ({each:range})"
    parts: dict[str, Part] = {"each": worth.each, "horizon": _assumptions(worth)["assumption[horizon]"]}
    if len(worth.classes) > 1:
        first, last = worth.classes[0], worth.classes[-1]
        template += "; one who bought {first_label} {first}, {last_label} {last}"
        parts |= {"first": first[1], "last": last[1]}
        parts |= {"first_label": first[0].label.lower(), "last_label": last[0].label}
    return Sentence(template, parts)


def _assumptions(worth: Worth) -> dict[str, Estimate]:
    repeats = worth.repeats
    return {
        "assumption[gross_margin]": repeats.counted(Share(repeats.margin)),
        "assumption[discount_rate]": repeats.counted(Share(repeats.discount)),
        "assumption[horizon]": repeats.counted(Months(MONTHS_AHEAD)),
    }


def _estimates(worth: Worth) -> dict[str, Estimate]:
    by_class = {f"customer_lifetime_value[bought={each.label}]": value for each, value in worth.classes}
    missed = worth.repeats.missed[1]
    return {
        "customer_lifetime_value": worth.each,
        "customer_lifetime_value[customers=new]": worth.newly_won,
        **by_class,
        "lifetime_value_total": worth.together,
        "lifetime_value_share_of_top_tenth": worth.held_by_top,
        **({} if missed is None else {"hold_out_error[of=revenue]": missed}),
        **_assumptions(worth),
    }


def _rows(worth: Worth) -> pd.DataFrame:
    last = len(worth.classes) - 1
    return pd.DataFrame(
        [
            (each.label, value.value.amount, value.low.amount, value.high.amount, each.customers, place == last)
            for place, (each, value) in enumerate(worth.classes)
        ],
        columns=["label", "value", "low", "high", "sample_size", "is_highlighted"],
    )


def _caveats(worth: Worth) -> tuple[Sentence, ...]:
    assumed, missed = _assumptions(worth), worth.repeats.missed[1]
    said = [
        sentence(
            "The tenth of customers who are worth most hold at least {top} of it.",
            top=worth.held_by_top,
        ),
        sentence(
            "Assumes {margin} gross margin and a discount of {rate} a year, as company.toml has them, and buying as it "
            "was; what comes after {horizon} is left out, as is the cost of winning and serving customers.",
            margin=assumed["assumption[gross_margin]"],
            rate=assumed["assumption[discount_rate]"],
            horizon=assumed["assumption[horizon]"],
        ),
        sentence(
            "A customer newly won is worth {new:range} after its first purchase.",
            new=worth.newly_won,
        ),
    ]
    if missed is not None:
        too = "little" if missed.value.amount < 0 else "much"
        said.append(
            sentence(
                f"Tried on what was already seen, the same reckoning foretold {{missed:size}} too {too} revenue; "
                "every interval here reaches at least as far.",
                missed=missed,
            )
        )
    return tuple(said)


def _objections(worth: Worth, total: ControlTotal | None) -> Iterator[Objection | None]:
    missed, repeats = worth.repeats.missed[1], worth.repeats
    if missed is not None:
        said = sentence(
            "The interval is {each:range}: at least as wide as the {missed:size} by which a trial on what was already "
            "seen was off.",
            each=worth.each,
            missed=missed,
        )
        yield answered(Question.NOISE, Verdict.NO, [said], {"customer_lifetime_value": worth.each, "missed": missed})
    yield largest_customer(worth.values)
    yield finance(total)
    yield nothing_searched(sentence("All customers who ever bought are in it, in every class shown."))
    yield twice(repeats)
    said = sentence(
        "It is margin: {share} of revenue, as company.toml has it, before the cost of winning and serving customers.",
        share=_assumptions(worth)["assumption[gross_margin]"],
    )
    yield answered(Question.MARGIN, None, [said], _assumptions(worth))
    yield change_our_mind([None if missed is None else _trial_off(worth, missed)])


def _trial_off(worth: Worth, missed: Estimate) -> Falls:
    limit = worth.repeats.counted(Share(LARGEST_MISS))
    said = sentence(
        "A trial that is off by more than {limit} takes this off the page; the last was off by {missed:size}.",
        limit=limit,
        missed=missed,
    )
    return because(said, {"assumption[largest_hold_out_error]": limit, "hold_out_error[of=revenue]": missed})
