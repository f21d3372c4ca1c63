"""What a board asks of each finding of this story, answered from what the finding was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from analysis.findings import Objection
from analysis.stories.objections.questions import in_order
from analysis.stories.satisfaction.objections.of_change import of_change, of_mix
from analysis.stories.satisfaction.objections.of_drivers import of_drivers
from analysis.stories.satisfaction.objections.of_kinds import of_features, of_issues, of_onboarding
from analysis.stories.satisfaction.objections.of_level import of_groups, of_level
from analysis.stories.satisfaction.objections.of_pair import of_pair
from analysis.stories.satisfaction.objections.of_revenue import of_weights
from analysis.stories.satisfaction.objections.of_silence import of_coverage, of_large_accounts
from analysis.stories.satisfaction.objections.of_surveys import of_disagreement, of_surveys
from analysis.stories.satisfaction.objections.of_touchpoints import of_touchpoints
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import Told

# By finding; the last argument is what the finding was made from (Told.about). Others bring answers of their own.
ANSWERERS: Mapping[str, Callable[[Telling, Survey, Any], Iterator[Objection | None]]] = {
    "level": of_level,
    "change": of_change,
    "mix": of_mix,
    "onboarding": of_onboarding,
    "features": of_features,
    "issues": of_issues,
    "touchpoints": of_touchpoints,
    "large-accounts": of_large_accounts,
    "weights": of_weights,
    "coverage": of_coverage,
    "disagreement": of_disagreement,
    "surveys": of_surveys,
    "breakdowns": of_groups,
    "pair": of_pair,
    "drivers": of_drivers,
}


def with_objections(telling: Telling, main: Survey, told: Told) -> Told:
    """The finding with its answers, in a board's order."""
    answerer = ANSWERERS.get(told.finding.id)
    if answerer is None:
        return told
    answers = in_order([*told.finding.objections, *answerer(telling, main, told.about)])
    return replace(told, finding=replace(told.finding, objections=answers))
