"""Which customers leave for which reason: categories of losses by the groups that the reader compares."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.share import share, share_change
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.periods import view_choices
from analysis.stories.priority_issues.facts import Facts, finding_id
from analysis.stories.priority_issues.judging import search_caveats, searched_estimates, survivors
from analysis.stories.priority_issues.losses import Losses

QUERY = "issues/losses_by_group"
USUAL_DIMENSION = "segment"


@dataclass(frozen=True)
class Cell:
    """One category in one group; `excess` is its share there less its share in all other groups together."""

    group: str
    category: str
    share: Estimate
    elsewhere: Estimate
    excess: Estimate


def loss_groups(facts: Facts, losses: Losses) -> Finding | None:
    """None where groups cannot be compared; without a difference, only where the reader asked for the comparison."""
    dimension = facts.view.compare_by or USUAL_DIMENSION
    if dimension not in view_choices(facts.edition).dimensions:
        return None
    parameters = {"period_id": losses.period.period_id, "segment": facts.segment, "dimension": dimension}
    result = facts.edition.run(QUERY, **parameters)
    cells = _cells(result.frame, facts.minimum_group_size)
    told = [cell for cell, is_told in zip(cells, survivors([cell.excess for cell in cells]), strict=True) if is_told]
    if not cells or not (told or facts.view.compare_by):
        return None
    first = max(told, key=lambda cell: abs(cell.excess.value.amount), default=None)
    return Finding(
        id=finding_id("loss-groups"),
        claim=_claim(dimension, cells, first),
        subtitle=f"Share of each group's losses, by category of reasons that can be acted on; by {dimension}. "
        f"{losses.period.label}",
        estimates=_estimates(dimension, cells),
        evidence=Evidence(QUERY, parameters, Chart(ChartKind.HEAT, "share"), _rows(cells)),
        grade=Grade.OBSERVED,
        basis=facts.basis(losses.departments, int(result.frame["losses"].sum()), "losses", losses.period.label),
        caveats=search_caveats(len(cells), "groups and categories"),
        method="share",
        is_open=first is None,
    )


def _cells(frame: pd.DataFrame, minimum: int) -> list[Cell]:
    by_group, by_category = (frame.groupby(key)["losses"].sum().to_dict() for key in ("group_name", "category"))
    whole = float(frame["losses"].sum())
    found = []
    shown = suppress_small_groups(frame, "customers", minimum, ["category"]).kept
    for row in shown.to_dict("records"):
        group, category, inside = row["group_name"], row["category"], row["losses"]
        here = by_group[group]
        others, outside = whole - here, by_category[category] - inside
        if others > 0:
            excess = share_change(outside, others, inside, here)
            found.append(Cell(group, category, share(inside, here), share(outside, others), excess))
    return found


def _estimates(dimension: str, cells: list[Cell]) -> dict[str, Estimate]:
    found: dict[str, Estimate] = {}
    for cell in cells:
        name = f"[category={cell.category},{dimension}={cell.group}]"
        found |= {
            "loss_share" + name: cell.share,
            "loss_share_elsewhere" + name: cell.elsewhere,
            "loss_share_excess" + name: cell.excess,
        }
    return found | searched_estimates(len(cells), "groups and categories")


def _claim(dimension: str, cells: list[Cell], first: Cell | None) -> Sentence:
    """A group may be called "No" or "None": it is quoted beside its dimension, never used as a word."""
    shown = first or min(cells, key=lambda cell: cell.excess.p_value or 0.0)
    parts: dict[str, Part] = {
        "dimension": dimension,
        "group": shown.group,
        "category": shown.category,
        "share": shown.share,
        "elsewhere": shown.elsewhere,
        "tested": shown.excess,
    }
    if first is None:
        return sentence(
            "Whether reasons for leaving differ by {dimension} **cannot be told yet**; nearest comes {category} where "
            "{dimension} is “{group}” ({share} against {elsewhere})",
            **parts,
        )
    word = "more" if first.excess.value.amount > 0 else "less"
    return sentence(
        "**{category} is named {word} often where {dimension} is “{group}”**: in {share} of losses there, against "
        "{elsewhere} elsewhere",
        word=word,
        **parts,
    )


def _rows(cells: list[Cell]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "row": [cell.group for cell in cells],
            "column": [cell.category for cell in cells],
            "value": [cell.share.value.amount for cell in cells],
            "low": [cell.share.low.amount for cell in cells],
            "high": [cell.share.high.amount for cell in cells],
            "sample_size": [cell.share.sample_size for cell in cells],
        }
    )
