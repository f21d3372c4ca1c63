"""What a board asks of the level, and of the groups that stand apart from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import sqrt

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.sentences import sentence
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind, larger
from analysis.stories.objections.cherry_picked import cherry_picked, nothing_searched
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.who_answered import who_answered
from analysis.stories.satisfaction.change import latest_change
from analysis.stories.satisfaction.coverage import coverage_of, worst_case
from analysis.stories.satisfaction.groups import Group
from analysis.stories.satisfaction.objections.known import heard_of
from analysis.stories.satisfaction.objections.like_with_like import group_like_with_like
from analysis.stories.satisfaction.objections.reweighted import reweighted_level, reweighting_dimension
from analysis.stories.satisfaction.objections.twice import answers_twice
from analysis.stories.satisfaction.objections.undone import turned_round
from analysis.stories.satisfaction.objections.without_one import difference_without_one, level_without_one
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL


def of_level(telling: Telling, survey: Survey, low: Group | None) -> Iterator[Objection | None]:
    main = survey.measure.level(survey.tally)
    yield noise(main)
    yield _who(telling, survey, main)
    yield group_like_with_like(telling, survey, telling.dimension, low)
    yield level_without_one(telling, survey, main)
    yield no_cause_claimed(sentence("It says how satisfied customers are, not why: no cause is claimed."))
    yield no_money_used(sentence("No money is in it: answers are counted, whatever their customers pay."))
    yield _picked(telling, low)
    yield answers_twice(telling, survey, survey.tally)
    yield neither()
    yield change_our_mind([_next_quarter(telling, survey, main), _group_undone(survey, low)])


def of_groups(telling: Telling, survey: Survey, groups: tuple[Group, ...]) -> Iterator[Objection | None]:
    """Of all groups searched: the one furthest apart, or the one nearest to being told."""
    tested = [each for each in groups if each.difference is not None and each.difference.p_value is not None]
    if not tested:
        return
    furthest = min(tested, key=lambda each: (not each.is_apart, -_size(each)))
    assert furthest.difference is not None
    dimension, _, name = furthest.name.partition(": ")
    plain = _renamed(furthest, name)
    yield noise(furthest.difference, SEARCH_LEVEL)
    yield who_answered(furthest.difference, heard_of(telling, survey), level=SEARCH_LEVEL)
    yield group_like_with_like(telling, survey, dimension, plain)
    yield difference_without_one(telling, survey, furthest.difference, survey.tally - furthest.tally, furthest.tally)
    yield no_cause_claimed(sentence("It says which groups differ, not why: no cause is claimed."))
    yield no_money_used(sentence("No money is in it: answers are counted, whatever their customers pay."))
    yield cherry_picked(furthest.difference, _differences({each.name: each for each in groups}), "groups", SEARCH_LEVEL)
    yield answers_twice(telling, survey, survey.tally)
    yield neither()
    undone = _group_undone(survey, furthest) if furthest.is_apart else larger(furthest.difference, SEARCH_LEVEL)
    yield change_our_mind([undone])


def _size(group: Group) -> float:
    return abs(group.difference.value.amount) if group.difference else 0.0


def _renamed(group: Group, name: str) -> Group:
    return Group(name, group.tally, group.level, group.rest, group.difference, group.is_apart)


def _differences(groups: Mapping[str, Group]) -> dict[str, Estimate]:
    return {name: each.difference for name, each in groups.items() if each.difference is not None}


def _who(telling: Telling, survey: Survey, main: Estimate) -> Objection:
    by, total = reweighting_dimension(telling, survey), coverage_of(telling, survey)
    reweighted = None if by is None else reweighted_level(telling, survey, by)
    bounds = None if total is None else worst_case(survey, total)
    return who_answered(main, heard_of(telling, survey), reweighted, by or "", bounds)


def _picked(telling: Telling, low: Group | None) -> Objection:
    if low is None or low.difference is None:
        return nothing_searched(sentence("It is the level of all answers; every group of it is in the files."))
    searched = {f"{dimension}: {name}": each for (dimension, name), each in telling.searched_groups.items()}
    return cherry_picked(low.difference, _differences(searched), "groups", SEARCH_LEVEL)


def _next_quarter(telling: Telling, survey: Survey, main: Estimate) -> Falls | None:
    """Between which scores a quarter as large as the latest would not be told from this level."""
    latest = latest_change(telling, survey)
    if latest is None:
        return None
    reach = NORMAL_CRITICAL * sqrt(_error(main) ** 2 + _error(latest.level) ** 2)
    low, high = (main.value.with_amount(main.value.amount + side * reach) for side in (-1, 1))
    found = Estimate(main.value, low, high, main.sample_size, "where a quarter of as many answers would lie by chance")
    said = sentence(
        "A score outside {within:range} next quarter: with as many answers as in the last, chance alone would stay "
        "within.",
        within=found,
    )
    return because(said, {"next_quarter_within": found})


def _error(estimate: Estimate) -> float:
    return (estimate.high.amount - estimate.low.amount) / 2 / NORMAL_CRITICAL


def _group_undone(survey: Survey, group: Group | None) -> Falls | None:
    """Answers of the group that would have to be the opposite before it were like the rest."""
    if group is None or group.difference is None:
        return None
    return turned_round(survey.measure, group.difference, group.tally, SEARCH_LEVEL)
