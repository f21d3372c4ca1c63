from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.gamma_gamma import (
    expected_spend,
    expected_square,
    fit_gamma_gamma,
    log_likelihood,
    spends,
)
from analysis.statistics.refusals import NotEstimable
from tests.analysis.statistics.bought import SPEND, bought
from tests.conftest import SHARED_DATA

CDNOW = SHARED_DATA / "cdnow" / "cdnow_customers_summary_with_transactions.csv"


@pytest.mark.real_data
def test_finds_the_published_parameters_of_cdnow() -> None:
    """Fader & Hardie (2013), The Gamma-Gamma Model: 946 repeat buyers, p 6.249, q 3.745, γ 15.448; mean 35.17."""
    if not CDNOW.exists():
        pytest.skip("the CDNOW customers are not on this machine")
    rows = pd.read_csv(CDNOW).query("x > 0")
    model = fit_gamma_gamma(spends(rows["x"], rows["zbar"]))
    assert len(rows) == 946
    assert np.round(model.parameters, 3) == pytest.approx([6.249, 3.745, 15.448], abs=1e-9)
    p, q, gamma = model.parameters
    assert p * gamma / (q - 1) == pytest.approx(35.17, abs=0.005)


def test_expected_spend_is_between_ones_own_and_everybodys() -> None:
    """By hand from the published parameters, x = 2, z̄ = 50: 6.249·(15.448 + 100)/(12.498 + 2.745) = 47.33."""
    told = expected_spend(SPEND, np.array([0.0, 2.0, 50.0]), np.array([0.0, 50.0, 50.0]))
    assert told == pytest.approx([6.249 * 15.448 / 2.745, 47.33, 49.87], abs=0.01)


def test_slopes_are_those_of_the_likelihood() -> None:
    seen = spends([1, 3, 8], [20.0, 45.0, 31.0], [2, 1, 4])
    _, slopes = log_likelihood(SPEND, seen)
    for place, slope in enumerate(slopes):
        step = np.eye(3)[place] * 1e-6
        up, down = (log_likelihood(SPEND + each, seen)[0] for each in (step, -step))
        assert slope == pytest.approx((up - down) / 2e-6, rel=1e-5)


def test_recovers_planted_parameters() -> None:
    made = bought(8_000, 0, seed=6)
    again = made.seen.repeats > 0
    model = fit_gamma_gamma(spends(made.seen.repeats[again], made.mean_spend[again]))
    errors = np.sqrt(np.diag(model.fitted.covariance))
    assert (np.abs(np.log(model.parameters / SPEND)) < 3 * errors).all()


def test_any_currency_is_fitted_alike() -> None:
    made = bought(2_000, 0, seed=7)
    again = made.seen.repeats > 0
    euro, yen = (
        fit_gamma_gamma(spends(made.seen.repeats[again], rate * made.mean_spend[again])) for rate in (1.0, 1e7)
    )
    assert yen.parameters == pytest.approx(euro.parameters * [1, 1, 1e7], rel=1e-4)
    given = spends(made.seen.repeats[again], 1e7 * made.mean_spend[again])
    assert yen.fitted.log_likelihood == pytest.approx(log_likelihood(yen.parameters, given)[0])


def test_squares_are_those_of_simulated_customers() -> None:
    random, (p, q, gamma) = np.random.default_rng(8), SPEND
    nu = random.gamma(p * 3 + q, 1 / (gamma + 3 * 40.0), 400_000)
    square, one = expected_square(SPEND, np.array([3.0]), np.array([40.0]), np.array([0.0]))
    assert square[0] == pytest.approx((p**2 / nu**2).mean(), rel=0.01)
    assert one[0] == pytest.approx((p / nu**2).mean(), rel=0.01)


def test_a_spread_without_end_is_said_to_be_so() -> None:
    square, _ = expected_square(np.array([6.0, 1.5, 15.0]), np.array([0.0]), np.array([0.0]), np.array([0.0]))
    assert square[0] == np.inf
    assert expected_spend(np.array([6.0, 0.5, 15.0]), np.array([0.0]), np.array([0.0]))[0] == np.inf


def test_refuses_spend_that_has_no_mean() -> None:
    random = np.random.default_rng(9)
    with pytest.raises(NotEstimable, match="without bound"):
        fit_gamma_gamma(spends(np.ones(2_000), random.pareto(0.5, 2_000) + 0.01))


def test_refuses_what_cannot_be_fitted() -> None:
    with pytest.raises(NotEstimable, match="got 3"):
        fit_gamma_gamma(spends([1, 2, 3], [10.0, 20.0, 30.0]))
    with pytest.raises(NotEstimable, match="spend alike"):
        fit_gamma_gamma(spends([1] * 50, [10.0] * 50))
    with pytest.raises(ValueError, match="above zero"):
        spends([1, 2], [0.0, 10.0])
