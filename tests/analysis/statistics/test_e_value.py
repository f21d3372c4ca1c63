from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.estimates import Estimate
from analysis.quantities import Ratio, Share
from analysis.statistics.e_value import e_value

ratios = st.tuples(*[st.floats(0.01, 100)] * 3).map(sorted)


def _ratio(low: float, value: float, high: float) -> Estimate:
    return Estimate(Ratio(value), Ratio(low), Ratio(high), 100, "Cox regression")


def test_matches_the_published_e_values_of_breast_feeding() -> None:
    """VanderWeele & Ding (2017), doi:10.7326/M16-2607: RR 3.9 (1.8 to 8.7) has the E-values 7.2 and 3.0."""
    found = e_value(_ratio(1.8, 3.9, 8.7))
    assert found.value.amount == pytest.approx(7.26, abs=0.01)
    assert found.low.amount == pytest.approx(3.0)


def test_a_protective_ratio_is_turned_round() -> None:
    """The same paper's second example: RR .80 (.71 to .91) has the E-values 1.8 and 1.4."""
    found = e_value(_ratio(0.71, 0.80, 0.91))
    assert found.value.amount == pytest.approx(1.81, abs=0.005)
    assert found.low.amount == pytest.approx(1.43, abs=0.005)


def test_nothing_is_needed_where_the_interval_holds_no_difference() -> None:
    assert e_value(_ratio(0.9, 1.5, 2.4)).low.amount == 1.0


def test_a_hazard_ratio_of_a_common_outcome_is_brought_nearer_to_a_risk_ratio() -> None:
    """By hand: (1 - .5^√2)/(1 - .5^√.5) = .62480/.38745 = 1.6126; E = 1.6126 + √(1.6126 · .6126) = 2.6065."""
    assert e_value(_ratio(1.5, 2.0, 3.0), is_common_outcome=True).value.amount == pytest.approx(2.6065, abs=5e-4)


@given(ratios, st.booleans())
def test_is_at_least_one_and_at_least_as_far_out_as_the_ratio(limits: list[float], is_common: bool) -> None:
    found = e_value(_ratio(*limits), is_common)
    assert 1 <= found.low.amount <= found.value.amount <= found.high.amount
    assert is_common or found.value.amount >= max(limits[1], 1 / limits[1]) - 1e-9


def test_refuses_what_is_no_ratio() -> None:
    share = Share(0.4)
    with pytest.raises(ValueError, match="needs a ratio above zero"):
        e_value(Estimate(share, share, share, 10, "share"))
