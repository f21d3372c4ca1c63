"""Which reasons stand behind the category of losses that is named most."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.lead import lead
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.judging import is_significant
from analysis.stories.priority_issues.losses import QUERY, Losses

MOST_REASONS = 15  # rows that a bar chart can label


def reasons_within(losses: Losses) -> Finding | None:
    """Reasons that can be acted on; None where the category named most has not two that may be shown."""
    if losses.ranked.empty:
        return None
    category = str(losses.ranked["category"].iloc[0])
    inside = losses.reasons[losses.reasons["category"] == category]
    if len(inside) < 2:
        return None
    estimates = {
        f"losses[reason={row['reason']}]": losses.count(row["losses"]) for row in losses.reasons.to_dict("records")
    }
    return Finding(
        id=finding_id("reasons-within"),
        claim=_claim(losses, category, inside),
        subtitle=f"Losses by stated reason that can be acted on, whatever the category. {losses.period.label}",
        estimates={f"losses[category={category}]": _whole(losses, category), **estimates},
        evidence=_evidence(losses, category),
        grade=Grade.OBSERVED,
        basis=losses.facts.basis(losses.departments, losses.total, "losses", losses.period.label),
        method="lead",
    )


def _whole(losses: Losses, category: str) -> Estimate:
    return losses.count(losses.categories.loc[losses.categories["category"] == category, "losses"].sum())


def _claim(losses: Losses, category: str, inside: pd.DataFrame) -> Sentence:
    first, second = inside.head(2).to_dict("records")
    tested = lead(first["losses"], second["losses"], losses.total)
    parts: dict[str, Part] = {
        "category": category,
        "whole": _whole(losses, category),
        "first": str(first["reason"]),
        "second": str(second["reason"]),
        "many": losses.count(first["losses"]),
        "other": losses.count(second["losses"]),
        "tested": tested,
    }
    if is_significant(tested):
        return sentence("**“{first}” is the reason named most behind {category}**: {many} of {whole}", **parts)
    return sentence(
        "Behind {category} stand above all **“{first}” and “{second}”**, with {many} and {other}; which of the two is "
        "named more often cannot be told",
        **parts,
    )


def _evidence(losses: Losses, category: str) -> Evidence:
    reasons = losses.reasons.sort_values("losses", ascending=False, kind="stable").head(MOST_REASONS)
    rows = reasons.assign(
        label=reasons["reason"],
        value=reasons["losses"].astype(float),
        is_highlighted=reasons["category"] == category,
    )[["label", "value", "is_highlighted", "category", "money"]]
    return Evidence(QUERY, losses.result.parameters, Chart(ChartKind.BARS, "losses"), rows)
