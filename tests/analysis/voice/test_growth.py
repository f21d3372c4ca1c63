"""Growth against what the total of a word lets expect, where words come and go."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from analysis.voice.growth import grown


def _drawn(words: int, shape: float, seed: int, level: float = 20.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.poisson(level * rng.gamma(shape, 1 / shape, size=(words, 9))).astype(float)


@pytest.mark.parametrize("shape", [0.7, 3.0, 20.0, 500.0])
def test_chance_is_called_growth_no_more_often_than_stated_however_words_come_and_go(shape: float) -> None:
    count = _drawn(1_500, shape, seed=1)
    count = count[count.sum(axis=1) > 0]
    p_value = grown(count, np.full(count.shape, 1 / 9), 1).p_value
    for level in (0.05, 0.01, 0.002):
        assert (p_value < level).mean() < level + 3 * np.sqrt(level / 1_500), (
            f"{(p_value < level).mean():.4f} at {level}"
        )


def test_a_bursty_word_is_not_judged_as_the_steady_ones_around_it() -> None:
    count = np.vstack([_drawn(900, 500.0, seed=2), _drawn(100, 1.5, seed=3)])
    p_value = grown(count, np.full(count.shape, 1 / 9), 1).p_value
    assert (p_value[900:] < 0.002).sum() <= 1


def test_comes_close_to_the_binomial_where_all_words_are_steady() -> None:
    count = _drawn(1_000, 1e6, seed=4)
    count[0] = [45, 20, 20, 20, 20, 20, 20, 20, 20]
    p_value = grown(count, np.full(count.shape, 1 / 9), 1).p_value[0]
    alone = float(binom.sf(44, count[0].sum(), 1 / 9))
    assert alone <= p_value < 30 * alone


def test_takes_nothing_for_steady_where_few_words_are_known() -> None:
    few = np.array([[12.0, 4, 4, 4], [4, 4, 4, 4]])
    many = np.vstack([few, _drawn(1_000, 1e6, seed=5)[:, :4]])
    share = np.full((1, 4), 0.25)
    assert (
        grown(few, np.repeat(share, 2, axis=0), 1).p_value[0]
        > grown(many, np.repeat(share, 1_002, axis=0), 1).p_value[0]
    )


def test_who_was_asked_when_is_no_growth() -> None:
    count = np.vstack([[60.0, 10, 10, 10], _drawn(500, 1e6, seed=6)[:, :4]])
    share = np.full(count.shape, 0.25)
    share[0] = [0.7, 0.1, 0.1, 0.1]
    assert grown(count, share, 1).p_value[0] > 0.2
    share[0] = [1.0, 0, 0, 0]
    assert grown(count, share, 1).p_value[0] > 0.9, "a source that only speaks lately tells nothing of growth"


@pytest.mark.parametrize("shape", [5.0, 200.0])
def test_the_interval_of_the_ratio_holds_what_it_says(shape: float) -> None:
    use = np.random.default_rng(7).gamma(shape, 1 / shape, size=(1_500, 9)) * np.array([3.0, *[1.0] * 8])
    count = np.random.default_rng(8).poisson(8 * use).astype(float)
    found = grown(count, np.full(count.shape, 1 / 9), 1)
    assert ((found.low <= 3) & (found.high >= 3)).mean() == pytest.approx(0.95, abs=0.03)
