"""What is lost when the same customers answer several times."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.design_effect import CustomerSums, SameCustomers, Wave, design_effect, design_effect_of_change


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


def waves(first: np.ndarray, second: np.ndarray, answers: float) -> tuple[Wave, Wave, SameCustomers]:
    """Two waves of the same customers, each with so many answers a wave; marks are hits."""
    a = np.full(len(first), answers)
    p = [each.sum() / a.sum() for each in (first, second)]
    same = SameCustomers(
        float((a * a).sum()), float((a * second).sum()), float((first * a).sum()), float((first * second).sum())
    )
    return Wave(sums(a, first), p[0] * (1 - p[0])), Wave(sums(a, second), p[1] * (1 - p[1])), same


def test_customers_who_stay_as_they_were_cancel_out_of_a_change() -> None:
    """Customers differ widely (a design effect near 5), but each keeps its own chance of a good answer."""
    rng = np.random.default_rng(8)
    chance = rng.choice([0.05, 0.95], size=5_000)
    first, second = (rng.binomial(6, chance).astype(float) for _ in range(2))
    given = waves(first, second, 6)
    assert design_effect(given[0].sums, given[0].answer_variance) > 4
    assert design_effect_of_change([given]) == 1.0


def test_a_change_among_strangers_keeps_its_design_effect() -> None:
    rng = np.random.default_rng(9)
    first, second = (rng.binomial(6, rng.choice([0.2, 0.8], size=8_000)).astype(float) for _ in range(2))
    one, other, _ = waves(first, second, 6)
    alone = design_effect(one.sums, one.answer_variance)
    assert design_effect_of_change([(one, other, SameCustomers())]) == pytest.approx(alone, rel=0.03)


def test_the_effect_of_a_change_tells_how_often_chance_would_move_it() -> None:
    """Simulated: of 400 changes among the same customers, about one in twenty passes the corrected z test."""
    rng = np.random.default_rng(10)
    passed = 0
    for _ in range(400):
        chance = np.clip(rng.normal(0.5, 0.25, size=300), 0.02, 0.98)
        mood = [np.clip(chance + rng.normal(0, 0.15, size=300), 0, 1) for _ in range(2)]
        first, second = (rng.binomial(5, each).astype(float) for each in mood)
        effect = design_effect_of_change([waves(first, second, 5)])
        change = (second.sum() - first.sum()) / 1_500
        p = (first.sum() + second.sum()) / 3_000
        passed += abs(change) / np.sqrt(2 * p * (1 - p) / 1_500 * effect) > 1.96
    assert 0.02 < passed / 400 < 0.09
