"""What a customer of each score group is worth, were they alike in all that was known before the score."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Money
from analysis.sentences import Sentence, sentence
from analysis.statistics.jackknife import Replicated, jackknifed
from analysis.stories.retention_economics.satisfaction import words_for
from analysis.stories.retention_economics.scope import evidence
from analysis.stories.retention_economics.score_groups import HAPPY, UNHAPPY, label_of, one_of, score_name
from analysis.stories.retention_economics.worth.assumed import Assumed
from analysis.stories.retention_economics.worth.kept_by_group import KeptByGroup, years_paid
from analysis.stories.retention_economics.worth.objections import of_value
from analysis.stories.retention_economics.worth.reckoned import Reckoned, explained_away, horizon_of, ratio_estimates

ID = "value-of-satisfaction"
METHOD = "discounted margin at the retention of like customers of the group"


@dataclass(frozen=True, eq=False)
class Values:
    """Margin over the horizon of one average customer of today, by score group."""

    reckoned: Reckoned
    given: Assumed
    a_year: Estimate  # what the average customer pays
    by_group: dict[str, Replicated]

    @property
    def kept(self) -> KeptByGroup:
        return self.reckoned.kept

    def of(self, group: str) -> Estimate:
        size = self.kept.survey.of(group, "customers_of_group")
        return jackknifed(self.by_group[group], self.money, size, METHOD)

    @property
    def difference(self) -> Estimate:
        """Happy less unhappy, with its test."""
        return jackknifed(
            self.by_group[HAPPY] - self.by_group[UNHAPPY],
            self.money,
            self.kept.survey.customers,
            METHOD,
            no_difference=0.0,
        )

    @property
    def money(self) -> Money:
        return Money(0.0, self.given.currency)


def values_of(reckoned: Reckoned, given: Assumed) -> Values:
    everybody = reckoned.kept.everybody
    mean = everybody.revenue / everybody.customers
    by_group = {
        group: years_paid(share, given.discount_rate, given.horizon) * (mean * given.gross_margin)
        for group, share in everybody.share.items()
    }
    a_year = counted(Money(mean, given.currency, "year"), everybody.customers)
    return Values(reckoned, given, a_year, by_group)


def value_finding(values: Values) -> Finding | None:
    """None where the difference in money cannot be told from none: then nothing in money is claimed."""
    if values.difference.low.amount <= 0:
        return None
    kept, scope = values.kept, values.kept.base.scope
    survey = kept.survey
    return Finding(
        id=ID,
        claim=_claim(values),
        subtitle=(
            f"Gross margin that one average customer brings over the horizon, {values.given.currency}, discounted, by "
            f"what it had answered ({survey.name}), {words_for(survey.held)} held equal; {survey.customers:,} customers"
        ),
        estimates=_estimates(values),
        evidence=evidence(kept.base.result, Chart(ChartKind.DOTS, values.money.unit), _rows(values)),
        grade=Grade.ADJUSTED,
        basis=scope.basis(
            survey.customers, "feedback", "customer", "subscription", "revenue", coverage=kept.base.coverage
        ),
        caveats=_caveats(values),
        objections=of_value(values.reckoned, values.difference, values.given),
        method="worth_of_satisfaction",
    )


def _claim(values: Values) -> Sentence:
    kind = values.kept.survey.kind
    return sentence(
        "**{happy} is worth {more} more than a like {unhappy}** over {horizon:word}: {high} of margin against {low}",
        happy=one_of(kind, HAPPY)[:1].upper() + one_of(kind, HAPPY)[1:],
        unhappy=one_of(kind, UNHAPPY).partition(" ")[2],
        more=values.difference,
        horizon=horizon_of(values.given),
        high=values.of(HAPPY),
        low=values.of(UNHAPPY),
    )


def _rows(values: Values) -> pd.DataFrame:
    survey = values.kept.survey
    found = [(group, values.of(group)) for group in survey.groups]
    return pd.DataFrame(
        {
            "label": [label_of(survey.kind, group) for group, _ in found],
            "value": [each.value.amount for _, each in found],
            "low": [each.low.amount for _, each in found],
            "high": [each.high.amount for _, each in found],
            "sample_size": [each.sample_size for _, each in found],
            "is_highlighted": [group == HAPPY for group, _ in found],
        }
    )


def _estimates(values: Values) -> dict[str, Estimate]:
    survey = values.kept.survey
    named = {group: score_name(survey.kind, group) for group in survey.groups}
    return {
        **{f"customer_lifetime_value[score={named[group]}]": values.of(group) for group in survey.groups},
        f"customer_lifetime_value_difference[score={named[HAPPY]} over {named[UNHAPPY]}]": values.difference,
        "recurring_revenue_a_customer": values.a_year,
        **ratio_estimates(survey),
        **{name: each for name, each in values.given.estimates().items() if name.strip("]") not in _OF_IMPROVEMENTS},
    }


_OF_IMPROVEMENTS = ("assumption[uplift", "assumption[cost")


def _caveats(values: Values) -> tuple[Sentence, ...]:
    stated = values.given.estimates()
    return (
        sentence(
            "The difference is {difference:range} (95 % interval). It rests on a gross margin of {margin}, a discount "
            "rate of {discount} a year, an average customer who pays {a_year}, and on customers leaving for "
            "{horizon:word} "
            "as they did in the twelve months watched.",
            difference=values.difference,
            margin=stated["assumption[gross_margin]"],
            discount=stated["assumption[discount_rate]"],
            a_year=values.a_year,
            horizon=horizon_of(values.given),
        ),
        explained_away(values.kept.survey),
        sentence("Only staying is counted: that happy customers may buy more, or bring others, is not claimed here."),
    )
