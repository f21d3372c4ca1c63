"""One estimate for each group of each dimension, without the groups that are too small to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.between_filters import NOT_STATED, Group, is_shown, without_hidden
from analysis.stories.retention_economics.scope import EVERYBODY
from analysis.stories.retention_economics.searched import Searched


@dataclass(frozen=True)
class Breakdown:
    """`groups` has the rows that may be shown, of every dimension but that of everybody."""

    everybody: pd.Series | None
    groups: pd.DataFrame
    suppressed: int

    def of(self, dimension: str) -> pd.DataFrame:
        if dimension not in self._of:
            self._of[dimension] = self.groups[self.groups["dimension"] == dimension].reset_index(drop=True)
        return self._of[dimension]

    @cached_property
    def _of(self) -> dict[str, pd.DataFrame]:
        return {}

    @property
    def dimensions(self) -> list[str]:
        return list(dict.fromkeys(self.groups["dimension"]))

    @cached_property
    def comparable(self) -> list[str]:
        """Dimensions with two groups at least that an export puts customers into."""
        return [each for each in self.dimensions if len(stated(self.of(each))) > 1]

    def estimates(self, name: str, estimate: Callable[[pd.Series], Estimate | None]) -> dict[str, Estimate]:
        """`name` for everybody and `name[dimension=group]` for each group of which it can be said."""
        found = {} if self.everybody is None else {name: estimate(self.everybody)}
        for _, row in self.groups.iterrows():
            found[f"{name}[{row['dimension']}={row['group_name']}]"] = estimate(row)
        return {key: each for key, each in found.items() if each is not None}

    def left_out(self, minimum: int) -> dict[str, Estimate]:
        """The numbers of the caveat."""
        if not self.suppressed:
            return {}
        return {
            "groups_left_out": counted(Count(self.suppressed, "groups"), self.suppressed),
            "minimum_group_size": counted(Count(minimum, "customers"), minimum),
        }

    def caveat(self, minimum: int) -> tuple[Sentence, ...]:
        if not self.suppressed:
            return ()
        return (
            sentence(
                "{count:word} {verb} left out: each holds, or would give away, fewer than {minimum} customers.",
                count=Count(self.suppressed, "groups"),
                verb="are" if self.suppressed > 1 else "is",
                minimum=minimum,
            ),
        )


def breakdown(frame: pd.DataFrame, customers: str, minimum: int, hidden: frozenset[Group] = frozenset()) -> Breakdown:
    """Parts rows with columns dimension and group_name; `customers` names the column that must reach the minimum.

    Few customers that no export puts into a group are the rest of a dimension, not a group of it: they are not shown,
    and no other group has to be hidden to protect them. `hidden` would be given away by the page of another segment.
    """
    is_everybody = frame["dimension"] == EVERYBODY
    is_small_rest = (frame["group_name"] == NOT_STATED) & (frame[customers] < minimum)
    kept = suppress_small_groups(frame[~is_everybody & ~is_small_rest], customers, minimum, ["dimension"])
    everybody = without_hidden(frame[is_everybody & (frame[customers] >= minimum)], hidden)
    first = None if everybody.empty else everybody.iloc[0]
    shown = kept.only(is_shown(kept.kept, hidden))
    return Breakdown(first, shown.kept.reset_index(drop=True), shown.suppressed_groups)


def stated(rows: pd.DataFrame) -> pd.DataFrame:
    """Without the customers that no export puts into a group: they have nothing in common."""
    return rows[rows["group_name"] != NOT_STATED]


def dimension_shown(
    chosen: str | None, dimensions: Sequence[str], searched: Searched, prefix: str, otherwise: str | None = None
) -> str | None:
    """What the reader chose; otherwise what differs most surely; otherwise the segment, or what is there."""
    if chosen in dimensions:
        return chosen
    strongest = searched.strongest([f"{prefix}{each}" for each in dimensions])
    if strongest:
        return strongest.removeprefix(prefix)
    return "segment" if "segment" in dimensions else otherwise or next(iter(dimensions), None)
