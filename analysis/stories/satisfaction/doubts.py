"""What could prove the story wrong, with its size where it can be computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Share
from analysis.sentences import Sentence, sentence
from analysis.statistics.leakage import score_leaks
from analysis.stories.satisfaction.counts import counts
from analysis.stories.satisfaction.coverage import Coverage
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling

ALIKE_FROM = 1.1  # a design effect worth a sentence: one answer in ten tells nothing new
MOODS_IN_ORDER = {"unhappy": 0, "between": 1, "happy": 2}


@dataclass(frozen=True)
class Doubt:
    """A sentence with the estimates behind its numbers."""

    said: Sentence
    estimates: Mapping[str, Estimate] = field(default_factory=dict)


def doubts(telling: Telling, survey: Survey, found: Coverage | None) -> tuple[Doubt, ...]:
    return (
        *_silent(found),
        *_alike(survey),
        *_leaking(telling, survey),
        *_undated(telling),
        *_narrow(telling),
    )


def _silent(found: Coverage | None) -> Iterator[Doubt]:
    if found is not None and found.by_invitation < 1:
        silent = counted(Share(1 - found.by_invitation), round(found.asked))
        said = sentence(
            "Those who did not answer may think otherwise: {silent} of "
            + ("invitations stayed without an answer." if found.is_invited else "customers did not answer."),
            silent=silent,
        )
        yield Doubt(said, {"silent_share": silent})


def _alike(survey: Survey) -> Iterator[Doubt]:
    alike = survey.measure.alikeness(survey.tally)
    if alike >= ALIKE_FROM:
        found = {
            "answers": Count(survey.tally.answers, "answers"),
            "customers": Count(survey.tally.customers, "customers"),
            "effective_answers": Count(round(survey.tally.answers / alike), "independent ones"),
        }
        said = Sentence(
            "Answers of one customer are much alike: the {answers} of {customers} tell as much as {effective_answers}, "
            "and all intervals allow for it.",
            found,
        )
        yield Doubt(said, counts(found))


def _leaking(telling: Telling, survey: Survey) -> Iterator[Doubt]:
    """A score that parts lost from kept customers perfectly was given after the loss, or made from it."""
    rows = telling.run("satisfaction/loss_by_mood", survey_id=survey.survey_id)
    levels = rows.assign(score=rows["mood"].map(MOODS_IN_ORDER), lost=rows["customers_lost"])
    if levels.empty or not score_leaks(levels).is_leaking:
        return
    by_mood = {
        str(row["mood"]): (float(row["customers_lost"]), int(row["customers"])) for row in rows.to_dict("records")
    }
    shares = {f"lost_share[mood={mood}]": _part(*by_mood.get(mood, (0.0, 0))) for mood in ("unhappy", "happy")}
    said = sentence(
        "This score leaks the outcome: {unhappy} of unhappy customers are lost and {happy} of happy ones, so it was "
        "given after the loss or made from it. It states levels; it can explain nothing.",
        unhappy=shares["lost_share[mood=unhappy]"],
        happy=shares["lost_share[mood=happy]"],
    )
    yield Doubt(said, shares)


def _part(lost: float, customers: int) -> Estimate:
    return counted(Share(lost / customers if customers else 0.0), customers)


def _undated(telling: Telling) -> Iterator[Doubt]:
    undated = [survey for survey in telling.surveys if survey.period == telling.periods.everything]
    if telling.periods.has_dates and undated:
        found = {"surveys_undated": Count(len(undated), "surveys")}
        said = sentence(
            "{surveys:word} without an answer dated in these twelve months, shown over all dates: {names}.",
            surveys=found["surveys_undated"],
            names=", ".join(survey.title for survey in undated),
        )
        yield Doubt(said, counts(found))
    elif not telling.periods.has_dates:
        yield Doubt(sentence("No dates in this export: these answers may be of any age."))


def _narrow(telling: Telling) -> Iterator[Doubt]:
    departments = {survey.department for survey in telling.surveys}
    if len(departments) == 1:
        said = sentence("Only {department} asks: no second department can bear it out.", department=departments.pop())
        yield Doubt(said)
