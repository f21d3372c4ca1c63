"""Published: mtcars and the mobile-phone survey (DESIGN section 6). Properties; refusals; planted weights recovered."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.lmg import MOST_PREDICTORS, lmg
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.relative_weights import relative_weights
from analysis.statistics.within_groups import correlations, resampled_correlations
from tests.analysis.statistics.mtcars import ALL_ALIKE, COLUMNS, NAMES
from tests.conftest import SHARED_DATA

AMONG = correlations(COLUMNS, ALL_ALIKE)
ITEMS = {"image": "IMAG", "expectation": "CUEX", "quality": "PERQ", "value": "PERV", "satisfaction": "CUSA"}


def test_mtcars_as_published() -> None:
    found = relative_weights(NAMES, AMONG[:-1, :-1], AMONG[:-1, -1])
    assert np.round(found.weights, 7).tolist() == [0.2284797, 0.2221469, 0.2321744, 0.0963886]
    assert round(found.r_squared, 7) == 0.7791896


def test_mtcars_by_lmg_as_published() -> None:
    found = lmg(NAMES, AMONG[:-1, :-1], AMONG[:-1, -1])
    assert np.round(found.weights, 4).tolist() == [0.2471, 0.2435, 0.2109, 0.0777]
    assert round(found.r_squared, 7) == 0.7791896


@pytest.mark.real_data
def test_the_mobile_phone_survey_as_published() -> None:
    path = SHARED_DATA / "mobi-ecsi" / "mobi.csv"
    if not path.exists():
        pytest.skip("the mobile-phone survey is not on this machine")
    answers = pd.read_csv(path)
    means = pd.DataFrame({name: answers.filter(like=items).mean(axis=1) for name, items in ITEMS.items()})
    among = means.corr().to_numpy()
    found = relative_weights(list(ITEMS)[:-1], among[:-1, :-1], among[:-1, -1])
    assert np.round(100 * found.shares, 1).tolist() == [24.7, 12.2, 42.0, 21.0]
    assert round(found.r_squared, 4) == 0.6694


@given(st.integers(0, 10_000), st.integers(2, 7))
def test_parts_are_never_negative_and_add_up_to_what_is_explained(seed: int, predictors: int) -> None:
    random = np.random.default_rng(seed)
    columns = random.normal(size=(60, predictors + 1)) + random.normal(size=(60, 1))
    among = correlations(columns, np.zeros(60))
    names = [str(place) for place in range(predictors)]
    slopes = np.linalg.solve(among[:-1, :-1], among[:-1, -1])
    for split in (relative_weights, lmg):
        found = split(names, among[:-1, :-1], among[:-1, -1])
        assert found.weights.min() >= -1e-12
        assert found.weights.sum() == pytest.approx(float(slopes @ among[:-1, -1]))
        assert found.shares.sum() == pytest.approx(1.0)


def test_uncorrelated_predictors_get_the_squares_of_their_correlations_from_both() -> None:
    with_outcome = np.array([0.6, 0.3, 0.1])
    for split in (relative_weights, lmg):
        assert np.allclose(split(["a", "b", "c"], np.eye(3), with_outcome).weights, with_outcome**2)


def test_weights_do_not_hang_on_the_order_or_the_scale_of_columns() -> None:
    turned = correlations(COLUMNS[:, [3, 1, 0, 2, 4]] * [10, -1, 3, 0.1, 5], ALL_ALIKE)
    found = relative_weights([NAMES[place] for place in (3, 1, 0, 2)], turned[:-1, :-1], turned[:-1, -1])
    assert np.allclose(found.weights, relative_weights(NAMES, AMONG[:-1, :-1], AMONG[:-1, -1]).weights[[3, 1, 0, 2]])


def test_refuses_what_cannot_be_split_and_says_why() -> None:
    random = np.random.default_rng(4)
    a, b = random.normal(size=(2, 80))
    whole = a + b + random.normal(size=80)

    def split(*columns: np.ndarray) -> None:
        among = correlations(np.column_stack(columns), np.zeros(80))
        relative_weights([f"q{place}" for place in range(len(columns) - 1)], among[:-1, :-1], among[:-1, -1])

    with pytest.raises(NotEstimable, match="q1 is the same in every row"):
        split(a, np.full(80, 4.0), whole)
    with pytest.raises(NotEstimable, match="the outcome is the same in every row"):
        split(a, b, np.full(80, 4.0))
    with pytest.raises(NotEstimable, match="q0, q1, q2 repeat one another"):
        split(a, b, a + b, whole)
    with pytest.raises(NotEstimable, match="give the outcome exactly"):
        split(a, b, a + b)
    with pytest.raises(ValueError, match="are these covariances"):
        relative_weights(["a"], [[2.0]], [0.5])
    with pytest.raises(ValueError, match="a value is missing"):
        correlations(np.array([[1.0, np.nan], [2.0, 3.0]]), [0, 0])


def test_lmg_is_exact_up_to_twelve_predictors_and_refuses_more() -> None:
    names = [str(place) for place in range(MOST_PREDICTORS + 1)]
    with pytest.raises(NotEstimable, match="up to 12 predictors, got 13"):
        lmg(names, np.eye(13), np.full(13, 0.1))
    assert np.allclose(lmg(names[:-1], np.eye(12), np.full(12, 0.1)).weights, 0.01)


def test_a_column_that_only_tells_the_groups_apart_has_no_weight() -> None:
    random = np.random.default_rng(5)
    segment = np.repeat([0, 1, 2], 100)
    rating = random.normal(size=300)
    proxy = segment + 0.3 * random.normal(size=300)
    whole = 2.0 * segment + rating + random.normal(size=300)
    columns = np.column_stack([rating, proxy, whole])
    plain, within = (correlations(columns, groups) for groups in (np.zeros(300), segment))
    crude = relative_weights(["rating", "proxy"], plain[:-1, :-1], plain[:-1, -1])
    adjusted = relative_weights(["rating", "proxy"], within[:-1, :-1], within[:-1, -1])
    assert crude.shares[1] > 0.5
    assert adjusted.shares[1] < 0.02


def test_resampling_draws_rows_and_takes_the_groups_means_anew() -> None:
    groups = np.arange(len(COLUMNS)) % 3
    order = np.argsort(groups, kind="stable")
    drawn = np.random.default_rng(11).integers(0, len(COLUMNS), (2, len(COLUMNS)))
    found = resampled_correlations(COLUMNS, groups, 2, seed=11)
    for rows, among in zip(drawn, found, strict=True):
        assert np.allclose(among, correlations(COLUMNS[order][rows], groups[order][rows]))
