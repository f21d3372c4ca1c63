"""The finding on leaving: who raised an issue and left more, or less, than like customers."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Gap, Grade
from analysis.quantities import Count
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.objections.questions import in_order
from analysis.stories.priority_issues.exposure import Exposure
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.judging import searched_estimates
from analysis.stories.priority_issues.leaving.followed import IssueLeaving, Leaving
from analysis.stories.priority_issues.leaving.words import caveats, claim, until, words_for
from analysis.stories.priority_issues.objections.of_leaving import leaving_answers
from analysis.stories.retention_economics.what_would_tell import what_it_takes


def leaving_finding(leaving: Leaving) -> Finding | None:
    """None where of no issue the customers who raised it can be compared with like ones."""
    if not any(each.ratio for each in leaving.searched):
        return None
    return Finding(
        id=finding_id(leaving.deed.slug),
        claim=claim(leaving),
        subtitle=(
            f"Share of customers who {leaving.deed.of_them} that left beyond like customers, points a year; "
            f"{words_for(leaving.held)} held equal; {leaving.customers:,} customers followed, {leaving.lost:,} lost"
        ),
        estimates=_estimates(leaving),
        evidence=_evidence(leaving),
        grade=Grade.ADJUSTED if leaving.told else Grade.OBSERVED,
        basis=Basis(leaving.departments, leaving.customers, "customers", until(leaving)),
        caveats=tuple(caveats(leaving)),
        objections=in_order(leaving_answers(leaving)),
        method="exact_strata",
        is_open=not leaving.told,
    )


def _estimates(leaving: Leaving) -> dict[str, Estimate]:
    found = searched_estimates(len(leaving.compared), leaving.deed.noun)
    for each in leaving.each:
        found |= {
            f"{name}[{leaving.deed.kind}={each.issue}]": value for name, value in _of(each).items() if value is not None
        }
    found["customers_followed"] = counted(Count(leaving.customers, "customers"), leaving.customers)
    found["looks"] = counted(Count(leaving.looks, "times"), leaving.customers)
    if leaving.hidden:
        found["issues_hidden"] = counted(Count(leaving.hidden, leaving.deed.noun), leaving.customers)
        smallest = leaving.facts.minimum_group_size
        found["minimum_group_size"] = counted(Count(smallest, "customers"), leaving.customers)
    part = leaving.compared[0].matched.part_exposed.amount if leaving.compared else 0.0
    return found | what_it_takes(leaving.lost, part, len(leaving.compared), CLAIM_LEVEL)


def _of(each: IssueLeaving) -> dict[str, Estimate | None]:
    return {
        "risk_ratio": each.ratio,
        "risk_ratio_unadjusted": each.crude,
        "e_value": each.e_value,
        "customer_churn_share": each.seen,
        "customer_churn_share_of_like": each.alike,
        "customer_churn_share_beyond_like": each.beyond,
        "customers_with_like": each.matched.with_like,
    }


def _evidence(leaving: Leaving) -> Evidence:
    """Strongest first; what announces the loss is in the estimates, not among what may be claimed."""
    rows = [
        {
            "label": each.issue,
            "value": beyond.value.amount,
            "low": beyond.low.amount,
            "high": beyond.high.amount,
            "sample_size": each.customers,
            "is_highlighted": each.is_told,
        }
        for each in leaving.compared
        if (beyond := each.beyond) is not None
    ]
    names = {"value": "Points a year beyond like customers"}
    chart = Chart(ChartKind.DOTS, "share points", names, reference=0.0)
    return Evidence(leaving.result.name, leaving.result.parameters, chart, pd.DataFrame(rows))


def leaving_gaps(exposure: Exposure | None, leaving: Leaving | None) -> tuple[Gap, ...]:
    """Where issues are known, and nobody who raised one could be followed to see who left."""
    if exposure is None or leaving is not None:
        return ()
    needs = "the day each issue was raised, and the day each customer left: contract ends, status or invoices"
    return (Gap("Do customers leave over an issue?", needs, "Service and Finance"),)
