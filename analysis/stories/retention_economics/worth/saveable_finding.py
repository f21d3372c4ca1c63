"""Of the revenue that is at risk with unhappy customers, what would stay if they left as seldom as like happy ones."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Money
from analysis.sentences import Sentence, sentence
from analysis.statistics.jackknife import Replicated, jackknifed
from analysis.stories.retention_economics.satisfaction import words_for
from analysis.stories.retention_economics.scope import evidence
from analysis.stories.retention_economics.score_groups import (
    GROUPS,
    HAPPY,
    SILENT,
    UNHAPPY,
    customers_of,
    label_of,
)
from analysis.stories.retention_economics.worth.assumed import Assumed
from analysis.stories.retention_economics.worth.objections import of_saveable
from analysis.stories.retention_economics.worth.reckoned import Reckoned, explained_away, ratio_estimates

ID = "saveable-revenue"
METHOD = "today's revenue times the risk of like customers"


@dataclass(frozen=True, eq=False)
class Saveable:
    reckoned: Reckoned

    def _money(self, number: Replicated) -> Estimate:
        base = self.reckoned.kept.base
        unit = Money(0.0, base.scope.currency, "year")
        return jackknifed(number, unit, self.reckoned.survey.customers, METHOD)

    @property
    def revenue(self) -> Estimate:
        return self.reckoned.kept.base.revenue(UNHAPPY)

    @property
    def at_risk(self) -> Estimate:
        """Expected to leave within twelve months, at the pace of like customers of that score."""
        return self._money(self.reckoned.kept.unhappy.at_risk(UNHAPPY))

    @property
    def anyway(self) -> Estimate:
        """Expected to leave even if they were happy."""
        return self._money(self.reckoned.kept.unhappy.at_risk(HAPPY))

    @property
    def saveable(self) -> Estimate:
        unhappy = self.reckoned.kept.unhappy
        return self._money(unhappy.at_risk(UNHAPPY) - unhappy.at_risk(HAPPY))


def saveable_finding(saveable: Saveable, given: Assumed) -> Finding | None:
    """None where nothing saveable can be told from nothing."""
    if saveable.saveable.low.amount <= 0:
        return None
    reckoned = saveable.reckoned
    survey, base = reckoned.survey, reckoned.kept.base
    return Finding(
        id=ID,
        claim=sentence(
            "**Of {at_risk} at risk with {unhappy}, {saveable} could be saved**; the rest would leave were they "
            "{happy} too",
            at_risk=saveable.at_risk,
            saveable=saveable.saveable,
            unhappy=customers_of(survey.kind, UNHAPPY),
            happy=customers_of(survey.kind, HAPPY),
        ),
        subtitle=(
            f"Recurring revenue of today's {customers_of(survey.kind, UNHAPPY)} ({survey.name}), {base.scope.currency} "
            f"a year, and what of it is expected to leave within twelve months; {words_for(survey.held)} held equal"
        ),
        estimates=_estimates(saveable),
        evidence=evidence(base.result, Chart(ChartKind.BARS, saveable.revenue.value.unit), _rows(saveable)),
        grade=Grade.ADJUSTED,
        basis=base.scope.basis(
            base.customers(UNHAPPY), "feedback", "customer", "subscription", "revenue", coverage=base.coverage
        ),
        caveats=_caveats(saveable),
        objections=of_saveable(reckoned, saveable.saveable, saveable.revenue, base.revenue(), given.gross_margin),
        method="worth_of_satisfaction",
    )


def _rows(saveable: Saveable) -> pd.DataFrame:
    kind = saveable.reckoned.survey.kind
    parts = {
        f"{label_of(kind, UNHAPPY)} pay": saveable.revenue,
        "At risk: expected to leave within twelve months": saveable.at_risk,
        f"Saveable: would stay as like {customers_of(kind, HAPPY)} do": saveable.saveable,
    }
    return pd.DataFrame(
        {
            "label": list(parts),
            "value": [each.value.amount for each in parts.values()],
            "low": [each.low.amount for each in parts.values()],
            "high": [each.high.amount for each in parts.values()],
            "sample_size": [saveable.reckoned.kept.unhappy.customers] * len(parts),
            "is_highlighted": [each is parts[list(parts)[-1]] for each in parts.values()],
        }
    )


def _estimates(saveable: Saveable) -> dict[str, Estimate]:
    base, survey = saveable.reckoned.kept.base, saveable.reckoned.survey
    there = [group for group in (*GROUPS, SILENT) if base.customers(group)]
    # A group too small to show would follow from the total and the others.
    shown = there if all(base.customers(group) >= base.scope.minimum for group in there) else [UNHAPPY]
    return {
        f"recurring_revenue_at_risk[satisfaction={UNHAPPY}]": saveable.at_risk,
        f"recurring_revenue_saveable[satisfaction={UNHAPPY}]": saveable.saveable,
        f"recurring_revenue_lost_anyway[satisfaction={UNHAPPY}]": saveable.anyway,
        "recurring_revenue": base.revenue(),
        **{f"recurring_revenue[satisfaction={group}]": base.revenue(group) for group in shown},
        **{f"customers[satisfaction={group}]": base.counted_customers(group) for group in shown},
        **ratio_estimates(survey),
    }


def _caveats(saveable: Saveable) -> tuple[Sentence, ...]:
    base, survey = saveable.reckoned.kept.base, saveable.reckoned.survey
    said = [
        sentence(
            "{customers} with {revenue} are {unhappy} today, of {everything} that all customers pay; at risk is "
            "{at_risk:range}, saveable {saveable:range} (95 % intervals).",
            customers=base.counted_customers(UNHAPPY),
            revenue=saveable.revenue,
            unhappy=customers_of(survey.kind, UNHAPPY),
            everything=base.revenue(),
            at_risk=saveable.at_risk,
            saveable=saveable.saveable,
        ),
        sentence(
            "It is the most that could be saved: no effort makes every one of them like {happy}.",
            happy=customers_of(survey.kind, HAPPY),
        ),
        explained_away(survey),
    ]
    if base.customers(SILENT) >= base.scope.minimum:
        said.append(
            sentence(
                "{customers} with {revenue} did not answer: nothing is said of them.",
                customers=base.counted_customers(SILENT),
                revenue=base.revenue(SILENT),
            )
        )
    return tuple(said)
