from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from analysis.statistics.false_discovery import benjamini_hochberg

# The fifteen comparisons of Benjamini & Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x, section 3.2.
PUBLISHED = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
             0.7590, 1.0]  # fmt: skip


def test_the_first_four_of_the_published_comparisons_pass() -> None:
    """Section 3.2 of the paper: at .05 the procedure rejects four hypotheses, Bonferroni three."""
    assert benjamini_hochberg(PUBLISHED).tolist() == [True] * 4 + [False] * 11


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_agrees_with_statsmodels_in_any_order(p_values: list[float]) -> None:
    assert benjamini_hochberg(p_values).tolist() == multipletests(p_values, 0.05, "fdr_bh")[0].tolist()


def test_what_was_not_tested_never_passes_and_costs_the_others_nothing() -> None:
    assert benjamini_hochberg([0.04, None, np.nan]).tolist() == [True, False, False]


def test_nothing_searched_is_nothing_found() -> None:
    assert benjamini_hochberg([]).tolist() == []


def test_random_comparisons_are_seldom_called_findings() -> None:
    random = np.random.default_rng(2).uniform(size=(2000, 20))
    assert np.mean([benjamini_hochberg(row).any() for row in random]) <= 0.06


def test_refuses_what_is_no_probability() -> None:
    with pytest.raises(ValueError, match="0 to 1"):
        benjamini_hochberg([0.2, 1.3])
