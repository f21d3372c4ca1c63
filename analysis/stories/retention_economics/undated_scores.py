"""A score without a date: whether it seems to know who left, and what may not be claimed from it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.leakage import Leakage, score_leaks
from analysis.statistics.share import share
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.retention_economics.scope import EVERYBODY, Scope, evidence
from queries.run import QueryResult

ID = "undated-score"


@dataclass(frozen=True)
class UndatedScores:
    """The survey most customers answered: `levels` has score, customers and lost, lowest score first."""

    scope: Scope
    result: QueryResult
    survey: str
    levels: pd.DataFrame
    suppressed: int
    leak: Leakage

    @property
    def customers(self) -> int:
        return int(self.levels["customers"].sum())

    def left(self, row: pd.Series) -> Estimate:
        return share(row["lost"], row["customers"])


def undated_scores_of(scope: Scope) -> UndatedScores | None:
    """None where every answer has its day, or nobody left."""
    if not scope.is_snapshot or scope.segment != EVERYBODY:
        return None
    result = scope.edition.run("retention/scores_without_dates")
    keys = ["department", "survey", "kind"]
    surveys = result.frame.groupby(keys, as_index=False)[["customers", "lost"]].sum()
    surveys = surveys[(surveys["lost"] > 0) & (surveys["customers"] >= scope.minimum)]
    if surveys.empty:
        return None
    most = surveys.sort_values(["customers", "survey"], ascending=[False, True]).iloc[0]
    levels = result.frame[(result.frame[keys] == most[keys]).all(axis=1)].sort_values("score")
    kept = suppress_small_groups(levels, "customers", scope.minimum)
    if len(kept.kept) < 2:
        return None
    leak = score_leaks(levels)
    return UndatedScores(scope, result, str(most["survey"]), kept.kept, kept.suppressed_groups, leak)


def undated_finding(scores: UndatedScores) -> Finding:
    levels = scores.levels
    rows = []
    for _, row in levels.iterrows():
        left = scores.left(row)
        rows.append(
            (f"{row['score']:g}", left.value.amount, left.low.amount, left.high.amount, row["customers"], False)
        )
    columns = ["label", "value", "low", "high", "sample_size", "is_highlighted"]
    return Finding(
        id=ID,
        claim=_claim(scores),
        subtitle=(
            f"Share of customers lost by their answer to {scores.survey}, with 95 % intervals; "
            f"{scores.customers:,} customers; no dates in this export"
        ),
        estimates={f"customer_churn_share[score={row['score']:g}]": scores.left(row) for _, row in levels.iterrows()},
        evidence=evidence(scores.result, Chart(ChartKind.DOTS, "share"), pd.DataFrame(rows, columns=columns)),
        grade=Grade.OBSERVED,
        basis=scores.scope.basis(scores.customers, "feedback", "customer", "subscription"),
        caveats=_caveats(scores),
        method="leakage",
        is_open=True,  # what may not be claimed is no title for a board
    )


def _claim(scores: UndatedScores) -> Sentence:
    lowest, highest = scores.levels.iloc[0], scores.levels.iloc[-1]
    parts: dict[str, Part] = {"low": scores.left(lowest), "high": scores.left(highest), "survey": scores.survey}
    if scores.leak.is_leaking:
        return sentence(
            "**{survey} is flagged as leaking**: {low} of customers with the lowest score had left, {high} of those "
            "with the highest, so it seems known only after the outcome (no dates in this export)",
            **parts,
        )
    return sentence(
        "**Which came first, {survey} or the loss, cannot be told**: {low} of customers with the lowest score had "
        "left, {high} of those with the highest (no dates in this export)",
        **parts,
    )


def _caveats(scores: UndatedScores) -> tuple[Sentence, ...]:
    said = [
        sentence("No money is claimed from this score, and no curve is drawn by it: no export says when it was given."),
        sentence("Dated answers from before customers left would show whether satisfaction foretells leaving."),
    ]
    if scores.suppressed:
        said.append(sentence("{count:word} held too few customers to show.", count=Count(scores.suppressed, "scores")))
    return tuple(said)
