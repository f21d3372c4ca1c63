from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.suppression import suppress_small_groups

partitions = st.lists(st.integers(0, 40), max_size=8)


def _frame(customers: list[int]) -> pd.DataFrame:
    return pd.DataFrame({"group": [f"g{n}" for n in range(len(customers))], "customers": customers})


def test_hides_small_groups_and_counts_them() -> None:
    found = suppress_small_groups(_frame([50, 4, 30, 8, 12]), "customers", 10)
    assert list(found.kept["group"]) == ["g0", "g2", "g4"]
    assert found.suppressed_groups == 2


def test_a_group_hidden_alone_takes_the_next_smallest_along() -> None:
    found = suppress_small_groups(_frame([50, 9, 30]), "customers", 10)
    assert list(found.kept["group"]) == ["g0"]
    assert found.suppressed_groups == 2


def test_hides_alone_where_no_total_is_shown() -> None:
    found = suppress_small_groups(_frame([50, 9, 30]), "customers", 10, total_is_shown=False)
    assert list(found.kept["group"]) == ["g0", "g2"]


def test_each_partition_is_guarded_on_its_own() -> None:
    frame = pd.DataFrame({"quarter": ["a", "a", "a", "b", "b"], "customers": [3, 20, 40, 20, 40]})
    found = suppress_small_groups(frame, "customers", 10, partition_columns=["quarter"])
    assert list(found.kept["customers"]) == [40, 20, 40]


def test_a_group_without_customers_needs_no_company() -> None:
    found = suppress_small_groups(_frame([0, 50, 30]), "customers", 10)
    assert list(found.kept["customers"]) == [50, 30]


def test_an_unknown_number_of_customers_is_hidden() -> None:
    frame = pd.DataFrame({"customers": [None, 50.0, 30.0]})
    assert suppress_small_groups(frame, "customers", 10).suppressed_groups == 1


@given(partitions, st.integers(0, 20))
def test_nothing_small_is_shown_and_nothing_small_can_be_subtracted(customers: list[int], minimum: int) -> None:
    found = suppress_small_groups(_frame(customers), "customers", minimum)
    assert (found.kept["customers"] >= minimum).all()
    hidden = [n for n in customers if n > 0]
    for shown in found.kept["customers"]:
        if shown > 0:
            hidden.remove(shown)
    if hidden and len(found.kept):
        assert len(hidden) != 1
        assert sum(hidden) >= minimum


@given(partitions, st.integers(0, 20))
def test_what_is_suppressed_stays_suppressed(customers: list[int], minimum: int) -> None:
    shown = set(suppress_small_groups(_frame(customers), "customers", minimum).kept["group"])
    stricter = set(suppress_small_groups(_frame(customers), "customers", minimum + 1).kept["group"])
    assert stricter <= shown


def test_names_a_missing_column() -> None:
    with pytest.raises(ValueError, match="lacks accounts; it has group, customers"):
        suppress_small_groups(_frame([1]), "accounts", 10)
