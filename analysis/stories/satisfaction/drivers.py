"""What goes with satisfaction as a whole: the weight of each thing that the same customers rated."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count, Share
from analysis.statistics.drivers import Driver
from analysis.stories.satisfaction.counts import counts
from analysis.stories.satisfaction.drivers_in_words import advice, caveats, claim, headline, line, subtitle
from analysis.stories.satisfaction.rated_together import held_equal
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import Told
from analysis.stories.satisfaction.weighed import Weighed, weigh

IMPORTANCE_TOLD, IMPORTANCE_NOT_TOLD = 62, 16
LMG_METHOD = "LMG: what it adds to R², averaged over all orders; no interval"


def drivers(telling: Telling) -> Told | None:
    """The finding; None where no customers rated several things and the whole, or too few did."""
    weighed = weigh(telling)
    if weighed is None:
        return None
    rated = weighed.rated
    parameters = {"period_id": rated.period.period_id, "dimension": held_equal(telling)}
    finding = Finding(
        "drivers",
        claim(weighed),
        subtitle(weighed),
        _estimates(weighed),
        Evidence(
            "satisfaction/ratings_by_customer",
            telling.parameters("satisfaction/ratings_by_customer", **parameters),
            *_chart(weighed),
        ),
        Grade.OBSERVED,
        Basis(rated.departments, len(rated.scores), "customers", rated.period.label),
        tuple(caveats(weighed)),
        method="relative_weights",
        is_open=not weighed.passing,
    )
    importance = IMPORTANCE_TOLD if weighed.passing else IMPORTANCE_NOT_TOLD
    return Told(finding, importance, headline(weighed), line(weighed), advice(weighed), about=weighed)


def _estimates(weighed: Weighed) -> dict[str, Estimate]:
    estimates = {"driver_r_squared": weighed.found.r_squared}
    for each in weighed.found.ranked:
        estimates[f"driver_weight[touchpoint={each.name}]"] = each.weight
        estimates[f"driver_performance[touchpoint={each.name}]"] = weighed.performance(each.name)
        if each.lmg is not None:
            size, part = each.weight.sample_size, Share(each.lmg)
            estimates[f"driver_weight_lmg[touchpoint={each.name}]"] = Estimate(part, part, part, size, LMG_METHOD)
    if weighed.weak is not None:
        weak, apart = weighed.weak
        estimates[f"driver_performance_elsewhere[touchpoint={weak.name}]"] = weighed.elsewhere(weak.name)
        estimates[f"driver_performance_difference[touchpoint={weak.name}]"] = apart
    return estimates | counts(_counts(weighed))


def _counts(weighed: Weighed) -> dict[str, Count]:
    rated = weighed.rated
    found = {
        "ratings_compared": Count(len(rated.asked), "ratings"),
        "customers_compared": Count(len(rated.scores), "customers"),
        "customers_who_rated_the_whole": Count(rated.of_customers, "customers"),
    }
    if rated.drawn_from is not None:
        found["customers_drawn_from"] = Count(rated.drawn_from, "customers")
    if not weighed.is_told and weighed.needed is not None:
        found["customers_needed"] = weighed.needed
    return found


def _chart(weighed: Weighed) -> tuple[Chart, pd.DataFrame]:
    """What the claim says: weights with their intervals, or beside performance where one weighs much and is weak."""
    ranked = weighed.found.ranked
    if weighed.weak is None:
        rows = [(*_dot(each), each.weight.sample_size, each in weighed.first) for each in ranked]
        columns = ["label", "value", "low", "high", "sample_size", "is_highlighted"]
        return Chart(ChartKind.DOTS, "share"), pd.DataFrame(rows, columns=columns)
    names = {"x": "Part of what the ratings explain", "y": "Good answers", "x_unit": "share"}
    weak = weighed.weak[0]
    points = [
        (each.name, each.weight.value.amount, weighed.performance(each.name).value.amount, each == weak)
        for each in ranked
    ]
    frame = pd.DataFrame(points, columns=["label", "x", "y", "is_highlighted"])
    return Chart(ChartKind.QUADRANT, "share", names), frame


def _dot(each: Driver) -> tuple[str, float, float, float]:
    return each.name, each.weight.value.amount, each.weight.low.amount, each.weight.high.amount
