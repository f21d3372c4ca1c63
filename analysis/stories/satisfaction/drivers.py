"""What goes with satisfaction as a whole: the weight of each thing that the same customers rated."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count, Share
from analysis.stories.satisfaction.counts import counts
from analysis.stories.satisfaction.drivers_in_words import caveats, claim, headline, line, subtitle
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
            Chart(
                ChartKind.QUADRANT,
                "share",
                {"x": "Part of what the ratings explain", "y": "Good answers", "x_unit": "share"},
            ),
            _rows(weighed),
        ),
        Grade.OBSERVED,
        Basis(rated.departments, len(rated.scores), "customers", rated.period.label),
        tuple(caveats(weighed)),
        method="relative_weights",
        is_open=not weighed.passing,
    )
    importance = IMPORTANCE_TOLD if weighed.passing else IMPORTANCE_NOT_TOLD
    return Told(finding, importance, headline(weighed), line(weighed))


def _estimates(weighed: Weighed) -> dict[str, Estimate]:
    estimates = {"driver_r_squared": weighed.found.r_squared}
    for each in weighed.found.ranked:
        estimates[f"driver_weight[touchpoint={each.name}]"] = each.weight
        estimates[f"driver_performance[touchpoint={each.name}]"] = weighed.performance(each.name)
        if each.lmg is not None:
            size, part = each.weight.sample_size, Share(each.lmg)
            estimates[f"driver_weight_lmg[touchpoint={each.name}]"] = Estimate(part, part, part, size, LMG_METHOD)
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


def _rows(weighed: Weighed) -> pd.DataFrame:
    rows = [
        (each.name, each.weight.value.amount, weighed.performance(each.name).value.amount, each in weighed.first)
        for each in weighed.found.ranked
    ]
    return pd.DataFrame(rows, columns=["label", "x", "y", "is_highlighted"])
