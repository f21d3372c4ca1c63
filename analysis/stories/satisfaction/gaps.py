"""What the exports at hand cannot answer, and whose export would."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.findings import Gap
from analysis.stories.satisfaction.issues import EVERYBODY, QUERY
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import Told


def gaps(telling: Telling, survey: Survey | None, told: tuple[Told, ...]) -> tuple[Gap, ...]:
    if survey is None:
        needs = "a survey: customer, date, score"
        return (Gap("How satisfied are our customers?", needs, "Marketing or Service"),)
    return tuple(_gaps(telling, survey, {each.finding.id for each in told}))


def _gaps(telling: Telling, survey: Survey, found: set[str]) -> Iterator[Gap]:
    if not telling.periods.has_dates:
        yield Gap("Is satisfaction rising or falling?", "the date of each answer", survey.department)
    elif "change" not in found:
        yield Gap("Did the score move since last quarter?", "answers over two whole quarters", survey.department)
    if not _invitations_known(telling, survey):
        yield Gap("Who was asked and kept silent?", "survey invitations: customer and date invited", survey.department)
    if telling.dimension is None:
        yield Gap("Which customers are less happy?", "segment, region or plan of each customer", "Sales")
    if "touchpoints" not in found:
        yield Gap("Where do customers meet us at our worst?", "answers by touchpoint on one scale", "Service")
    if "drivers" not in found:
        needs = "several things and the whole rated by the same customers"
        yield Gap("What goes with satisfaction as a whole?", needs, survey.department)
    if "weights" not in found:
        yield Gap("Are the large accounts unhappier?", "monthly revenue by customer", "Finance")
    if len({each.department for each in telling.surveys}) < 2:
        yield Gap("Do departments agree on a customer?", "a survey of a second department", "Sales or Service")
    if "onboarding" not in found and not _has_rows(telling, "satisfaction/score_by_delivery"):
        yield Gap("Does late onboarding cost satisfaction?", "onboarding: day promised and day finished", "Operations")
    features = {"survey_id": survey.survey_id}
    if "features" not in found and not _has_rows(telling, "satisfaction/score_by_feature", **features):
        yield Gap("Which features go with satisfaction?", "usage: customer, month, feature, quantity", "Product")
    if "issues" not in found and not _has_issues(telling, survey):
        yield Gap("Which issues go with satisfaction?", "service cases: customer, date, topic", "Service")


def _has_rows(telling: Telling, name: str, **parameters: object) -> bool:
    return not telling.run(name, period_id=telling.periods.everything.period_id, **parameters).empty


def _has_issues(telling: Telling, survey: Survey) -> bool:
    """Whether cases with topics came before answers, however few."""
    rows = telling.run(QUERY, period_id=telling.periods.level.period_id, survey_id=survey.survey_id)
    return bool((rows["issue"] != EVERYBODY).any())


def _invitations_known(telling: Telling, survey: Survey) -> bool:
    rows = telling.run("satisfaction/coverage", period_id=survey.period.period_id, survey_id=survey.survey_id)
    return bool(rows["is_invitation_known"].any())
