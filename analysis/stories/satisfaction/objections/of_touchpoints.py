"""What a board asks of the weakest touchpoint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from operator import add

from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.statistics.without_one import bounds_by_most_answers
from analysis.stories.objections.change_our_mind import Falls, change_our_mind, would_take
from analysis.stories.objections.cherry_picked import cherry_picked
from analysis.stories.objections.counted_twice import counted_twice
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.mix import like_with_like
from analysis.stories.objections.noise import noise
from analysis.stories.objections.one_account import one_account
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.who_answered import who_answered
from analysis.stories.satisfaction.counts import roughly
from analysis.stories.satisfaction.groups import Group
from analysis.stories.satisfaction.objections.known import heard_of, sent_twice
from analysis.stories.satisfaction.objections.reweighted import reweighted_difference
from analysis.stories.satisfaction.objections.undone import turned_round
from analysis.stories.satisfaction.objections.without_one import most_answers
from analysis.stories.satisfaction.strata import compare_within
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import Tally
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL
from analysis.stories.satisfaction.touchpoints import Searched, Touchpoints


def of_touchpoints(telling: Telling, _: Survey, about: Searched) -> Iterator[Objection | None]:
    """Of the weakest; where none stands apart, of the one furthest below the rest."""
    found, groups = about.touchpoints, about.groups
    tested = [each for each in groups if each.difference is not None]
    group = about.low or min(tested, key=_amount, default=None)
    if group is None or group.difference is None:
        return
    main = group.difference
    yield noise(main, SEARCH_LEVEL, None if about.low else _missing(found, groups, group))
    strata, by = _strata(found, group), found.dimension or ""
    reweighted = reweighted_difference(telling, found.surveys[0], by, strata)
    yield who_answered(main, heard_of(telling, found.surveys[0]), reweighted, by, level=SEARCH_LEVEL)
    yield like_with_like(main, compare_within(found.measure, strata), by or "segment", level=SEARCH_LEVEL)
    yield _without_one(telling, found, groups, group)
    yield no_cause_claimed(sentence("It says where marks are lowest, not why: no cause is claimed."))
    yield no_money_used(sentence("No money is in it: answers are counted, whatever their customers pay."))
    yield cherry_picked(
        main, {each.name: each.difference for each in tested if each.difference}, "touchpoints", SEARCH_LEVEL
    )
    yield _twice(telling, found)
    yield neither()
    yield change_our_mind(_undone(found, groups, group, about.low is not None))


def _amount(group: Group) -> float:
    return group.difference.value.amount if group.difference else 0.0


def _strata(found: Touchpoints, group: Group) -> dict[str, tuple[Tally, Tally]]:
    """The other touchpoints and this one among customers of each group; cells too small to show are left out."""
    strata: dict[str, tuple[Tally, Tally]] = {}
    if found.dimension is None:
        return strata
    by_group = defaultdict[str, dict[str, Tally]](dict)
    for label, name, tally in found.by_cell:
        by_group[name][label] = tally
    for name, tallies in sorted(by_group.items()):
        ours = tallies.pop(group.name, None)
        if ours is not None and tallies:
            strata[name] = (reduce(add, tallies.values()), ours)
    return strata


def _without_one(telling: Telling, found: Touchpoints, groups: tuple[Group, ...], group: Group) -> Objection | None:
    """No customer gave one touchpoint more answers than it gave its whole survey."""
    assert group.difference is not None
    most = max(most_answers(telling, survey) for survey in found.surveys)
    rest = _rest(groups, group)
    ours, others = (
        bounds_by_most_answers(each.top_two / each.answers, each.answers, most, 0, 1) for each in (group.tally, rest)
    )
    if ours is None or others is None:
        return None
    ends = (ours[0] - others[1], ours[1] - others[0])
    low, high = (group.difference.value.with_amount(each) for each in ends)
    return one_account(group.difference, low, high, round(group.tally.customers), level=SEARCH_LEVEL)


def _rest(groups: tuple[Group, ...], group: Group) -> Tally:
    return reduce(add, (each.tally for each in groups if each is not group))


def _twice(telling: Telling, found: Touchpoints) -> Objection:
    answers = Count(float(found.whole["answers"].sum()), "answers")
    return counted_twice(answers, sent_twice(telling, {survey.department for survey in found.surveys}))


def _undone(found: Touchpoints, groups: tuple[Group, ...], group: Group, is_apart: bool) -> list[Falls | None]:
    assert group.difference is not None
    if is_apart:
        return [turned_round(found.measure, group.difference, group.tally, SEARCH_LEVEL)]
    return [would_take(_missing(found, groups, group))]


def _missing(found: Touchpoints, groups: tuple[Group, ...], group: Group) -> Count | None:
    needed = found.measure.answers_needed(_rest(groups, group), group.tally)
    return None if needed is None else roughly(needed.amount, "answers for each touchpoint")
