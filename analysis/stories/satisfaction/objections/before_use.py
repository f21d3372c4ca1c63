"""Whether later users of a feature were happier before they used it: then the use did not make them so."""

from __future__ import annotations

from collections import defaultdict

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.stories.objections.other_way_round import before_and_after, no_dates
from analysis.stories.satisfaction.features import Feature
from analysis.stories.satisfaction.objections.known import rows_if_known
from analysis.stories.satisfaction.strata import compare_within
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import NOBODY, Tally, tally_of
from analysis.stories.satisfaction.telling import Telling


def before_or_after_use(telling: Telling, survey: Survey, feature: Feature) -> Objection:
    """Their answers from before beside those of customers who never used it, over all dates."""
    if not telling.periods.has_dates:
        return no_dates()
    before = _before(telling, survey, feature.name)
    return before_and_after(before, feature.compared.best_known, f"their first use of “{feature.name}”")


def _before(telling: Telling, survey: Survey, feature: str) -> Estimate | None:
    """Within segments where two hold both; None where too few later users had answered before."""
    later = rows_if_known(telling, "satisfaction/score_before_use", survey_id=survey.survey_id)
    everything = telling.periods.everything.period_id
    ever = rows_if_known(telling, "satisfaction/score_by_feature", period_id=everything, survey_id=survey.survey_id)
    if later.empty or ever.empty:
        return None
    strata: dict[str, list[Tally]] = defaultdict(lambda: [NOBODY, NOBODY])
    for row in ever[(ever["feature"] == feature) & ~ever["has_used"].astype(bool)].to_dict("records"):
        strata[str(row["stratum"])][0] += tally_of(row)
    for row in later[later["feature"] == feature].to_dict("records"):
        strata[str(row["stratum"])][1] += tally_of(row)
    never, users = (sum((pair[side] for pair in strata.values()), NOBODY) for side in (0, 1))
    if min(never.customers, users.customers) < telling.minimum:
        return None
    within = compare_within(survey.measure, {name: (pair[0], pair[1]) for name, pair in strata.items()})
    return within or survey.measure.change(never, users)
