from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.special import hyp2f1

from analysis.quantities import Count
from analysis.statistics.bg_nbd import HIGHEST, LOWEST, fit_bg_nbd, histories
from analysis.statistics.future_purchases import (
    active_customers,
    buyers_expected,
    chance_to_buy,
    later_purchases,
    missed_by,
    purchases_expected,
    share_of,
)
from tests.analysis.statistics.bought import PURCHASES, bought


def test_expects_what_the_paper_prints() -> None:
    """Fader, Hardie & Lee (2005): x = 2, t_x = 30.43, T = 38.86: 1.226 purchases in the next 39 weeks."""
    later = later_purchases(PURCHASES, histories([2], [30.43], [38.86]), 39)
    assert round(float(later.expected[0]), 3) == 1.226


def closed_form(x: float, last: float, watched: float, weeks: float) -> float:
    """Equation 10 of the paper."""
    r, alpha, a, b = PURCHASES
    past = (alpha + watched) / (alpha + watched + weeks)
    above = 1 - past ** (r + x) * hyp2f1(r + x, b + x, a + b + x - 1, weeks / (alpha + watched + weeks))
    below = 1 + (x > 0) * a / (b + x - 1) * ((alpha + watched) / (alpha + last)) ** (r + x)
    return float((a + b + x - 1) / (a - 1) * above / below)


@given(x=st.integers(1, 30), watched=st.floats(5, 150), part=st.floats(0.01, 1), weeks=st.floats(1, 160))
def test_equals_the_closed_form(x: int, watched: float, part: float, weeks: float) -> None:
    got = later_purchases(PURCHASES, histories([x], [part * watched], [watched]), weeks).expected[0]
    assert got == pytest.approx(closed_form(x, part * watched, watched, weeks), rel=1e-4)


def test_holds_where_the_closed_form_divides_by_nought() -> None:
    seen = histories([2], [30.43], [38.86])
    below, at, above = (
        later_purchases(np.array([0.243, 4.414, a, 2.426]), seen, 39).expected[0] for a in (0.999, 1, 1.001)
    )
    assert below > at > above


def test_mean_and_scatter_are_those_of_simulated_customers() -> None:
    """Given alive, λ ~ Gamma(r + x, α + T) and p ~ Beta(a, b + x); purchases are the fewer of Poisson and geometric."""
    random, size = np.random.default_rng(2), 300_000
    r, alpha, a, b = PURCHASES
    rate, stop = random.gamma(r + 5, 1 / (alpha + 38), size), random.beta(a, b + 5, size)
    drawn = np.minimum(random.poisson(rate * 52), random.geometric(stop))
    later = later_purchases(PURCHASES, histories([5], [38], [38]), 52)
    chance = 1 / (1 + a / (b + 4))
    assert later.expected[0] == pytest.approx(chance * drawn.mean(), rel=0.01)
    assert later.variance[0] == pytest.approx(chance * (drawn**2).mean() - (chance * drawn.mean()) ** 2, rel=0.02)
    assert chance_to_buy(PURCHASES, histories([5], [38], [38]), 52)[0] == pytest.approx(
        chance * (drawn > 0).mean(), rel=0.01
    )


@given(
    *(st.floats(max(np.log(low), -6), np.log(high)) for low, high in zip(LOWEST, HIGHEST, strict=True)),
    st.integers(0, 400),
    st.floats(1, 500),
)
@example(0.0, 0.0, 0.0, 1.0, 96, 1.0)
def test_is_a_number_wherever_a_fit_may_end(r: float, alpha: float, a: float, b: float, x: int, watched: float) -> None:
    seen = histories([x], [watched * (x > 0)], [watched])
    later = later_purchases(np.exp([r, alpha, a, b]), seen, 160, 0.1)
    most = (np.exp(r) + x) / (np.exp(alpha) + watched) * 160
    assert -1e-9 <= later.expected[0] <= most * (1 + 1e-6)
    assert later.variance[0] >= 0 and np.isfinite(later.variance[0])


def test_what_comes_later_counts_for_less() -> None:
    seen = histories([2], [30.0], [39.0])
    plain, discounted = (later_purchases(PURCHASES, seen, 156, rate).expected[0] for rate in (0.0, 0.1))
    assert 0.85 * plain < discounted < plain


def test_tells_what_made_customers_then_buy() -> None:
    made = bought(4_000, 39, seed=11)
    model = fit_bg_nbd(made.seen)
    told = purchases_expected(model, made.seen, 39)
    assert told.low.amount <= made.later.sum() <= told.high.amount
    assert told.value.unit == "purchases" and told.sample_size == 4_000
    buyers = buyers_expected(model, made.seen, 39)
    assert buyers.low.amount <= (made.later > 0).sum() <= buyers.high.amount
    active = active_customers(model, made.seen)
    assert active.low.amount <= (made.is_active & (made.seen.repeats > 0)).sum() <= active.high.amount
    assert active.high.amount <= active.sample_size == (made.seen.repeats > 0).sum()


def test_says_by_what_part_it_missed() -> None:
    made = bought(1_500, 39, seed=12)
    told = purchases_expected(fit_bg_nbd(made.seen), made.seen, 39)
    missed = missed_by(told, told.value.amount * 2)
    assert missed.value.amount == pytest.approx(-0.5)
    with pytest.raises(ValueError, match="weeks held out"):
        missed_by(told, 0)


def test_a_share_of_customers_keeps_its_interval() -> None:
    made = bought(1_500, 0, seed=13)
    active = active_customers(fit_bg_nbd(made.seen), made.seen)
    part = share_of(active, active.sample_size)
    assert part.low.amount < part.value.amount < part.high.amount <= 1
    assert part.value.amount * active.sample_size == pytest.approx(active.value.amount)
    assert isinstance(active.value, Count)
