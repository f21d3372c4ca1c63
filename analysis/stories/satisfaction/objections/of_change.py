"""What a board asks of a change of the score, and of its split into what changed and who answered."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.stories.objections.change_our_mind import (
    Falls,
    because,
    change_our_mind,
    larger,
    least_told,
    next_period,
    would_take,
)
from analysis.stories.objections.cherry_picked import cherry_picked
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.mix import RateAndMixBy, rate_and_mix_answer
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.who_answered import who_answered
from analysis.stories.satisfaction.change import Change, latest_change
from analysis.stories.satisfaction.objections.known import heard_of
from analysis.stories.satisfaction.objections.reweighted import reweighted_change, reweighting_dimension
from analysis.stories.satisfaction.objections.twice import answers_twice
from analysis.stories.satisfaction.objections.undone import turned_round
from analysis.stories.satisfaction.objections.without_one import change_without_one
from analysis.stories.satisfaction.split import Split, every_split
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL, SIGNIFICANCE_LEVEL, is_told


def of_change(telling: Telling, survey: Survey, about: tuple[Change, Change | None]) -> Iterator[Objection | None]:
    latest, year = about
    splits, main = every_split(telling, latest), latest.estimate
    yield noise(main, SIGNIFICANCE_LEVEL, _a_quarter(latest))
    yield _who(telling, survey, latest, splits)
    yield _mix(main, splits)
    yield change_without_one(telling, latest, main, "all", "change")
    yield no_cause_claimed(sentence("It says that the score moved, not why: no cause is claimed."))
    yield no_money_used(sentence("No money is in it: answers are counted, whatever their customers pay."))
    yield cherry_picked(main, _compared(telling, latest, year, splits), "changes", SIGNIFICANCE_LEVEL)
    yield answers_twice(telling, survey, latest.tallies[1])
    yield neither()
    yield change_our_mind(_undone(latest))


def of_mix(telling: Telling, survey: Survey, split: Split) -> Iterator[Objection | None]:
    splits, latest, mix = every_split(telling, split.change), split.change, split.parts.mix
    yield noise(mix, SEARCH_LEVEL, called="effect")
    yield _who(telling, survey, latest, splits)
    yield _mix(latest.estimate, splits)
    yield change_without_one(telling, latest, mix, split.dimension, "mix")
    yield no_cause_claimed(sentence("It says who answered, not why others did not: no cause is claimed."))
    yield no_money_used(sentence("No money is in it: answers are counted, whatever their customers pay."))
    yield cherry_picked(mix, {each.dimension: each.parts.mix for each in splits}, "dimensions", SEARCH_LEVEL)
    yield answers_twice(telling, survey, latest.tallies[1])
    yield neither()
    yield change_our_mind([_as_before(split) if split.mix_is_told else larger(mix, SEARCH_LEVEL)])


def _who(telling: Telling, survey: Survey, latest: Change, splits: list[Split]) -> Objection:
    by = reweighting_dimension(telling, survey)
    split = next((each for each in splits if each.dimension == by), None)
    reweighted = None if split is None else reweighted_change(telling, split)
    return who_answered(latest.estimate, heard_of(telling, survey), reweighted, by or "", level=SIGNIFICANCE_LEVEL)


def _mix(total: Estimate, splits: list[Split]) -> Objection:
    found = [RateAndMixBy(each.dimension, each.parts.rate, each.parts.mix, each.mix_is_told) for each in splits]
    return rate_and_mix_answer(total, found)


def _compared(telling: Telling, latest: Change, year: Change | None, splits: list[Split]) -> dict[str, Estimate]:
    """Against the quarter before and the year before, in every group, and in every other survey."""
    found = {f"since {latest.before.label}": latest.estimate}
    if year is not None:
        found[f"since {year.before.label}"] = year.estimate
    for split in splits:
        found |= {name.split("[")[1].rstrip("]"): each for name, each in split.group_changes().items()}
    others = (latest_change(telling, each) for each in telling.surveys if each != latest.survey)
    return found | {each.survey.title: each.estimate for each in others if each is not None}


def _undone(latest: Change) -> list[Falls | None]:
    main, survey = latest.estimate, latest.survey
    if not is_told(main):
        return [would_take(_a_quarter(latest))]
    return [turned_round(survey.measure, main, latest.tallies[1], SIGNIFICANCE_LEVEL), _next_quarter(latest)]


def _a_quarter(latest: Change) -> Count | None:
    missing = latest.answers_missing
    return None if missing is None else Count(missing.amount, "more answers a quarter")


def _next_quarter(latest: Change) -> Falls:
    """Where the next quarter would no longer stand apart from the quarter before the change."""
    fell = latest.estimate.value.amount < 0
    least = least_told(latest.estimate, SIGNIFICANCE_LEVEL) * (-1 if fell else 1)
    level = latest.level_before
    threshold = level.value.with_amount(level.value.amount + least)
    found = Estimate(threshold, threshold, threshold, level.sample_size, "the least that would be told apart")
    return next_period(found, "the fall" if fell else "the rise", "A " + latest.survey.measure.short, below=not fell)


def _as_before(split: Split) -> Falls:
    """The level that the latest quarter would have, had the groups answered in the shares of the quarter before."""
    groups, latest = split.parts.groups.dropna(subset=["change"]), split.change
    part = groups["share_before"] / groups["share_before"].sum()
    value = latest.level.value.with_amount(float((part * groups["score_after"]).sum()))
    found = Estimate(value, value, value, latest.level.sample_size, "as counted, in the shares of the quarter before")
    return because(
        sentence(
            "A score that stays where it is once every {dimension} gives as large a part of the answers as in "
            "{before}: so counted, {after} would have had {found} instead of {level}.",
            dimension=split.dimension,
            before=latest.before.label,
            after=latest.after.label,
            found=found,
            level=latest.level,
        ),
        {"in_the_shares_before": found, "level": latest.level},
    )
