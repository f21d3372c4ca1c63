from __future__ import annotations

import pandas as pd
import pytest

from analysis.quantities import Points
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.standardised import standardised


def _groups(*rows: tuple[float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["customers", "value", "error"])


def test_weighs_groups_as_the_base_has_them() -> None:
    """The worked example of docs/methods/standardised.md: half the customers at -30, half at +40."""
    found = standardised(_groups((50, -30.0, 3.0), (50, 40.0, 4.0)), Points(0))
    assert found.value.amount == pytest.approx(5)
    assert found.high.amount - found.value.amount == pytest.approx(1.959964 * 2.5)
    assert (found.sample_size, found.p_value) == (100, None)


def test_tests_a_difference_against_none() -> None:
    found = standardised(_groups((10, 5.0, 1.0), (30, 5.0, 1.0)), Points(0), is_difference=True)
    assert found.p_value is not None
    assert found.p_value < 0.001


def test_one_group_is_itself() -> None:
    assert standardised(_groups((7, 12.0, 2.0)), Points(0)).value.amount == 12


def test_refuses_a_base_without_customers() -> None:
    with pytest.raises(NotEstimable):
        standardised(_groups((0, 5.0, 1.0)), Points(0))
