"""Where neither topics nor reasons are known: the touchpoints with the most low scores stand in for issues."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.estimates import Estimate, counted
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


@dataclass(frozen=True)
class Touchpoints:
    """`ranked`: touchpoint, answers, answers_low, customers, low_share; most low scores first."""

    facts: Facts
    result: QueryResult
    period: PeriodRef
    ranked: pd.DataFrame
    suppressed_groups: int

    @cached_property
    def lead(self) -> Estimate | None:
        """By how much the lowest exceeds the next in low scores; None where there are not two."""
        if len(self.ranked) < 2:
            return None
        first, second = self.ranked.head(2).to_dict("records")
        return share_change(second["answers_low"], second["answers"], first["answers_low"], first["answers"])

    @property
    def lowest(self) -> str | None:
        """The touchpoint with the most low scores beyond chance."""
        is_first = self.lead is not None and is_significant(self.lead)
        return str(self.ranked["touchpoint"].iloc[0]) if is_first else None


def touchpoints_of(facts: Facts) -> Touchpoints | None:
    """None where no touchpoint stands in for an issue, or too few customers rated them."""
    result, period = facts.in_level_period(QUERY)
    kept = suppress_small_groups(result.frame, "customers", facts.minimum_group_size, total_is_shown=False)
    if kept.kept.empty:
        return None
    return Touchpoints(facts, result, period, _ranked(kept.kept), kept.suppressed_groups)


def low_touchpoints(touchpoints: Touchpoints) -> Finding:
    """Share of low scores at each touchpoint."""
    facts, ranked, period = touchpoints.facts, touchpoints.ranked, touchpoints.period
    hidden = Count(float(touchpoints.suppressed_groups), "touchpoints")
    caveat = sentence("Not shown: {hidden:word} that too few customers rated.", hidden=hidden)
    return Finding(
        id=finding_id("low-touchpoints"),
        claim=_claim(touchpoints),
        subtitle=f"Share of answers that are low (1 or 2 of 5, alike on other scales), by touchpoint. {period.label}",
        estimates=_estimates(touchpoints),
        evidence=_evidence(touchpoints),
        grade=Grade.OBSERVED,
        basis=facts.basis(facts.departments_of(("touchpoint",)), int(ranked["answers"].sum()), "answers", period.label),
        caveats=(caveat,) if touchpoints.suppressed_groups else (),
        method="share",
        is_open=touchpoints.lowest is None,
    )


def _ranked(frame: pd.DataFrame) -> pd.DataFrame:
    shares = frame["answers_low"] / frame["answers"]
    return (
        frame.assign(low_share=shares).sort_values("low_share", ascending=False, kind="stable").reset_index(drop=True)
    )


def _claim(touchpoints: Touchpoints) -> Sentence:
    first, lead = touchpoints.ranked.iloc[0].to_dict(), touchpoints.lead
    parts: dict[str, Part] = {"first": str(first["touchpoint"]), "share": _low_share(first)}
    if lead is None:
        return sentence("**{share} of answers on {first} are low**; no other touchpoint can be shown", **parts)
    second = touchpoints.ranked.iloc[1].to_dict()
    parts |= {"tested": lead, "second": str(second["touchpoint"]), "other": _low_share(second)}
    if is_significant(lead):
        return sentence(
            "**{first} disappoints most: {share} of its scores are low**; {second} follows with {other}", **parts
        )
    return sentence(
        "**{first} ({share} low scores) and {second} ({other}) disappoint most**; which of the two cannot be told yet",
        **parts,
    )


def _low_share(row: Mapping[Hashable, Any]) -> Estimate:
    return share(row["answers_low"], row["answers"])


def _estimates(touchpoints: Touchpoints) -> dict[str, Estimate]:
    rows = touchpoints.ranked.to_dict("records")
    found = {f"low_score_share[touchpoint={row['touchpoint']}]": _low_share(row) for row in rows}
    found["touchpoints_hidden"] = counted(Count(float(touchpoints.suppressed_groups), "touchpoints"), len(rows))
    return found | ({"low_score_share_lead": touchpoints.lead} if touchpoints.lead else {})


def _evidence(touchpoints: Touchpoints) -> Evidence:
    ranked, facts = touchpoints.ranked, touchpoints.facts
    shares = [_low_share(row) for row in ranked.to_dict("records")]
    rows = pd.DataFrame(
        {
            "label": ranked["touchpoint"],
            "value": [each.value.amount for each in shares],
            "low": [each.low.amount for each in shares],
            "high": [each.high.amount for each in shares],
            "sample_size": ranked["answers"],
            "is_highlighted": ranked["touchpoint"] == touchpoints.lowest,
            "departments": [", ".join(facts.departments_of(("touchpoint",), each)) for each in ranked["touchpoint"]],
        }
    )
    return Evidence(QUERY, touchpoints.result.parameters, Chart(ChartKind.BARS, "share"), rows)
