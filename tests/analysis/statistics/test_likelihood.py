from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.likelihood import Floats, most_likely


def exponential(at: Floats) -> tuple[float, Floats]:
    """Forty waits of 120 days together at a rate a day: most likely 1/3, and its logarithm unsure by 1/√40."""
    return float(40 * np.log(at[0]) - 120 * at[0]), np.array([40 / at[0] - 120])


def test_finds_the_rate_and_its_error() -> None:
    found = most_likely(exponential, np.array([1.0]))
    assert found.parameters[0] == pytest.approx(1 / 3)
    assert found.covariance[0, 0] == pytest.approx(1 / 40, rel=1e-4)


def test_carries_the_error_to_what_is_reckoned_from_it() -> None:
    found = most_likely(exponential, np.array([1.0]))
    assert found.variance_of(lambda at: float(1 / at[0])) == pytest.approx(9 / 40, rel=1e-4)


def test_leaves_out_what_the_rows_say_nothing_of() -> None:
    found = most_likely(lambda at: (exponential(at)[0], np.array([exponential(at)[1][0], 0.0])), np.array([1.0, 1.0]))
    assert found.covariance[1, 1] == 0


def test_refuses_a_likelihood_that_is_no_number() -> None:
    with pytest.raises(ValueError, match="the likelihood is nan"):
        most_likely(lambda at: (float("nan"), at), np.array([1.0]))
