from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.integrate import dblquad
from scipy.stats import beta, gamma

from analysis.statistics.bg_nbd import Histories, chance_active, fit_bg_nbd, histories, log_likelihood
from analysis.statistics.refusals import NotEstimable
from tests.analysis.statistics.bought import PURCHASES, bought
from tests.conftest import SHARED_DATA

CDNOW = SHARED_DATA / "cdnow" / "cdnow_customers_summary.csv"


def cdnow() -> Histories:
    if not CDNOW.exists():
        pytest.skip("the CDNOW customers are not on this machine")
    found = pd.read_csv(CDNOW).groupby(["frequency", "recency", "T"]).size().reset_index(name="customers")
    return histories(found["frequency"], found["recency"], found["T"], found["customers"])


@pytest.mark.real_data
def test_finds_the_published_parameters_of_cdnow() -> None:
    """Fader, Hardie & Lee (2005), table 2: r .243, α 4.414, a .793, b 2.426, LL -9582.4 (-9582.43 in CLVTools)."""
    model = fit_bg_nbd(cdnow())
    assert np.round(model.parameters, 3) == pytest.approx([0.243, 4.414, 0.793, 2.426], abs=1e-9)
    assert round(model.log_likelihood, 2) == -9582.43
    assert model.seen.number == 2357


@pytest.mark.real_data
def test_whole_weeks_change_the_published_parameters_little() -> None:
    """The mart keeps whole weeks: what 2,357 customers then expect moves by less than a hundredth."""
    exact = cdnow()
    rounded = histories(exact.repeats, exact.last.round(), exact.watched.round(), exact.customers)
    assert fit_bg_nbd(rounded).parameters == pytest.approx(fit_bg_nbd(exact).parameters, rel=0.05)


def mixed(x: int, last: float, watched: float) -> float:
    """The likelihood of one history by its definition: what λ and p make of it, mixed over all of both."""
    r, alpha, a, b = PURCHASES

    def one(p: float, rate: float) -> float:
        stayed = (1 - p) ** x * rate**x * np.exp(-rate * watched)
        left = p * (1 - p) ** (x - 1) * rate**x * np.exp(-rate * last) if x else 0.0
        return float((stayed + left) * gamma.pdf(rate, r, scale=1 / alpha) * beta.pdf(p, a, b))

    return float(dblquad(one, 0, 4, 0, 1, epsabs=1e-7, epsrel=1e-5)[0])


def test_the_likelihood_is_what_mixing_over_all_customers_gives() -> None:
    value, _ = log_likelihood(PURCHASES, histories([2], [30.43], [38.86]))
    assert np.exp(value) == pytest.approx(mixed(2, 30.43, 38.86), rel=1e-3)


def test_slopes_are_those_of_the_likelihood() -> None:
    seen = histories([0, 2, 5], [0, 30, 20], [39, 39, 30], [3, 2, 1])
    _, slopes = log_likelihood(PURCHASES, seen)
    for place, slope in enumerate(slopes):
        step = np.eye(4)[place] * 1e-6
        up, down = (log_likelihood(PURCHASES + each, seen)[0] for each in (step, -step))
        assert slope == pytest.approx((up - down) / 2e-6, rel=1e-5)


def test_recovers_planted_parameters() -> None:
    model = fit_bg_nbd(bought(6_000, 0, seed=3).seen)
    errors = np.sqrt(np.diag(model.fitted.covariance))
    assert (np.abs(np.log(model.parameters / PURCHASES)) < 3 * errors).all()
    assert (errors < 0.5).all()


def test_alike_histories_together_fit_as_one_by_one() -> None:
    seen = bought(800, 0, seed=5).seen
    rows = pd.DataFrame({"x": seen.repeats, "t": seen.last.round(), "T": seen.watched.round().clip(seen.last.round())})
    together = rows.groupby(["x", "t", "T"]).size().reset_index(name="n")
    one_by_one = fit_bg_nbd(histories(rows["x"], rows["t"], rows["T"]))
    at_once = fit_bg_nbd(histories(together["x"], together["t"], together["T"], together["n"]))
    assert at_once.parameters == pytest.approx(one_by_one.parameters, rel=1e-4)


def test_who_bought_lately_is_more_surely_active() -> None:
    chances = chance_active(PURCHASES, histories([4, 4, 4], [5, 20, 38], [39, 39, 39]))
    assert (np.diff(chances) > 0).all() and 0 < chances[0] < chances[-1] < 1


def test_nobody_who_bought_once_is_said_to_have_left() -> None:
    assert chance_active(PURCHASES, histories([0], [0], [39])).tolist() == [1.0]


def test_refuses_too_few_who_bought_again() -> None:
    with pytest.raises(NotEstimable, match="40 customers who bought again, got 0"):
        fit_bg_nbd(histories([0] * 500, [0] * 500, [30] * 500))


def test_fits_customers_who_never_stop_without_claiming_that_any_did() -> None:
    random = np.random.default_rng(4)
    watched = np.full(2_000, 50.0)
    x = random.poisson(random.gamma(2.0, 1 / 20, 2_000) * 50)
    last = np.array([random.uniform(0, 50, n).max() if n else 0.0 for n in x])
    chances = chance_active(fit_bg_nbd(histories(x, last, watched)).parameters, histories(x, last, watched))
    assert np.average(chances[x > 0]) > 0.97


@pytest.mark.parametrize(
    ("repeats", "last", "watched", "message"),
    [
        ([1], [40], [30], "after the end"),
        ([0], [5], [30], "never bought again"),
        ([-1], [0], [30], "zero or more"),
        ([1, 2], [1], [30], "one length"),
    ],
)
def test_refuses_histories_that_cannot_be(repeats: list, last: list, watched: list, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        histories(repeats, last, watched)
