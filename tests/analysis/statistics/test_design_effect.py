"""What is lost when the same customers answer several times."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.design_effect import CustomerSums, design_effect


def sums(answers: np.ndarray, marks: np.ndarray) -> CustomerSums:
    totals = (answers, marks, answers**2, marks * answers, marks**2)
    return CustomerSums(len(answers), *(float(total.sum()) for total in totals))


def test_is_one_when_every_customer_answers_once() -> None:
    marks = np.array([1.0, 0.0, -1.0, 1.0])
    assert design_effect(sums(np.ones(4), marks), 0.6875) == 1.0


def test_is_the_number_of_answers_when_a_customer_always_says_the_same() -> None:
    """Kish (1965), §5.4: 1 + (b - 1)·roh, with complete likeness (roh = 1) and clusters of b = 4."""
    hits = np.repeat([0.0, 4.0], 5_000)
    assert design_effect(sums(np.full(10_000, 4.0), hits), 0.25) == pytest.approx(4, rel=1e-3)


def test_is_near_one_when_answers_of_a_customer_are_strangers_to_each_other() -> None:
    draws = np.random.default_rng(3).integers(0, 2, size=(20_000, 3)).astype(float)
    assert design_effect(sums(np.full(20_000, 3.0), draws.sum(axis=1)), draws.var()) == pytest.approx(1, abs=0.03)


def test_never_makes_a_sample_larger_than_it_is() -> None:
    """Answers that cancel out within each customer would give less than one."""
    assert design_effect(sums(np.full(50, 2.0), np.zeros(50)), 1.0) == 1.0


def test_says_nothing_of_a_single_customer() -> None:
    assert design_effect(sums(np.array([7.0]), np.array([3.0])), 0.25) == 1.0
