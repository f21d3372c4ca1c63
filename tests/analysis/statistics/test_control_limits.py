from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.control_limits import control_limits, rate_limits, share_limits
from analysis.statistics.refusals import NotEstimable

WORKED = [39, 41, 41, 41, 43, 44, 42, 40, 41, 48]


def test_limits_of_single_figures_by_hand() -> None:
    """Steps 2 0 0 2 1 2 2 1, mean 1.25; mean of the nine 41.33; 41.33 ± 3 · 1.25 / 1.128."""
    found = control_limits(WORKED)
    assert found.centre == pytest.approx(372 / 9)
    assert (found.low[-1], found.high[-1]) == pytest.approx((372 / 9 - 3 * 1.25 / 1.128, 372 / 9 + 3 * 1.25 / 1.128))
    assert found.is_outside() and not any(found.is_outside(period) for period in range(9))


def test_three_sigma_of_the_mean_step_is_wheelers_2_66() -> None:
    found = control_limits([0, 1] * 6)
    assert found.high[0] - found.centre == pytest.approx(2.66, abs=0.005)


def test_shares_that_scatter_by_chance_alone_have_binomial_limits() -> None:
    """Steps so small that Laney's factor is taken as one: .2 ± 3·√(.2 · .8 / 400)."""
    found = share_limits([80, 81, 80, 79, 80, 80, 81, 79, 80], [400] * 9)
    assert found.spread == 1
    assert found.high[-1] == pytest.approx(0.2 + 3 * 0.02, abs=1e-9)


def test_large_samples_that_differ_anyway_are_no_alarm() -> None:
    """A hundred thousand answers a quarter: by binomial limits nearly every quarter would lie outside."""
    shares = np.array([0.30, 0.33, 0.28, 0.31, 0.34, 0.29, 0.32, 0.30, 0.33, 0.31])
    found = share_limits(shares * 100_000, [100_000] * 10)
    binomial = 3 * np.sqrt(found.centre * (1 - found.centre) / 100_000)
    assert (np.abs(shares - found.centre) > binomial).mean() >= 0.8
    assert not found.is_outside() and found.spread > 10


def test_a_smaller_sample_has_wider_limits() -> None:
    found = rate_limits([50, 52, 49, 51, 50, 48, 52, 51, 13], [1000] * 8 + [250])
    assert found.high[-1] - found.centre == pytest.approx(2 * (found.high[0] - found.centre))


def test_limits_of_shares_stay_within_nought_and_one() -> None:
    found = share_limits([1, 0, 2, 0, 1, 3, 0, 1, 0], [30] * 9)
    assert found.low.min() == 0 and found.high.max() <= 1


def test_eight_in_a_row_on_one_side_are_another_level() -> None:
    before = [10, 12, 9, 11, 10, 12, 9, 11, 10, 12, 9, 11]
    shifted = control_limits([*before, *[11.5, 11.2, 11.6, 11.3, 11.4, 11.7, 11.2, 11.5]], baseline=12)
    assert shifted.run == 9 and shifted.has_shifted and not shifted.is_outside()
    assert not control_limits([*before, 11.5], baseline=12).has_shifted


def test_a_figure_at_the_centre_is_on_neither_side() -> None:
    assert control_limits([1, 3] * 4 + [2]).run == 0


def test_random_series_seldom_lie_outside() -> None:
    """With eleven periods before: 1.8 % of single figures, .2 % of shares, as the method's page says."""
    random = np.random.default_rng(7)
    single = [control_limits(random.normal(size=12)).is_outside() for _ in range(2_000)]
    assert np.mean(single) < 0.03
    sizes = random.integers(100, 800, (1_000, 12))
    shares = [share_limits(random.binomial(n, 0.4), n).is_outside() for n in sizes]
    assert np.mean(shares) < 0.01


def test_a_shift_of_five_errors_is_found() -> None:
    random = np.random.default_rng(8)
    sizes = np.full(12, 400)
    parts = np.array([0.4] * 11 + [0.4 - 6 * 0.0245])
    found = [share_limits(random.binomial(sizes, parts), sizes).is_outside() for _ in range(300)]
    assert np.mean(found) > 0.95


@given(st.lists(st.floats(-50, 50), min_size=10, max_size=20, unique=True), st.floats(0.5, 20))
def test_limits_hold_the_centre_and_do_not_hang_on_the_unit(values: list[float], scale: float) -> None:
    found, scaled = control_limits(values), control_limits(np.array(values) * scale)
    assert (found.low < found.centre).all() and (found.centre < found.high).all()
    assert scaled.high == pytest.approx(found.high * scale, rel=1e-6, abs=1e-6)


def test_refuses_what_has_no_limits() -> None:
    with pytest.raises(NotEstimable, match="need 8 periods before, got 7"):
        control_limits(range(8))
    with pytest.raises(NotEstimable, match="did not move"):
        control_limits([5] * 10)
    with pytest.raises(NotEstimable, match="share of 0 in all periods"):
        share_limits([0] * 10, [20] * 10)
    with pytest.raises(NotEstimable, match="nothing happened"):
        rate_limits([0] * 10, [20] * 10)
    with pytest.raises(ValueError, match="errors must be above zero"):
        control_limits(WORKED, errors=[1] * 9 + [0])
    with pytest.raises(ValueError, match="periods of baseline must not exceed"):
        control_limits(WORKED, baseline=11)
