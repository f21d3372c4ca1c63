"""The change split: how much is customers answering otherwise, how much is other customers answering."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Share
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.design_effect import SameCustomers, design_effect_of_change
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.statistics.rate_and_mix import RateAndMix, rate_and_mix
from analysis.stories.satisfaction.change import Change, latest_change, verb
from analysis.stories.satisfaction.groups import tallies_of
from analysis.stories.satisfaction.measures import Measure
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import Tally
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import Told, is_told

IMPORTANCE_AGAINST_THE_TOTAL, IMPORTANCE_TOLD, IMPORTANCE_NOT_TOLD = 100, 70, 20
FEWEST_GROUPS = 2


@dataclass(frozen=True)
class Split:
    """A change with its split by one dimension. `mix_is_told`: its mix effect survived the search over dimensions."""

    change: Change
    dimension: str
    parts: RateAndMix
    mix_is_told: bool

    @property
    def runs_against_the_total(self) -> bool:
        """Every group improved while the total fell, or the other way round; the total's move is told from chance."""
        if not is_told(self.change.estimate):
            return False
        fell = self.change.estimate.value.amount < 0
        return self.mix_is_told and (self.parts.every_group_improved if fell else self.parts.every_group_worsened)


def split_of(telling: Telling, survey: Survey) -> Split | None:
    """By segment where there are segments; otherwise by the dimension whose mix moved the score most."""
    latest = latest_change(telling, survey)
    if latest is None:
        return None
    found = {name: _split(telling, latest, name) for name in _dimensions(telling, survey)}
    kept = [(name, parts) for name, parts in found.items() if parts is not None]
    passes = benjamini_hochberg([parts.mix.p_value for _, parts in kept])
    splits = [Split(latest, name, parts, bool(told)) for (name, parts), told in zip(kept, passes, strict=True)]
    return max(splits, key=lambda each: abs(each.parts.mix.value.amount)) if splits else None


def _dimensions(telling: Telling, survey: Survey) -> list[str]:
    if telling.view.compare_by:
        return [telling.view.compare_by]
    every = [str(name) for name in telling.groups(survey)["dimension"].unique()]
    return ["segment"] if "segment" in every and telling.segment == "all" else every


def _split(telling: Telling, latest: Change, dimension: str) -> RateAndMix | None:
    """None where fewer than two groups are large enough on both sides."""
    sides = [tallies_of(telling.groups(latest.survey, period), dimension) for period in (latest.before, latest.after)]
    shown = {
        name
        for name in sides[0].keys() & sides[1].keys()
        if min(side[name].customers for side in sides) >= telling.minimum
    }
    if len(shown) < FEWEST_GROUPS:
        return None
    shrink = _alikeness(telling, latest, dimension, shown, sides)
    before, after = (_rows_of_side(latest.survey.measure, side, shown, shrink) for side in sides)
    return rate_and_mix(before, after, latest.survey.measure.change_unit)


def _alikeness(
    telling: Telling, latest: Change, dimension: str, shown: set[str], sides: list[dict[str, Tally]]
) -> float:
    """How much the same customers' answers in both quarters tell of changes within groups."""
    same, measure = telling.same_customers(latest.survey, latest.before, latest.after), latest.survey.measure
    return design_effect_of_change(
        [
            (measure.wave(sides[0][name]), measure.wave(sides[1][name]), same.get((dimension, name), SameCustomers()))
            for name in sorted(shown)
        ]
    )


def _rows_of_side(measure: Measure, side: dict[str, Tally], shown: set[str], shrink: float) -> pd.DataFrame:
    """One quarter by group, as an effective sample. Groups too small to show stand together, so that the split adds up."""
    rows = []
    for name, tally in side.items():
        total, squares = measure.marks(tally)
        group = name if name in shown else "smaller groups"
        rows.append((group, tally.answers / shrink, total / shrink, squares / shrink))
    frame = pd.DataFrame(rows, columns=["group", "answers", "score_sum", "score_sum_of_squares"])
    return frame.groupby("group", as_index=False).sum()


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
            **_group_changes(split),
        },
        Evidence(
            "satisfaction/score_by_group",
            telling.parameters("score_by_group", period_id=latest.after.period_id),
            Chart(ChartKind.WATERFALL, survey.measure.unit.unit),
            _rows(split),
        ),
        Grade.OBSERVED,
        survey.basis(sum(tally.answers for tally in latest.tallies), f"{latest.before.label} and {latest.after.label}"),
        tuple(_caveats(split)),
        method="rate_and_mix",
    )
    return Told(finding, _importance(split), _headline(split), _line(split), _advice(split))


def _importance(split: Split) -> int:
    if split.runs_against_the_total:
        return IMPORTANCE_AGAINST_THE_TOTAL
    return IMPORTANCE_TOLD if split.mix_is_told else IMPORTANCE_NOT_TOLD


def _group_changes(split: Split) -> dict[str, Estimate]:
    unit, measure = split.change.survey.measure.change_unit, split.change.survey.measure
    return {
        f"{measure.name}_change[{split.dimension}={row.group}]": Estimate(
            unit.with_amount(row.change),
            unit.with_amount(row.change_low),
            unit.with_amount(row.change_high),
            round(row.answers_before + row.answers_after),
            "difference of two averages, z test",
            row.change_p_value,
        )
        for row in split.parts.groups.itertuples(index=False)
        if not pd.isna(row.change)
    }


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
    moved = verb(split.change.estimate)
    if split.runs_against_the_total:
        gained = "gained" if moved == "fell" else "lost"
        within = f"customers {gained} {{rate:size}}" if is_told(split.parts.rate) else "within each the move is within chance"
        every = "improved" if moved == "fell" else "worsened"
        template = (
            f"Every {{dimension}} {every}, yet the {{short}} {moved} {{total:size}} to {{level}} in {{after}}: "
            f"who answered explains {{mix:size}}, and {within}"
        )
    elif split.mix_is_told and is_told(split.parts.rate):
        template = "Of {total:signed} since {before}, customers answering otherwise are {rate:signed} and other customers answering are {mix:signed}"
    elif split.mix_is_told:
        template = "Who answered moved the {short} by {mix:signed} since {before}; whether customers within a {dimension} changed cannot be told ({rate:range})"
    elif is_told(split.parts.rate):
        template = "Customers moved the {short} by {rate:signed} since {before}; no effect of who answered can be told ({mix:range})"
    else:
        template = "Since {before} neither customers ({rate:range}) nor who answered ({mix:range}) moved the {short} in a way that can be told from chance"
    return Sentence(template, _parts(split))


def _headline(split: Split) -> Sentence | None:
    if split.runs_against_the_total:
        moved = verb(split.change.estimate)
        happier = "happier" if moved == "fell" else "less happy"
        shown = happier if is_told(split.parts.rate) else f"counted {happier}"
        return Sentence(f"Every {{dimension}} is {shown}, yet the {{short}} {moved} {{total:size}}", _parts(split))
    return None


def _line(split: Split) -> Sentence | None:
    if not split.runs_against_the_total:
        return None
    grown = split.parts.groups.loc[(split.parts.groups["share_after"] - split.parts.groups["share_before"]).idxmax()]
    return sentence(
        "**Who answered explains it:** “{grown}” now gives {after} of the answers, after {before}.",
        grown=str(grown["group"]),
        after=Share(float(grown["share_after"])),
        before=Share(float(grown["share_before"])),
    )


def _advice(split: Split) -> Sentence | None:
    if not (split.runs_against_the_total and split.change.estimate.value.amount < 0):
        return None
    shares = split.parts.groups["share_after"] - split.parts.groups["share_before"]
    quiet = split.parts.groups.loc[shares.idxmin(), "group"]
    return sentence("Mend the mix, not the service; and ask “{quiet}”, who went quiet.", quiet=str(quiet))


def _caveats(split: Split) -> Iterator[Sentence]:
    groups = split.parts.groups
    apart = benjamini_hochberg(groups["change_p_value"])
    told, known = int(apart.sum()), int(groups["change"].notna().sum())
    yield sentence(
        ("No {dimension} moved" if told == 0 else "{told:word} of {known:word} groups moved")
        + " by more than chance when each is tested alone; another grouping would split otherwise.",
        dimension=split.dimension,
        told=told,
        known=known,
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
