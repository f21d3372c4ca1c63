"""Which features go with satisfaction, and which only seem to because their users are in happier segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.stories.satisfaction.counts import counts
from analysis.stories.satisfaction.strata import Compared, compare_kinds
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL, Told, p_values

IMPORTANCE_TOLD, IMPORTANCE_NOT_TOLD = 58, 13
# Vanished: like with like, less than this part of a difference is left, and what is left is no more than chance.
VANISHED_BELOW = 1 / 3


@dataclass(frozen=True)
class Feature:
    """Users less the others. `seems`, `stays`: the crude and the adjusted difference survived the search."""

    name: str
    compared: Compared
    seems: bool
    stays: bool

    @property
    def vanishes(self) -> bool:
        adjusted, crude = self.compared.adjusted, self.compared.crude
        if adjusted is None or not self.seems or self.stays:
            return False
        return abs(adjusted.value.amount) < VANISHED_BELOW * abs(crude.value.amount)


def features(telling: Telling, survey: Survey) -> Told | None:
    """The finding; None where no usage export knows enough customers who answered."""
    found = _read(telling, survey)
    if not found:
        return None
    parameters = {"period_id": survey.period.period_id, "survey_id": survey.survey_id}
    told = [each for each in found if each.stays or each.vanishes]
    finding = Finding(
        "features",
        _claim(found),
        f"{survey.scale}, {survey.title}: users of a feature less all others, {survey.period.label}",
        _estimates(survey, found),
        Evidence(
            "satisfaction/score_by_feature",
            telling.parameters("satisfaction/score_by_feature", **parameters),
            Chart(
                ChartKind.PAIRED_DOTS,
                survey.measure.change_unit.unit,
                {"first": "All customers", "second": "Within segments"},
                reference=0.0,
            ),
            _rows(found),
        ),
        Grade.ADJUSTED if any(each.compared.adjusted for each in told) else Grade.OBSERVED,
        Basis((survey.department, "Product"), round(_answers(found[0])), "answers", survey.period.label),
        tuple(_caveats(found)),
        method="stratified",
    )
    return Told(finding, IMPORTANCE_TOLD if told else IMPORTANCE_NOT_TOLD, about=found)


def _read(telling: Telling, survey: Survey) -> tuple[Feature, ...]:
    rows = telling.run("satisfaction/score_by_feature", period_id=survey.period.period_id, survey_id=survey.survey_id)
    return searched(
        {
            str(name): compare_kinds(survey.measure, cells, "has_used", telling.minimum)
            for name, cells in rows.groupby("feature")
        }
    )


def searched(by_name: Mapping[str, Compared | None]) -> tuple[Feature, ...]:
    """Those that could be compared, largest difference first, and which of them survive the search."""
    compared = {name: each for name, each in by_name.items() if each is not None}
    seems = benjamini_hochberg(p_values(each.crude for each in compared.values()), SEARCH_LEVEL)
    stays = benjamini_hochberg(p_values(each.best_known for each in compared.values()), SEARCH_LEVEL)
    found = [
        Feature(name, each, bool(is_apart), bool(is_apart_still))
        for (name, each), is_apart, is_apart_still in zip(compared.items(), seems, stays, strict=True)
    ]
    return tuple(sorted(found, key=lambda each: -abs(each.compared.crude.value.amount)))


def _answers(feature: Feature) -> float:
    return feature.compared.first.answers + feature.compared.second.answers


def _claim(found: tuple[Feature, ...]) -> Sentence:
    vanishing = next((each for each in found if each.vanishes), None)
    staying = max(
        (each for each in found if each.stays),
        key=lambda each: abs(each.compared.best_known.value.amount),
        default=None,
    )
    if vanishing is None and staying is None:
        return sentence(
            "None of the {features:word} goes with satisfaction by more than chance",
            features=Count(len(found), "features"),
        )
    if vanishing is None:
        assert staying is not None
        return Sentence(f"Users of “{{feature}}” score {_by(staying)}{_how(staying)}", _staying_parts(staying))
    assert vanishing.compared.adjusted is not None
    parts: dict[str, Part] = {
        "vanishing": vanishing.name,
        "crude": vanishing.compared.crude,
        "adjusted": vanishing.compared.adjusted,
    }
    way = "higher" if vanishing.compared.crude.value.amount > 0 else "lower"
    template = (
        f"Users of “{{vanishing}}” score {{crude:size}} {way}, but only because of their segment: "
        "like with like {adjusted:signed} ({adjusted:interval})"
    )
    if staying is None:
        return Sentence(template, parts)
    return Sentence(f"{template}; users of “{{feature}}” stay {_by(staying)}", parts | _staying_parts(staying))


def _by(staying: Feature) -> str:
    return "{stays:size} " + ("higher" if staying.compared.best_known.value.amount > 0 else "lower")


def _how(staying: Feature) -> str:
    return " than others of their segment" if staying.compared.adjusted is not None else " than others"


def _staying_parts(staying: Feature) -> dict[str, Part]:
    return {"feature": staying.name, "stays": staying.compared.best_known}


def _estimates(survey: Survey, found: tuple[Feature, ...]) -> dict[str, Estimate]:
    name = survey.measure.name
    estimates = counts({"features_searched": Count(len(found), "features")})
    for each in found:
        estimates[f"{name}_difference[feature={each.name}]"] = each.compared.crude
        if each.compared.adjusted is not None:
            estimates[f"{name}_difference_within_segments[feature={each.name}]"] = each.compared.adjusted
    return estimates


def _rows(found: tuple[Feature, ...]) -> pd.DataFrame:
    named = next((each.name for each in found if each.vanishes), None)
    rows = [
        (
            each.name,
            each.compared.crude.value.amount,
            each.compared.best_known.value.amount,
            round(_answers(each)),
            each.name == named,
        )
        for each in found
    ]
    return pd.DataFrame(rows, columns=["label", "first", "second", "sample_size", "is_highlighted"])


def _caveats(found: tuple[Feature, ...]) -> Iterator[Sentence]:
    yield sentence(
        "{features:word} searched. Happy customers may use more, so what stays is an association, not a cause.",
        features=Count(len(found), "features"),
    )
    if all(each.compared.adjusted is None for each in found):
        yield sentence("Not compared within segments: the exports name no two segments with both kinds of customers.")
