"""Each group of a dimension beside the rest: its level, and whether it differs by more than chance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.stories.satisfaction.measures import Measure
from analysis.stories.satisfaction.tally import Tally, tallies_in
from analysis.stories.satisfaction.told import SEARCH_LEVEL, p_values


@dataclass(frozen=True)
class Group:
    """`difference` is the group less the rest, None where the group is everybody. `is_apart`: it survived a search."""

    name: str
    tally: Tally
    level: Estimate
    rest: Estimate | None
    difference: Estimate | None
    is_apart: bool


def compared(measure: Measure, tallies: Mapping[str, Tally], total: Tally) -> tuple[Group, ...]:
    """Every group against all others together, the false discovery rate held over all of them."""
    differences = {name: _difference(measure, tally, total) for name, tally in tallies.items()}
    passes = benjamini_hochberg(p_values(differences.values()), SEARCH_LEVEL)
    return tuple(
        Group(
            name,
            tallies[name],
            measure.level(tallies[name]),
            None if difference is None else measure.level(total - tallies[name]),
            difference,
            bool(apart),
        )
        for (name, difference), apart in zip(differences.items(), passes, strict=True)
    )


def _difference(measure: Measure, tally: Tally, total: Tally) -> Estimate | None:
    rest = total - tally
    return measure.change(rest, tally) if rest.answers > 0 else None


def tallies_of(rows: pd.DataFrame, dimension: str) -> dict[str, Tally]:
    """By group name, largest first."""
    found = zip(rows["dimension"], rows["group_name"].astype(str), tallies_in(rows), strict=True)
    chosen = [(name, tally) for of, name, tally in found if of == dimension]
    return dict(sorted(chosen, key=lambda each: (-each[1].answers, each[0])))


def lowest_apart(groups: Iterable[Group]) -> Group | None:
    """The lowest of those that lie below the rest by more than chance."""
    below = [each for each in groups if each.is_apart and each.difference and each.difference.value.amount < 0]
    return min(below, key=lambda each: each.level.value.amount) if below else None


def furthest_apart(groups: Iterable[Group]) -> Group | None:
    """The lowest of those below the rest by more than chance; where none is, the highest of those above."""
    above = [each for each in groups if each.is_apart and each.difference and each.difference.value.amount > 0]
    return lowest_apart(groups) or max(above, key=lambda each: each.level.value.amount, default=None)


def searched(measure: Measure, rows: pd.DataFrame, total: Tally) -> dict[tuple[str, str], Group]:
    """Every group of every dimension, by (dimension, group), the false discovery rate held over all of them."""
    keys = list(zip(rows["dimension"].astype(str), rows["group_name"].astype(str), strict=True))
    tallies = dict(zip(keys, tallies_in(rows), strict=True))
    groups = compared(measure, {f"{dimension}: {name}": tallies[dimension, name] for dimension, name in keys}, total)
    return dict(zip(keys, groups, strict=True))


def of_dimension(groups: Mapping[tuple[str, str], Group], dimension: str | None) -> tuple[Group, ...]:
    """The groups of one dimension under their own names, largest first."""
    chosen = [replace(group, name=name) for (of, name), group in groups.items() if of == dimension]
    return tuple(sorted(chosen, key=lambda each: (-each.tally.answers, each.name)))


def group_rows(groups: tuple[Group, ...], highlighted: Group | None = None) -> pd.DataFrame:
    """In the row shape of dots and bars."""
    rows = [
        (
            each.name,
            each.level.value.amount,
            each.level.low.amount,
            each.level.high.amount,
            each.level.sample_size,
            each is highlighted,
        )
        for each in groups
    ]
    return pd.DataFrame(rows, columns=["label", "value", "low", "high", "sample_size", "is_highlighted"])
