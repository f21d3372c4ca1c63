"""The score of every group of every dimension: the search for who is apart, and the numbers for every file."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.satisfaction.counts import counts, counts_not_shown
from analysis.stories.satisfaction.groups import Group, group_rows
from analysis.stories.satisfaction.measures import Measure
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import Told, not_shown

IMPORTANCE = 5
MOST_ROWS = 24  # of a chart that can still be read, those furthest from the level; the estimates hold all
# Groups that say nothing without their dimension.
BARE_WORDS = frozenset({"yes", "no", "true", "false", "none", "other", "not stated", "unknown"})


def group_estimates(measure: Measure, dimension: str, groups: tuple[Group, ...]) -> dict[str, Estimate]:
    """Under the names that files carry: nps[segment=Enterprise]."""
    return {f"{measure.name}[{dimension}={each.name}]": each.level for each in groups}


def named(dimension: str, group: str) -> str:
    """A group as a sentence says it: with its dimension where the name alone says little."""
    return f"{dimension} “{group}”" if group.lower() in BARE_WORDS or group[:1].isdigit() else f"“{group}”"


def groups_hidden(telling: Telling, survey: Survey, dimension: str | None = None) -> int:
    """Groups of one dimension, or of all, that are too small to show or would give another page's away."""
    stated = telling.without_few_unknown(telling.every_group(survey, survey.period))
    shown = telling.suppress(telling.groups(survey), ["dimension"]).kept
    of_dimension = (rows if dimension is None else rows[rows["dimension"] == dimension] for rows in (stated, shown))
    known, kept = (len(rows) for rows in of_dimension)
    return known - kept


def breakdowns(telling: Telling, survey: Survey) -> Told | None:
    """All groups of all dimensions against the rest, searched at once. None where the level shows them all."""
    found = telling.searched_groups
    if not {dimension for dimension, _ in found} - {telling.dimension}:
        return None
    suppressed = groups_hidden(telling, survey)
    groups = tuple(found.values())
    estimates = {f"{survey.measure.name}[{of}={name}]": group.level for (of, name), group in found.items()}
    return Told(
        Finding(
            "breakdowns",
            _claim(groups),
            f"{survey.scale}, {survey.title}, every dimension, {survey.period.label}",
            {**estimates, **_said(survey, groups), **counts_not_shown(suppressed, telling.minimum)},
            Evidence(
                "satisfaction/score_by_group",
                telling.parameters("satisfaction/score_by_group", period_id=survey.period.period_id),
                Chart(
                    ChartKind.DOTS, survey.measure.unit.unit, reference=survey.measure.level(survey.tally).value.amount
                ),
                _rows(groups),
            ),
            Grade.OBSERVED,
            survey.basis(),
            tuple(not_shown(suppressed, telling.minimum)),
            method="false_discovery",
        ),
        IMPORTANCE,
        about=groups,
    )


def _apart(groups: tuple[Group, ...]) -> list[Group]:
    return [each for each in groups if each.is_apart and each.difference is not None]


def _said(survey: Survey, groups: tuple[Group, ...]) -> dict[str, Estimate]:
    apart = _apart(groups)
    found = counts({"groups_compared": Count(len(groups), "groups"), "groups_apart": Count(len(apart), "groups")})
    furthest = max(apart, key=_distance, default=None)
    if furthest is not None and furthest.rest is not None:
        found[f"{survey.measure.name}[all but {furthest.name}]"] = furthest.rest
    return found


def _claim(groups: tuple[Group, ...]) -> Sentence:
    apart = _apart(groups)
    searched = Count(len(groups), "groups")
    if not apart:
        return sentence(
            "None of the {searched:word} compared differs from all other customers by more than chance",
            searched=searched,
        )
    furthest = max(apart, key=_distance)
    assert furthest.rest is not None
    dimension, _, group = furthest.name.partition(": ")
    verb = "differs" if len(apart) == 1 else "differ"
    return sentence(
        "Of {searched:word} compared, {apart:word} " + verb + " from all other customers; "
        "furthest apart is {group} ({dimension}) with {level}, against {rest} of all others",
        searched=searched,
        apart=len(apart),
        group=f"“{group}”",
        dimension=dimension,
        level=furthest.level,
        rest=furthest.rest,
    )


def _distance(group: Group) -> float:
    return abs(group.difference.value.amount) if group.difference else 0.0


def _rows(groups: tuple[Group, ...]) -> pd.DataFrame:
    furthest = sorted(groups, key=lambda each: -_distance(each))[:MOST_ROWS]
    return group_rows(tuple(sorted(furthest, key=lambda each: -each.level.value.amount)))
