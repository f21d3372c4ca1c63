"""What could prove the story wrong, with its size where it can be computed."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.quantities import Count, Share
from analysis.sentences import Sentence, sentence
from analysis.statistics.leakage import score_leaks
from analysis.stories.satisfaction.coverage import Coverage
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling

ALIKE_FROM = 1.1  # a design effect worth a sentence: one answer in ten tells nothing new
MOODS_IN_ORDER = {"unhappy": 0, "between": 1, "happy": 2}


def doubts(telling: Telling, survey: Survey, found: Coverage | None) -> tuple[Sentence, ...]:
    return (
        *_silent(found),
        *_alike(survey),
        *_leaking(telling, survey),
        *_undated(telling),
        *_narrow(telling),
    )


def _silent(found: Coverage | None) -> Iterator[Sentence]:
    if found is not None and found.by_invitation < 1:
        yield sentence(
            "Those who did not answer may think otherwise: {silent} of "
            + ("invitations stayed without an answer." if found.is_invited else "customers did not answer."),
            silent=Share(1 - found.by_invitation),
        )


def _alike(survey: Survey) -> Iterator[Sentence]:
    alike = survey.measure.alikeness(survey.tally)
    if alike >= ALIKE_FROM:
        yield sentence(
            "The {answers} come from {customers} who each answer much alike: they tell as much as {effective} "
            "independent ones, and all intervals allow for it.",
            answers=Count(survey.tally.answers, "answers"),
            customers=Count(survey.tally.customers, "customers"),
            effective=round(survey.tally.answers / alike),
        )


def _leaking(telling: Telling, survey: Survey) -> Iterator[Sentence]:
    """A score that parts lost from kept customers perfectly was given after the loss, or made from it."""
    rows = telling.run("satisfaction/loss_by_mood", survey_id=survey.survey_id)
    levels = rows.assign(score=rows["mood"].map(MOODS_IN_ORDER), lost=rows["customers_lost"])
    if levels.empty or not score_leaks(levels).is_leaking:
        return
    by_mood = rows.set_index("mood")
    shares = (by_mood["customers_lost"] / by_mood["customers"]).astype(float)
    yield sentence(
        "This score leaks the outcome: {unhappy} of unhappy customers are lost and {happy} of happy ones, so it was "
        "given after the loss or made from it. It states levels; it can explain nothing.",
        unhappy=Share(float(shares.get("unhappy", 0.0))),
        happy=Share(float(shares.get("happy", 0.0))),
    )


def _undated(telling: Telling) -> Iterator[Sentence]:
    undated = [survey for survey in telling.surveys if survey.period == telling.periods.everything]
    if telling.periods.has_dates and undated:
        yield sentence(
            "{surveys:word} without an answer dated in these twelve months, shown over all dates: {names}.",
            surveys=Count(len(undated), "surveys"),
            names=", ".join(survey.title for survey in undated),
        )
    elif not telling.periods.has_dates:
        yield sentence("No dates in this export: these answers may be of any age.")


def _narrow(telling: Telling) -> Iterator[Sentence]:
    departments = {survey.department for survey in telling.surveys}
    if len(departments) == 1:
        yield sentence("Only {department} asks: no second department can bear it out.", department=departments.pop())
