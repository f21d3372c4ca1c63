"""A reader who takes one filtered page from another learns of no group that is too small to be shown."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.statistics.suppression_between_filters import hidden_between_filters

MINIMUM = 10
ALL = "all"
cells = st.lists(
    st.lists(st.sampled_from([0, 1, 4, 9, 10, 11, 25, 60]), min_size=2, max_size=5), min_size=2, max_size=5
)


def pages(table: list[list[int]]) -> pd.DataFrame:
    """Every row that some filter would show of segments by plans, the segments as a dimension among them."""
    width = max(map(len, table))
    counts = np.array([[*row, *[0] * (width - len(row))] for row in table])
    segments, plans = [f"s{i}" for i in range(len(counts))], [f"p{i}" for i in range(width)]
    rows = [(ALL, ALL, ALL, counts.sum())]
    rows += [(ALL, "plan", plan, counts[:, j].sum()) for j, plan in enumerate(plans)]
    rows += [(ALL, "segment", name, counts[i].sum()) for i, name in enumerate(segments)]
    for i, name in enumerate(segments):
        rows += [(name, ALL, ALL, counts[i].sum()), (name, "segment", name, counts[i].sum())]
        rows += [(name, "plan", plan, counts[i, j]) for j, plan in enumerate(plans)]
    return pd.DataFrame(rows, columns=["segment", "dimension", "group_name", "customers"])


def atoms_of(frame: pd.DataFrame) -> np.ndarray:
    """Each row of pages as a sum over the cells of segments by plans."""
    segments = sorted(set(frame["segment"]) - {ALL})
    plans = sorted(set(frame.loc[frame["dimension"] == "plan", "group_name"]))
    sums = np.zeros((len(frame), len(segments), len(plans)))
    for place, (segment, dimension, group) in enumerate(frame[["segment", "dimension", "group_name"]].to_numpy()):
        rows = slice(None) if segment == ALL else segments.index(segment)
        if dimension == "plan":
            sums[place, rows, plans.index(group)] = 1
        elif dimension == "segment":
            sums[place, segments.index(group)] = 1
        else:
            sums[place, rows] = 1
    return sums.reshape(len(frame), -1)


def test_a_group_shown_without_a_filter_is_not_given_away_by_its_segments() -> None:
    frame = pages([[40, 30], [50, 4]])
    hidden = hidden_between_filters(frame, "customers", MINIMUM)
    plan = frame[frame["dimension"] == "plan"]
    assert list(frame.index[hidden & (frame["dimension"] == "plan") & (frame["segment"] != ALL)]) == list(
        plan.index[plan["segment"] != ALL]
    ), "4 = 34 − 30, and 4 = 54 − 50: every cell has to go along"
    assert not hidden[(frame["segment"] == ALL)].any()


def test_a_segment_of_few_takes_another_along_as_filter_and_as_group() -> None:
    frame = pages([[300, 200], [40, 20], [2, 2]])
    hidden = hidden_between_filters(frame, "customers", MINIMUM)
    gone = frame[hidden & (frame["dimension"] == ALL)]
    assert set(gone["segment"]) == {"s1", "s2"}
    assert set(frame.loc[hidden & (frame["segment"] == ALL), "group_name"]) == {"s1", "s2"}


def test_hides_nothing_where_nothing_is_small() -> None:
    assert not hidden_between_filters(pages([[40, 30], [50, 10], [0, 20]]), "customers", MINIMUM).any()


@given(cells)
@example([[1, 1], [9, 0], [0, 1, 9]])  # all beside it hidden, and it followed from what the two hidden segments share
def test_no_small_group_can_be_reckoned_from_what_is_shown(table: list[list[int]]) -> None:
    frame = pages(table)
    hidden = hidden_between_filters(frame, "customers", MINIMUM).to_numpy()
    known = atoms_of(frame)
    empty = known[(frame["customers"] == 0).to_numpy()]
    told = np.vstack([known[~hidden], empty])  # an empty group is known to be empty
    is_small = ((frame["customers"] > 0) & (frame["customers"] < MINIMUM)).to_numpy()
    for row in known[is_small]:
        solved = np.linalg.lstsq(told.T, row, rcond=None)[0]
        assert np.abs(told.T @ solved - row).max() > 1e-6, "a small group follows from the numbers shown"


@given(cells)
def test_the_order_of_rows_is_irrelevant(table: list[list[int]]) -> None:
    frame = pages(table)
    mixed = frame.sample(frac=1, random_state=len(table))
    assert list(hidden_between_filters(mixed, "customers", MINIMUM).sort_index()) == list(
        hidden_between_filters(frame, "customers", MINIMUM)
    )


@given(cells)
def test_whatever_is_small_is_hidden_and_parts_go_with_their_total(table: list[list[int]]) -> None:
    frame = pages(table)
    hidden = hidden_between_filters(frame, "customers", MINIMUM)
    assert hidden[(frame["customers"] > 0) & (frame["customers"] < MINIMUM)].all()
    lost = set(frame.loc[hidden & (frame["dimension"] == ALL), "segment"])
    assert hidden[frame["segment"].isin(lost)].all()


def test_an_index_that_names_rows_twice_changes_nothing() -> None:
    frame = pages([[1, 9, 25], [60, 4, 11]])
    named_twice = frame.set_axis([place % 3 for place in range(len(frame))])
    plain, twice = (hidden_between_filters(each, "customers", MINIMUM) for each in (frame, named_twice))
    assert list(twice) == list(plain)
    assert list(twice.index) == list(named_twice.index)


def test_surveys_do_not_add_up() -> None:
    one = pages([[40, 30], [50, 40]]).assign(survey=1)
    other = pages([[4, 30], [50, 40]]).assign(survey=2)
    hidden = hidden_between_filters(pd.concat([one, other], ignore_index=True), "customers", MINIMUM, ["survey"])
    assert not hidden[: len(one)].any()
    assert hidden[len(one) :].any()


def test_refuses_a_frame_without_filters_and_a_minimum_below_zero() -> None:
    with pytest.raises(ValueError, match="lacks segment"):
        hidden_between_filters(pd.DataFrame({"customers": [1]}), "customers", MINIMUM)
    with pytest.raises(ValueError, match="zero or more"):
        hidden_between_filters(pages([[1, 2], [3, 4]]), "customers", -1)
