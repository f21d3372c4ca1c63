"""Where neither topics nor reasons are known: the touchpoints with the most low scores stand in for issues."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.share import share, share_change
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.periods import PeriodRef
from analysis.stories.priority_issues.facts import Facts, finding_id
from analysis.stories.priority_issues.judging import is_significant
from queries.run import QueryResult

QUERY = "issues/touchpoints"


def low_touchpoints(facts: Facts) -> Finding | None:
    """Share of low scores at each touchpoint; None where no touchpoint stands in for an issue."""
    result, period = facts.in_level_period(QUERY)
    minimum = facts.minimum_group_size
    suppressed = suppress_small_groups(result.frame, "customers", minimum, total_is_shown=False)
    touchpoints = _ranked(suppressed.kept)
    if touchpoints.empty:
        return None
    departments = facts.departments_of(("touchpoint",))
    answers = int(touchpoints["answers"].sum())
    hidden = Count(float(suppressed.suppressed_groups), "touchpoints")
    return Finding(
        id=finding_id("low-touchpoints"),
        claim=_claim(touchpoints),
        subtitle=f"Share of answers that are low (1 or 2 of 5, alike on other scales), by touchpoint. {period.label}",
        estimates=_estimates(touchpoints),
        evidence=_evidence(facts, result, period, touchpoints),
        grade=Grade.OBSERVED,
        basis=facts.basis(departments, answers, "answers", period.label),
        caveats=(sentence("Not shown: {hidden:word} that too few customers rated.", hidden=hidden),)
        if suppressed.suppressed_groups
        else (),
        method="share",
    )


def _ranked(frame: pd.DataFrame) -> pd.DataFrame:
    shares = frame["answers_low"] / frame["answers"]
    return (
        frame.assign(low_share=shares).sort_values("low_share", ascending=False, kind="stable").reset_index(drop=True)
    )


def _lead(touchpoints: pd.DataFrame) -> Estimate | None:
    if len(touchpoints) < 2:
        return None
    first, second = touchpoints.head(2).to_dict("records")
    return share_change(second["answers_low"], second["answers"], first["answers_low"], first["answers"])


def _claim(touchpoints: pd.DataFrame) -> Sentence:
    first, lead = touchpoints.iloc[0], _lead(touchpoints)
    parts: dict[str, Part] = {
        "first": str(first["touchpoint"]),
        "share": share(first["answers_low"], first["answers"]),
    }
    if lead is None:
        return sentence("**{share} of answers on {first} are low**.", **parts)
    second = touchpoints.iloc[1]
    parts |= {
        "tested": lead,
        "second": str(second["touchpoint"]),
        "other": share(second["answers_low"], second["answers"]),
    }
    if is_significant(lead):
        return sentence(
            "**{first} disappoints most: {share} of its scores are low**; {second} follows with {other}.", **parts
        )
    return sentence(
        "**{first} ({share} low scores) and {second} ({other}) disappoint most**; which of the two cannot be told yet.",
        **parts,
    )


def _estimates(touchpoints: pd.DataFrame) -> dict[str, Estimate]:
    found = {
        f"low_score_share[touchpoint={row['touchpoint']}]": share(row["answers_low"], row["answers"])
        for row in touchpoints.to_dict("records")
    }
    lead = _lead(touchpoints)
    return found | ({"low_score_share_lead": lead} if lead else {})


def _evidence(facts: Facts, result: QueryResult, period: PeriodRef, touchpoints: pd.DataFrame) -> Evidence:
    shares = [share(row["answers_low"], row["answers"]) for row in touchpoints.to_dict("records")]
    lead = _lead(touchpoints)
    rows = pd.DataFrame(
        {
            "label": touchpoints["touchpoint"],
            "value": [each.value.amount for each in shares],
            "low": [each.low.amount for each in shares],
            "high": [each.high.amount for each in shares],
            "sample_size": touchpoints["answers"],
            "is_highlighted": (touchpoints.index == 0) & (lead is None or is_significant(lead)),
            "departments": [
                ", ".join(facts.departments_of(("touchpoint",), each)) for each in touchpoints["touchpoint"]
            ],
        }
    )
    return Evidence(QUERY, result.parameters, Chart(ChartKind.BARS, "share"), rows)
