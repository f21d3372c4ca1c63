"""Who speaks of what: the share of each group's comments that name an issue, beside the same share of all others."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade, Quotation
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.between_filters import NOT_STATED, hidden_groups
from analysis.stories.priority_issues.judging import search_caveats, searched_estimates
from analysis.stories.satisfaction.breakdowns import named
from analysis.stories.voice.contrasts import Contrast, contrasts, nearest
from analysis.stories.voice.facts import ALL, GROUPS, Facts, finding_id
from analysis.stories.voice.ranked import NO_NAME
from analysis.stories.voice.tallies import Said

MOST_ISSUES = 12  # rows of a table that can still be read; the estimates hold all
MOST_COLUMNS = 8
Cell = tuple[str, str]  # issue, group


@dataclass(frozen=True)
class Groups:
    """`found`: by issue and group of one dimension, the share of its comments on the issue against all others'."""

    facts: Facts
    dimension: str
    names: tuple[str, ...]  # of groups, most comments first
    found: dict[Cell, Contrast]

    def above(self, issue: str | None = None) -> list[Cell]:
        """Cells above the rest by more than chance, the surest first; of one issue or of all."""
        told = [cell for cell, each in self.found.items() if each.is_above and issue in (None, cell[0])]
        return sorted(told, key=lambda cell: self.found[cell].p_value)

    @property
    def point(self) -> Cell:
        """The cell that is spoken of: the surest of those that stand out, or of those above the rest at all."""
        higher = {cell: each for cell, each in self.found.items() if each.difference.value.amount > 0}
        return next(iter(self.above()), None) or nearest((higher or self.found).items())[0]


def groups_of(facts: Facts) -> Groups | None:
    """None where customers are not told apart, or too few of them speak of anything."""
    dimension, everything = facts.view.compare_by, facts.everything
    if dimension is None or everything is None:
        return None
    whole = facts.said_by(dimension, ALL)
    groups = {name: said for (_, name), said in whole.items() if said.customers >= facts.minimum_group_size}
    shown = _shown_cells(facts, dimension)
    compared = {
        (issue, name): (said.among(groups[name]), facts.issues[issue].among(everything))
        for issue, name, said in shown
        if issue in facts.issues and issue not in NO_NAME and name in groups and name != NOT_STATED
    }
    found = contrasts(compared)
    names = sorted({name for _, name in found}, key=lambda name: -groups[name].comments)
    return Groups(facts, dimension, tuple(names), found) if len(names) > 1 else None


def _shown_cells(facts: Facts, dimension: str) -> list[tuple[str, str, Said]]:
    """Issue, group and its comments, where customers enough speak of it, here and on the page of any other filter."""
    rows = facts.result.frame
    rows = rows[(rows["kind"] == "issue") & rows["dimension"].isin((ALL, dimension))]
    hidden = hidden_groups(rows, facts.minimum_group_size, facts.segment, ["subject"])
    own = rows[(rows["segment"] == facts.segment) & (rows["dimension"] == dimension)]
    kept = suppress_small_groups(own, "customers", facts.minimum_group_size, ["subject"]).kept
    said = facts.said_by(dimension, "issue")
    return [
        (subject, group, said[subject, group])
        for subject, group in zip(kept["subject"].astype(str), kept["group_name"].astype(str), strict=True)
        if (dimension, group) not in hidden.get((subject,), frozenset())
    ]


def who_speaks_of_what(groups: Groups) -> Finding:
    facts, above = groups.facts, groups.above()
    return Finding(
        id=finding_id("groups"),
        claim=_claim(groups, above),
        subtitle=f"Share of each group's comments that name an issue, by {groups.dimension}. {facts.period.label}",
        estimates=_estimates(groups),
        evidence=_heat(groups),
        grade=Grade.OBSERVED,
        basis=facts.basis(sum(_comments(groups, name) for name in groups.names)),
        caveats=(*_also(groups, above[1:]), *search_caveats(len(groups.found), "shares of groups")),
        quotations=_quoted(groups, above[0]) if above else (),
        method="design_effect",
        is_open=not above,
    )


def _quoted(groups: Groups, cell: Cell) -> tuple[Quotation, ...]:
    """Of the group itself where comments are kept by it."""
    facts, (issue, name) = groups.facts, cell
    own = facts.quoted.of_segment(name) if groups.dimension == "segment" else facts.quoted
    return own.of_issue(issue)


def _claim(groups: Groups, above: list[Cell]) -> Sentence:
    issue, name = groups.point
    each = groups.found[issue, name]
    parts: dict[str, Part] = {
        "issue": issue,
        "group": named(groups.dimension, name),
        "share": each.level,
        "rest": each.rest_level,
        "tested": each.difference,
    }
    if above:
        return sentence(
            "**{group} customers speak of {issue} more often than others**: in {share} of their comments, the others "
            "in {rest}",
            **parts,
        )
    return sentence(
        f"Whether any {groups.dimension} speaks of anything more often than the rest **cannot be told yet**; {{group}} "
        "on {issue} comes nearest, with {share} of its comments and {rest} of all others",
        **parts,
    )


def _also(groups: Groups, others: list[Cell]) -> tuple[Sentence, ...]:
    """The surest of each other issue, two at most."""
    firsts = {cell[0]: cell for cell in reversed(others)}
    return tuple(
        sentence(
            "{group} customers on {issue} too: {share} of their comments, against {rest} of all others.",
            group=named(groups.dimension, name),
            issue=issue,
            share=groups.found[issue, name].level,
            rest=groups.found[issue, name].rest_level,
        )
        for issue, name in list(firsts.values())[:2]
    )


def _estimates(groups: Groups) -> dict[str, Estimate]:
    found: dict[str, Estimate] = {}
    for (issue, name), each in groups.found.items():
        label = f"[issue={issue}, {groups.dimension}={name}]"
        found[f"comment_share{label}"] = each.level
        found[f"comment_share_difference{label}"] = each.difference
        found[f"comment_share_of_all_others{label}"] = each.rest_level
    return found | searched_estimates(len(groups.found), "shares of groups")


def _heat(groups: Groups) -> Evidence:
    facts, columns = groups.facts, groups.names[:MOST_COLUMNS]
    issues = [issue for issue in facts.issues if any((issue, name) in groups.found for name in columns)][:MOST_ISSUES]
    rows = []
    for issue in issues:
        for name in columns:
            level = groups.found[issue, name].level if (issue, name) in groups.found else None
            rows.append(
                {
                    "row": issue,
                    "column": name,
                    "value": level.value.amount if level else None,
                    "low": level.low.amount if level else None,
                    "high": level.high.amount if level else None,
                    "sample_size": level.sample_size if level else None,
                }
            )
    return Evidence(GROUPS, facts.parameters("issue"), Chart(ChartKind.HEAT, "share"), pd.DataFrame(rows))


def _comments(groups: Groups, name: str) -> float:
    return next(each.part.answers for (_, group), each in groups.found.items() if group == name)
