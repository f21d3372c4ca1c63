"""Which groups a page of this segment may not show, because the page of another filter would give them away."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.statistics.suppression_between_filters import EVERYBODY, hidden_between_filters

NOT_STATED = "not stated"  # what mart.customer_group calls an unknown group

Group = tuple[str, str]  # dimension and group; ("all", "all") is everybody under the filter


Hidden = dict[tuple[object, ...], frozenset[Group]]  # by partition


def hidden_groups(frame: pd.DataFrame, minimum: int, segment: str, partition: Sequence[str] = ()) -> Hidden:
    """By partition, the groups to hide under the filter `segment` ("all" for none).

    Takes rows of every filter with segment, dimension, group_name and customers. Few customers of whom no group is
    stated are no group and protect none, as on the pages themselves.
    """
    return hidden_by_filter(frame, minimum, partition).get(segment, {})


def hidden_by_filter(frame: pd.DataFrame, minimum: int, partition: Sequence[str] = ()) -> dict[str, Hidden]:
    """The same under every filter at once, by segment; a filter that hides nothing is left out."""
    segments, groups = frame["segment"].tolist(), frame["group_name"].tolist()
    if set(segments) <= {EVERYBODY, NOT_STATED}:
        return {}  # no segment is stated of anybody: its page would be the page of everybody
    is_stated = np.array([NOT_STATED not in each for each in zip(segments, groups, strict=True)])
    rows = frame[is_stated | (frame["customers"] >= minimum).to_numpy()]
    if rows["segment"].nunique() < 2:
        return {}
    hidden = rows[hidden_between_filters(rows, "customers", minimum, partition).to_numpy()]
    found: dict[str, dict[tuple[object, ...], set[Group]]] = {}
    columns = ["segment", *partition, "dimension", "group_name"]
    for segment, *key, dimension, group in hidden[columns].itertuples(index=False, name=None):
        found.setdefault(str(segment), {}).setdefault(tuple(key), set()).add((str(dimension), str(group)))
    return {segment: {key: frozenset(groups) for key, groups in each.items()} for segment, each in found.items()}


def without_hidden(frame: pd.DataFrame, hidden: frozenset[Group]) -> pd.DataFrame:
    """The rows whose dimension and group_name may be shown."""
    return frame[is_shown(frame, hidden)]


def is_shown(frame: pd.DataFrame, hidden: frozenset[Group]) -> pd.Series:
    """For each row whether its dimension and group_name may be shown."""
    pairs = zip(frame["dimension"].astype(str), frame["group_name"].astype(str), strict=True)
    return pd.Series([pair not in hidden for pair in pairs], index=frame.index, dtype=bool)


def hides_everybody(hidden: frozenset[Group]) -> bool:
    return (EVERYBODY, EVERYBODY) in hidden
