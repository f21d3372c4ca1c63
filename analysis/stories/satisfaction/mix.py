"""How much of the change is customers answering otherwise, and how much is other customers answering."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.statistics.share import share
from analysis.stories.satisfaction.change import levels_of
from analysis.stories.satisfaction.counts import counts
from analysis.stories.satisfaction.split import Split, split_of
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL, Told, is_told

IMPORTANCE_AGAINST_THE_TOTAL, IMPORTANCE_TOLD, IMPORTANCE_NOT_TOLD = 100, 70, 20


def mix(telling: Telling, survey: Survey) -> Told | None:
    """The finding; None without two quarters or without groups."""
    split = split_of(telling, survey)
    if split is None:
        return None
    latest, name = split.change, survey.measure.name
    finding = Finding(
        "mix",
        _claim(split),
        f"{survey.scale}, {survey.title}, {latest.before.label} to {latest.after.label}, split by {split.dimension}",
        {
            f"{name}_change": latest.estimate,
            f"{name}_change_rate_effect": split.parts.rate,
            f"{name}_change_mix_effect": split.parts.mix,
            **split.group_changes(),
            **levels_of(latest),
            **_said(split),
        },
        Evidence(
            "satisfaction/score_by_group",
            telling.parameters("satisfaction/score_by_group", period_id=latest.after.period_id),
            Chart(ChartKind.WATERFALL, survey.measure.unit.unit),
            _rows(split),
        ),
        Grade.OBSERVED,
        survey.basis(sum(tally.answers for tally in latest.tallies), f"{latest.before.label} and {latest.after.label}"),
        tuple(_caveats(split)),
        method="rate_and_mix",
    )
    return Told(finding, _importance(split), _headline(split), _line(split), _advice(split), about=split)


def _said(split: Split) -> dict[str, Estimate]:
    """How many groups moved, and what part of the answers each gave before and after."""
    parts, latest = split.parts.groups, split.change
    found = counts({"groups": Count(len(split.groups), "groups"), "groups_moved": Count(_moved(split), "groups")})
    for quarter, column in ((latest.before, "answers_before"), (latest.after, "answers_after")):
        for row in split.groups.to_dict("records"):
            name = f"answers_share[{split.dimension}={row['group']}, period={quarter.label}]"
            found[name] = share(float(row[column]), float(parts[column].sum()))
    return found


def _moved(split: Split) -> int:
    return int(benjamini_hochberg(split.groups["change_p_value"], SEARCH_LEVEL).sum())


def _importance(split: Split) -> int:
    if split.runs_against_the_total:
        return IMPORTANCE_AGAINST_THE_TOTAL
    return IMPORTANCE_TOLD if split.mix_is_told else IMPORTANCE_NOT_TOLD


def _parts(split: Split) -> dict[str, Part]:
    return {
        "subject": split.change.survey.measure.subject,
        "short": split.change.survey.measure.short,
        "dimension": split.dimension,
        "total": split.change.estimate,
        "rate": split.parts.rate,
        "mix": split.parts.mix,
        "level": split.change.level,
        "before": split.change.before.label,
        "after": split.change.after.label,
    }


def _claim(split: Split) -> Sentence:
    return Sentence(_claim_against(split) if split.runs_against_the_total else _claim_along(split), _parts(split))


def _claim_against(split: Split) -> str:
    every, gained, moved = ("improved", "gained", "fell") if split.fell else ("worsened", "lost", "rose")
    template = f"Every {{dimension}} {every}, yet the {{short}} {moved} {{total:size}} to {{level}} in {{after}}: "
    template += "who answered explains {mix:size}, and "
    if is_told(split.parts.rate):
        return f"{template}customers {gained} {{rate:size}}"
    return f"{template}what customers {gained}, {{rate:size}}, is within chance"


def _claim_along(split: Split) -> str:
    if split.mix_is_told and is_told(split.parts.rate):
        return (
            "Of {total:signed} since {before}, customers answering otherwise are {rate:signed} "
            "and other customers answering {mix:signed}"
        )
    if split.mix_is_told:
        return (
            "Who answered moved the {short} by {mix:signed} since {before}; "
            "whether customers of the same {dimension} changed cannot be told ({rate:range})"
        )
    if is_told(split.parts.rate):
        return (
            "Customers moved the {short} by {rate:signed} since {before}; no effect of who answered can be told "
            "({mix:range})"
        )
    return (
        "Neither customers ({rate:range}) nor who answered ({mix:range}) moved the {short} since {before} "
        "by more than chance"
    )


def _headline(split: Split) -> Sentence | None:
    if not split.runs_against_the_total:
        return None
    happier, moved = ("happier", "fell") if split.fell else ("less happy", "rose")
    counted = "" if is_told(split.parts.rate) else "counted "
    return Sentence(
        f"Every {{dimension}} is {counted}{happier}, yet the {{short}} {moved} {{total:size}}", _parts(split)
    )


def _gain(split: Split) -> pd.Series:
    """By how much each group's share of the answers grew."""
    return split.groups["share_after"] - split.groups["share_before"]


def _line(split: Split) -> Sentence | None:
    if not split.runs_against_the_total:
        return None
    grown = split.groups.iloc[int(_gain(split).argmax())]
    before, after = (
        share(float(grown[f"answers_{side}"]), float(split.parts.groups[f"answers_{side}"].sum()))
        for side in ("before", "after")
    )
    return sentence(
        "**Who answered explains it:** “{grown}” now gives {after} of the answers, after {before}.",
        grown=str(grown["group"]),
        after=after,
        before=before,
    )


def _advice(split: Split) -> Sentence | None:
    """What a fall by mix asks for: the service is not at fault, and some went quiet."""
    if not (split.runs_against_the_total and split.fell):
        return None
    quiet = split.groups.iloc[int(_gain(split).argmin())]
    if float(quiet["answers_after"]) >= float(quiet["answers_before"]):
        return sentence("The fall is in the mix, not in the service.")
    return sentence(
        "The fall is in the mix, not in the service; ask “{quiet}”, who went quiet.", quiet=str(quiet["group"])
    )


def _caveats(split: Split) -> Iterator[Sentence]:
    told = _moved(split)
    of_all = "All {known:word}" if told == len(split.groups) else "{told:word} of {known:word}"
    yield sentence(
        ("No group" if told == 0 else of_all + " groups")
        + " moved by more than chance when tested alone; another grouping would split otherwise.",
        told=told,
        known=len(split.groups),
    )


def _rows(split: Split) -> pd.DataFrame:
    """From the quarter before to the latest: what changed within groups, and who answered."""
    latest = split.change
    rows = [
        (latest.before.label, latest.level_before.value.amount, True, False),
        (f"Within each {split.dimension}", split.parts.rate.value.amount, False, False),
        ("Who answered", split.parts.mix.value.amount, False, split.mix_is_told),
        (latest.after.label, latest.level.value.amount, True, False),
    ]
    return pd.DataFrame(rows, columns=["label", "value", "is_total", "is_highlighted"])
