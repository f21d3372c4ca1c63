"""Whether what was kept moved because like customers left more, or because other kinds of customers were there."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.estimates import Estimate
from analysis.quantities import Ratio
from analysis.stories.objections.answered import Verdict
from analysis.stories.retention_economics.objections.costs import Lost, mix_of_lost
from analysis.stories.retention_economics.objections.like_customers import verdict_on
from analysis.stories.retention_economics.objections.mix_of_kept import mix_of_kept, splits_of
from presentation.wording import say_plain


def kept(**groups: tuple[float, float]) -> pd.DataFrame:
    """(at the start, kept) by segment."""
    rows = [("segment", name, start, part) for name, (start, part) in groups.items()]
    return pd.DataFrame(rows, columns=["dimension", "group_name", "start", "kept"])


def said(now: pd.DataFrame, before: pd.DataFrame | None) -> str:
    return say_plain(mix_of_kept(now, before, is_snapshot=False).answer).replace("\u00a0", " ")


def test_is_mix_where_every_segment_kept_its_share_and_another_segment_grew() -> None:
    before, now = kept(A=(800, 720), B=(200, 100)), kept(A=(500, 450), B=(500, 250))
    assert said(now, before).startswith(
        "Yes. A year earlier it was 82 %; of the −12 percentage points since, like customers by segment make "
        "0 percentage points, other kinds of them −12 percentage points."
    )


def test_is_no_mix_where_like_customers_left_more() -> None:
    before, now = kept(A=(800, 720), B=(200, 100)), kept(A=(800, 640), B=(200, 80))
    assert said(now, before).startswith("No. A year earlier it was 82 %")


def test_is_mix_in_part_where_it_hides_what_like_customers_did() -> None:
    before, now = kept(A=(500, 450), B=(500, 250)), kept(A=(600, 420), B=(400, 120))
    assert said(now, before).startswith("Yes, in part.")


def test_cannot_be_told_without_a_year_before_or_groups() -> None:
    assert said(kept(A=(10, 9)), None).startswith("Cannot be told. The exports hold no twelve months before")
    assert said(kept(A=(10, 9)), kept(A=(10, 8))).startswith("Cannot be told. The exports put customers into no groups")


SHARES = st.tuples(st.integers(1, 1_000), st.floats(0, 1))


@given(st.lists(st.tuples(SHARES, SHARES), min_size=2, max_size=5))
def test_rate_and_mix_add_up_to_the_change(sides: list[tuple[tuple[int, float], tuple[int, float]]]) -> None:
    before, now = (
        kept(**{f"g{i}": (pair[side][0], pair[side][0] * pair[side][1]) for i, pair in enumerate(sides)})
        for side in (0, 1)
    )
    (split,) = splits_of(now, before)
    change = now["kept"].sum() / now["start"].sum() - before["kept"].sum() / before["start"].sum()
    assert split.rate.value.amount + split.mix.value.amount == pytest.approx(change, abs=1e-9)


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        (Lost(99, 71_000), Lost(93, 137_000), Verdict.YES),
        (Lost(50, 50_000), Lost(100, 100_000), Verdict.NO),
        (Lost(26, 24_700), Lost(26, 25_700), Verdict.NO),
    ],
)
def test_what_was_lost_is_mix_where_most_of_it_is_the_size_of_customers(
    before: Lost, now: Lost, verdict: Verdict
) -> None:
    assert mix_of_lost(before, now)[0] is verdict


def ratio(value: float, low: float, high: float) -> Estimate:
    return Estimate(Ratio(value), Ratio(low), Ratio(high), 500, "made up")


@pytest.mark.parametrize(
    ("plain", "adjusted", "verdict"),
    [
        (ratio(2.0, 1.5, 2.7), ratio(1.9, 1.4, 2.6), Verdict.NO),
        (ratio(4.0, 3.0, 5.3), ratio(1.5, 1.1, 2.0), Verdict.IN_PART),
        (ratio(2.0, 1.5, 2.7), ratio(1.1, 0.8, 1.5), Verdict.YES),
        (ratio(2.0, 1.5, 2.7), ratio(1.9, 0.6, 6.0), Verdict.CANNOT_BE_TOLD),
        (ratio(0.98, 0.8, 1.2), ratio(1.05, 0.8, 1.4), Verdict.CANNOT_BE_TOLD),
        (ratio(1.1, 0.8, 1.5), ratio(2.0, 1.4, 2.9), Verdict.IN_PART),
    ],
)
def test_like_customers_decide_whether_a_difference_is_mix(
    plain: Estimate, adjusted: Estimate, verdict: Verdict
) -> None:
    assert verdict_on(plain, adjusted) is verdict
