from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import beta as beta_function

from analysis.statistics.refusals import NotEstimable
from analysis.statistics.shifted_beta_geometric import Fitted, ShiftedBetaGeometric, fit_shifted_beta_geometric

# Per cent of the "High End" customers of Fader & Hardie (2007), table 1, still there after years 0 to 12.
HIGH_END = np.array([100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4])

# (at risk, of them lost) in each period of life
periods = st.lists(st.tuples(st.integers(1, 200), st.floats(0, 0.9)), min_size=2, max_size=12)


def high_end(years: int = 7, customers: int = 1000) -> Fitted:
    there = HIGH_END[: years + 1] / 100 * customers
    return fit_shifted_beta_geometric(np.arange(1, years + 1), there[:-1], there[:-1] - there[1:])


def planted(random: np.random.Generator, alpha: float, beta: float, size: int, watched: int) -> tuple[np.ndarray, ...]:
    """Periods, at risk and lost of customers of whom each is seen from a period of its own life on, for a while."""
    lives = random.geometric(np.clip(random.beta(alpha, beta, size), 1e-9, 1))
    entry = random.integers(0, watched, size)
    until = entry + random.integers(1, watched + 1, size)
    seen = lives > entry
    lives, entry, until = lives[seen], entry[seen], until[seen]
    at, last = np.arange(1, 2 * watched + 1), np.minimum(lives, until)
    risk = ((entry[:, None] < at) & (last[:, None] >= at)).sum(axis=0)
    return at, risk, ((lives[:, None] == at) & (lives <= until)[:, None]).sum(axis=0)


def test_matches_the_published_fit_of_the_high_end_customers() -> None:
    """Fader & Hardie (2007), doi:10.1002/dir.20074: α .668, β 3.806 from years 1 to 7, log likelihood -1611.2."""
    found = high_end()
    assert (round(found.alpha, 3), round(found.beta, 3)) == (0.668, 3.806)
    assert round(found.log_likelihood, 1) == -1611.2


def test_matches_the_published_projection_of_the_years_held_out() -> None:
    """The same paper: years 8 to 12 projected as .460 .436 .414 .395 .378; .468 .445 .427 .409 .394 were seen."""
    projected = high_end().model.survival(np.arange(8, 13))[0]
    assert projected.round(3).tolist() == [0.460, 0.436, 0.414, 0.395, 0.378]
    assert np.abs(projected - HIGH_END[8:] / 100).max().round(3) == 0.016


def test_survival_is_the_ratio_of_beta_functions_and_the_product_of_what_each_period_keeps() -> None:
    model = ShiftedBetaGeometric(np.array([0.2]), np.array([1 / 6]))  # α 1, β 4
    times = np.arange(1, 9)
    assert np.allclose(model.survival(times)[0], beta_function(1, 4 + times) / beta_function(1, 4))
    assert np.allclose(np.cumprod(1 - model.loss(times)[0]), model.survival(times)[0])


def test_customers_who_are_all_alike_leave_at_one_pace() -> None:
    alike, nearly = (ShiftedBetaGeometric(np.array([0.1]), np.array([each])) for each in (0.0, 2e-6))
    assert np.allclose(alike.survival([0, 1, 5]), [[1, 0.9, 0.9**5]])
    assert np.allclose(nearly.survival([0, 1, 5]), alike.survival([0, 1, 5]), atol=1e-5)
    assert np.isinf(alike.alpha).all()


@given(periods)
def test_survival_never_rises_and_the_interval_holds_the_value(counts: list[tuple[int, float]]) -> None:
    risk = np.array([each for each, _ in counts], dtype=float)
    lost = np.floor(risk * [part for _, part in counts])
    if not lost.sum() > 0:
        return
    found = fit_shifted_beta_geometric(np.arange(1, len(risk) + 1), risk, lost)
    low, value, high = found.interval(lambda model: model.survival(np.arange(0, 40)))
    assert (np.diff(value) <= 1e-12).all()
    assert (low <= value).all()
    assert (value <= high).all()
    assert ((low >= 0) & (high <= 1 + 1e-12)).all()


@given(periods)
def test_no_model_nearby_is_likelier(counts: list[tuple[int, float]]) -> None:
    risk = np.array([each for each, _ in counts], dtype=float)
    lost = np.floor(risk * [part for _, part in counts])
    at = np.arange(1, len(risk) + 1)
    if not lost.sum() > 0:
        return
    found = fit_shifted_beta_geometric(at, risk, lost)
    for first in np.linspace(0.01, 0.95, 12):
        for polarization in (0.0, 0.1, 0.5, 0.9):
            loss = ShiftedBetaGeometric(np.array([first]), np.array([polarization])).loss(at)[0]
            other = lost @ np.log(loss) + (risk - lost) @ np.log1p(-loss)
            assert other <= found.log_likelihood + 1e-6


def test_recovers_what_was_planted_from_customers_seen_late() -> None:
    found = fit_shifted_beta_geometric(*planted(np.random.default_rng(4), 1.0, 20.0, 20_000, 24))
    low, _, high = found.interval(lambda model: np.stack([model.alpha, model.beta], axis=1))
    assert low[0] <= 1.0 <= high[0]
    assert low[1] <= 20.0 <= high[1]
    assert high[0] - low[0] < 0.5


def test_intervals_cover_the_planted_survival_94_to_96_times_in_a_hundred() -> None:
    """Of customers 12 periods old, the share still there 12 periods later; 150 draws here, more in the benchmark."""
    random, truth = np.random.default_rng(8), ShiftedBetaGeometric(np.array([1 / 31]), np.array([1 / 32]))

    def later(model: ShiftedBetaGeometric) -> np.ndarray:
        return model.survival([24]) / model.survival([12])

    covered = []
    for _ in range(150):
        low, _, high = fit_shifted_beta_geometric(*planted(random, 1.0, 30.0, 400, 18)).interval(later)
        covered.append(low[0] <= later(truth)[0, 0] <= high[0])
    assert 0.91 <= np.mean(covered) <= 0.985


def test_fewer_customers_make_it_less_sure() -> None:
    widths = []
    for customers in (1000, 100):
        low, _, high = high_end(customers=customers).interval(lambda model: model.survival([12]))
        widths.append(high[0] - low[0])
    assert widths[1] > 2 * widths[0]


def test_refuses_what_cannot_be_projected() -> None:
    with pytest.raises(NotEstimable, match="nobody was lost"):
        fit_shifted_beta_geometric([1, 2], [10, 10], [0, 0])
    with pytest.raises(NotEstimable, match="everybody was lost"):
        fit_shifted_beta_geometric([1], [10], [10])
    with pytest.raises(ValueError, match="no more can be lost"):
        fit_shifted_beta_geometric([1], [10], [11])
    with pytest.raises(ValueError, match="one count per period"):
        fit_shifted_beta_geometric([1, 2], [10], [1])
