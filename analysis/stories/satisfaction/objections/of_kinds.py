"""What a board asks where two kinds of customers are compared: onboarded late or not, users of a feature or not."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.stories.objections.change_our_mind import Falls, change_our_mind, would_take
from analysis.stories.objections.cherry_picked import cherry_picked
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.mix import like_with_like
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import in_order_of_time, no_dates
from analysis.stories.objections.who_answered import who_answered
from analysis.stories.satisfaction.counts import roughly
from analysis.stories.satisfaction.features import Feature
from analysis.stories.satisfaction.issues import SPEND
from analysis.stories.satisfaction.objections.before_use import before_or_after_use
from analysis.stories.satisfaction.objections.known import heard_of
from analysis.stories.satisfaction.objections.reweighted import reweighted_difference
from analysis.stories.satisfaction.objections.twice import answers_twice
from analysis.stories.satisfaction.objections.undone import turned_round, unmeasured
from analysis.stories.satisfaction.objections.without_one import difference_without_one
from analysis.stories.satisfaction.strata import Compared
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import NOBODY, Tally
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL, SIDE_QUESTION_LEVEL, is_told


def of_onboarding(telling: Telling, _: Survey, about: list[tuple[Survey, Compared]]) -> Iterator[Objection | None]:
    survey, compared = about[0]
    main = compared.best_known
    searched = {each.title: found.best_known for each, found in about}
    yield from _of_kinds(telling, survey, compared, SIDE_QUESTION_LEVEL)
    answers = Count(compared.first.answers + compared.second.answers, "answers")
    late = "the day on which it was known whether onboarding was late"
    yield in_order_of_time(answers, late, "a poor mark") if telling.periods.has_dates else no_dates()
    yield cherry_picked(main, searched, "surveys", SIDE_QUESTION_LEVEL)
    yield change_our_mind(_undone(survey, compared, SIDE_QUESTION_LEVEL, "late onboarding and the marks"))


def of_features(telling: Telling, survey: Survey, found: tuple[Feature, ...]) -> Iterator[Objection | None]:
    """Of the feature that stays like with like; where none does, of the one that seems to go with satisfaction most."""
    feature = max(found, key=lambda each: (each.stays, abs(each.compared.best_known.value.amount)))
    main = feature.compared.best_known
    yield from _of_kinds(telling, survey, feature.compared, SEARCH_LEVEL)
    yield before_or_after_use(telling, survey, feature)
    searched = {each.name: each.compared.best_known for each in found}
    yield cherry_picked(main, searched, "features", SEARCH_LEVEL)
    yield change_our_mind(_undone(survey, feature.compared, SEARCH_LEVEL, "the use and the marks"))


def of_issues(telling: Telling, survey: Survey, found: tuple[Feature, ...]) -> Iterator[Objection | None]:
    """Of the issue that is told, or comes nearest to it."""
    told = [each for each in found if each.stays]
    issue = min(told or found, key=lambda each: 1.0 if (p := each.compared.best_known.p_value) is None else p)
    main = issue.compared.best_known
    yield from _of_kinds(telling, survey, issue.compared, SEARCH_LEVEL, "segment, spend and number of other issues")
    answers = Count(issue.compared.first.answers + issue.compared.second.answers, "answers")
    yield in_order_of_time(answers, "the cases that count for them", "a poor mark")
    searched = {each.name: each.compared.best_known for each in found}
    yield cherry_picked(main, searched, "issues", SEARCH_LEVEL)
    yield change_our_mind(_undone(survey, issue.compared, SEARCH_LEVEL, "raising it and the marks"))


def _of_kinds(
    telling: Telling, survey: Survey, compared: Compared, level: float, held: str = "segment"
) -> Iterator[Objection | None]:
    main = compared.best_known
    yield noise(main, level, _missing(survey, compared, level))
    reweighted = reweighted_difference(telling, survey, "segment", _by_segment(compared))
    yield who_answered(main, heard_of(telling, survey), reweighted, level=level)
    yield like_with_like(compared.crude, compared.adjusted, held, level=level)
    yield difference_without_one(telling, survey, main, compared.first, compared.second)
    yield no_money_used(sentence("No money is in it: answers are counted, whatever their customers pay."))
    yield answers_twice(telling, survey, compared.first + compared.second)
    yield neither()


def _by_segment(compared: Compared) -> dict[str, tuple[Tally, Tally]]:
    """Strata of finer kinds added up to their segments."""
    found: dict[str, tuple[Tally, Tally]] = {}
    for name, (first, second) in compared.strata.items():
        segment = name.split(SPEND)[0]
        one, other = found.get(segment, (NOBODY, NOBODY))
        found[segment] = (one + first, other + second)
    return found


def _missing(survey: Survey, compared: Compared, level: float) -> Count | None:
    if is_told(compared.best_known, level):
        return None
    needed = survey.measure.answers_needed(compared.first, compared.second)
    return None if needed is None else roughly(needed.amount, "answers of either kind")


def _undone(survey: Survey, compared: Compared, level: float, both: str) -> list[Falls | None]:
    main: Estimate = compared.best_known
    if not is_told(main, level):
        return [would_take(_missing(survey, compared, level))]
    smaller = min(compared.first, compared.second, key=lambda each: each.answers)
    return [turned_round(survey.measure, main, smaller, level), unmeasured(survey.measure, compared, both)]
