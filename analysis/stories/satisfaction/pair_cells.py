"""Pairs of dimensions with the cells that may be shown, and what each pair explains beyond its two dimensions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add

from analysis.statistics.between_groups import BetweenGroups, between_groups
from analysis.statistics.refusals import NotEstimable
from analysis.stories.between_filters import NOT_STATED
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import Tally, tallies_in
from analysis.stories.satisfaction.telling import Telling

FEWEST_CELLS = 2
PAIR = ["first_dimension", "second_dimension"]


@dataclass(frozen=True)
class Cell:
    first_group: str
    second_group: str
    tally: Tally


@dataclass(frozen=True)
class Pair:
    """`added_p`: of "the pair says no more than the better of its two dimensions"."""

    first: str
    second: str
    cells: tuple[Cell, ...]
    suppressed: int
    spread: BetweenGroups
    added_p: float


def pairs_of(telling: Telling, survey: Survey) -> list[Pair]:
    """Every pair of dimensions that can be judged. Cells of unknown group tell nothing and are left out."""
    rows = telling.run("satisfaction/score_by_pair", period_id=survey.period.period_id, survey_id=survey.survey_id)
    stated = rows[(rows["first_group"] != NOT_STATED) & (rows["second_group"] != NOT_STATED)]
    sizes = Counter(zip(*(stated[name].astype(str) for name in PAIR), strict=True))
    cells: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    kept = telling.suppress(stated, PAIR).kept
    names = zip(*(kept[name].astype(str) for name in (*PAIR, "first_group", "second_group")), strict=True)
    for (first, second, *groups), tally in zip(names, tallies_in(kept), strict=True):
        cells[first, second].append(Cell(groups[0], groups[1], tally))
    shrink = survey.measure.alikeness(survey.tally)
    tried = (_pair(survey, names, found, int(sizes[names]), shrink) for names, found in cells.items())
    return [each for each in tried if each is not None]


def _pair(survey: Survey, names: tuple[str, str], cells: list[Cell], size: int, shrink: float) -> Pair | None:
    """None where fewer than two cells are left, or all answers are alike."""
    if len(cells) < FEWEST_CELLS:
        return None
    by_first = _together((each.first_group, each.tally) for each in cells)
    by_second = _together((each.second_group, each.tally) for each in cells)
    try:
        both = _spread(survey, [each.tally for each in cells], shrink)
        added = max(both.adds_to(_spread(survey, each, shrink)) for each in (by_first, by_second) if len(each) > 1)
    except (NotEstimable, ValueError):
        return None
    return Pair(names[0], names[1], tuple(cells), size - len(cells), both, added)


def _together(tallies: Iterable[tuple[str, Tally]]) -> list[Tally]:
    """One tally a group."""
    groups: dict[str, list[Tally]] = defaultdict(list)
    for name, tally in tallies:
        groups[name].append(tally)
    return [reduce(add, each) for each in groups.values()]


def _spread(survey: Survey, groups: list[Tally], shrink: float) -> BetweenGroups:
    """Between the groups, answers shrunk by how alike a customer's are."""
    marks = [survey.measure.marks(each) for each in groups]
    answers = [each.answers / shrink for each in groups]
    return between_groups(answers, *([mark[power] / shrink for mark in marks] for power in (0, 1)))
