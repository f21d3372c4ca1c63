"""How likely like customers of each group are to leave, with what is known of them beforehand held equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.statistics.clustered_logistic import Floats, fit_without_each
from analysis.statistics.jackknife import Replicated
from analysis.statistics.refusals import NotEstimable, refuse_missing_columns

Places = NDArray[np.int64]  # where each row stands among the levels
MOST_LEVELS = 8  # of a control; rarer ones are held equal together, else a hundred plans would be a hundred unknowns
REST = "all others"


@dataclass(frozen=True, eq=False)
class RiskModel:
    """Log-odds of leaving by group and controls: `coefficients` of all customers, `without` of all but each cluster."""

    groups: tuple[str, ...]  # the first is what the others are compared with
    levels: dict[str, tuple[str, ...]]  # of each control, the first being what the others are compared with
    coefficients: Floats
    without: Floats
    # What was asked before, by customers (kept beside it, so that no other frame gets their id), weights and group.
    kept: dict[tuple[int, str, str], tuple[pd.DataFrame, Replicated]] = field(default_factory=dict, repr=False)
    designs: dict[int, tuple[pd.DataFrame, Floats]] = field(default_factory=dict, repr=False)

    def expected(self, cells: pd.DataFrame, weights: str, group: str) -> Replicated:
        """The weighted mean risk of these customers, had they all been of that group; their weights are taken as given.

        Raises ValueError on a group that the model does not know.
        """
        if group not in self.groups:
            raise ValueError(f"the model knows the groups {', '.join(self.groups)}, not {group!r}")
        key = (id(cells), weights, group)
        if key not in self.kept:
            self.kept[key] = (cells, self._expected(cells, weights, group))
        return self.kept[key][1]

    def _expected(self, cells: pd.DataFrame, weights: str, group: str) -> Replicated:
        design = self._design_of(cells).copy()
        design[:, 1 : len(self.groups)] = [group == each for each in self.groups[1:]]
        share = cells[weights].to_numpy(dtype=float)
        share = share / share.sum() if share.sum() else share
        return Replicated(
            float(_risk(self.coefficients[None, :], design)[0] @ share), _risk(self.without, design) @ share
        )

    def _design_of(self, cells: pd.DataFrame) -> Floats:
        """Of customers by their controls, all of the first group."""
        if id(cells) not in self.designs:
            controls = [_placed(cells[each], levels) for each, levels in self.levels.items()]
            places = [np.zeros(len(cells), dtype=np.int64), *controls]
            self.designs[id(cells)] = (cells, _design(places, (self.groups, *self.levels.values())))
        return self.designs[id(cells)][1]


def standardised_risk(
    frame: pd.DataFrame, group: str, controls: Sequence[str], entered: str, ended: str, cluster: str, base: str
) -> RiskModel:
    """What part of customers of each group ends, as it would be if the groups were alike in their controls.

    One row for each cell of like customers and cluster: `entered` and `ended` are counts. logit P(end) = group +
    controls, each control by its levels; the standardised risk of a group is the mean of P over one and the same
    customers (see RiskModel.expected). `base` is the group that others are compared with. Intervals by leaving out
    one cluster at a time (jackknife), so that a customer may stand in several rows of its cluster.
    Assumes that the group multiplies the odds alike whatever the controls, and that nothing left out drives both: see
    e_value. Raises NotEstimable where there are fewer than two groups, or nobody or everybody left in one of them;
    ValueError on missing columns.
    Source: Muller & MacLehose (2014), doi:10.1093/ije/dyu029; for customers followed from landmarks van Houwelingen
    (2007), doi:10.1111/j.1467-9469.2006.00529.x; for the clusters Kott (2001).
    """
    refuse_missing_columns(frame, [group, *controls, entered, ended, cluster])
    rows = frame[frame[entered] > 0]
    groups = (base, *sorted(str(each) for each in set(rows[group]) - {base}))
    levels = {each: _levels(rows, each, entered) for each in controls}
    known = (groups, *levels.values())
    places = [_placed(rows[column], names) for column, names in zip((group, *controls), known, strict=True)]
    clusters, clustered = pd.factorize(rows[cluster])
    cell, cells = _distinct(places, known)
    counts = np.zeros((2, len(clustered), len(cells[0])))
    for place, column in enumerate((entered, ended)):
        np.add.at(counts[place], (clusters, cell), rows[column].to_numpy(dtype=float))
    _refuse_unanswerable(cells[0], groups, group, counts.sum(axis=1))
    design = _design(cells, known)
    loosely = np.arange(design.shape[1]) >= len(groups)
    coefficients, without = fit_without_each(design, counts[0], counts[1], loosely)
    return RiskModel(groups, levels, coefficients, without)


def _refuse_unanswerable(placed: Places, groups: tuple[str, ...], group: str, counts: Floats) -> None:
    """`counts` has a row of those who entered and one of those who ended, a column for each cell."""
    if len(groups) < 2 or not (placed == 0).any():
        raise NotEstimable(f"there is nothing to compare {groups[0]!r} with")
    for place, each in enumerate(groups):
        there, lost = counts[:, placed == place].sum(axis=1)
        if not 0 < lost < there:
            raise NotEstimable(f"{lost:g} of {there:g} left where {group} is {each}: no odds exist")


def _distinct(places: list[Places], known: Sequence[tuple[str, ...]]) -> tuple[Places, list[Places]]:
    """Which kind of customer each row is, and the kinds: by the names of their levels, whatever the order of rows."""
    kind = np.zeros(len(places[0]), dtype=np.int64)
    for place, names in zip(places, known, strict=True):
        kind = kind * len(names) + np.argsort(np.argsort(names))[place]
    _, first, of = np.unique(kind, return_index=True, return_inverse=True)
    return of, [each[first] for each in places]


def _levels(rows: pd.DataFrame, control: str, entered: str) -> tuple[str, ...]:
    """By how many customers have them, most first; the rarest together as one."""
    sizes = rows.groupby(rows[control].astype(str))[entered].sum()
    by_size = list(sizes.sort_values(ascending=False, kind="stable").index.astype(str))
    return (*by_size[:MOST_LEVELS], REST) if len(by_size) > MOST_LEVELS else tuple(by_size)


def _placed(values: pd.Series, levels: tuple[str, ...]) -> Places:
    """Where each value stands among the levels. One that the model never saw counts as the rest; where there is none,
    as the commonest."""
    codes, seen = pd.factorize(values, use_na_sentinel=False)
    place = {name: at for at, name in enumerate(levels)}
    others = place.get(REST, 0)
    return np.array([others if pd.isna(each) else place.get(str(each), others) for each in seen], dtype=np.int64)[codes]


def _design(places: list[Places], known: Sequence[tuple[str, ...]]) -> Floats:
    """A column of ones, one for each further group, one for each further level of each control."""
    columns = [np.ones((len(places[0]), 1))]
    columns += [place[:, None] == np.arange(1, len(names)) for place, names in zip(places, known, strict=True)]
    return np.hstack(columns).astype(float)


def _risk(beta: Floats, design: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(beta @ design.T, -30, 30))))
