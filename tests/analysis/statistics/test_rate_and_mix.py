from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quantities import Points, ShareChange
from analysis.statistics.rate_and_mix import rate_and_mix

Row = tuple[str, int, int, int]


def _frame(rows: list[tuple[str, float, float, float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["group", "answers", "score_sum", "score_sum_of_squares"])


def _nps_row(group: str, promoters: int, passives: int, detractors: int) -> tuple[str, int, int, int]:
    answers = promoters + passives + detractors
    return group, answers, 100 * (promoters - detractors), 10_000 * (promoters + detractors)


waves = st.dictionaries(
    st.sampled_from("ABCDE"), st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(1, 50)), min_size=1
).map(lambda groups: _frame([_nps_row(name, *counts) for name, counts in groups.items()]))

BEFORE = _frame([("A", 800, 600, 600), ("B", 200, 50, 50)])
AFTER = _frame([("A", 500, 380, 380), ("B", 500, 130, 130)])


def test_both_segments_improve_and_the_total_falls() -> None:
    """Worked by hand: A 75 % to 76 %, B 25 % to 26 %, in all 65 % to 51 %: +1 point by rate, -15 by mix."""
    found = rate_and_mix(BEFORE, AFTER, ShareChange(0))
    assert found.total.value.amount == pytest.approx(-0.14)
    assert found.rate.value.amount == pytest.approx(0.01)
    assert found.mix.value.amount == pytest.approx(-0.15)
    assert found.every_group_improved
    assert found.improved == ("A", "B")
    assert not found.every_group_worsened
    assert found.rate.p_value is not None
    assert found.rate.p_value > 0.05
    assert found.mix.p_value is not None
    assert found.mix.p_value < 1e-6


def test_matches_the_components_of_kitagawas_midpoint_formula() -> None:
    """Kitagawa (1955), doi:10.1080/01621459.1955.10501299: each component at the average of the other factor."""
    before, after = _frame([("A", 30, 60, 200), ("B", 70, 70, 300)]), _frame([("A", 60, 180, 700), ("B", 40, 20, 90)])
    found = rate_and_mix(before, after)
    assert found.rate.value.amount == pytest.approx(0.45 * (3 - 2) + 0.55 * (0.5 - 1))
    assert found.mix.value.amount == pytest.approx(0.3 * 2.5 - 0.3 * 0.75)
    assert isinstance(found.rate.value, Points)


@given(waves, waves)
def test_rate_and_mix_are_the_total(before: pd.DataFrame, after: pd.DataFrame) -> None:
    found = rate_and_mix(before, after)
    means = [frame["score_sum"].sum() / frame["answers"].sum() for frame in (before, after)]
    assert found.total.value.amount == pytest.approx(means[1] - means[0], abs=1e-9)
    assert found.rate.value.amount + found.mix.value.amount == pytest.approx(found.total.value.amount, abs=1e-9)
    assert found.groups["rate"].sum() == pytest.approx(found.rate.value.amount, abs=1e-9)
    assert found.groups["mix"].sum() == pytest.approx(found.mix.value.amount, abs=1e-9)


@given(waves, waves)
def test_the_order_of_rows_is_irrelevant_and_time_turned_round_turns_the_sign(
    before: pd.DataFrame, after: pd.DataFrame
) -> None:
    there, back = rate_and_mix(before, after), rate_and_mix(after, before)
    shuffled = rate_and_mix(before.iloc[::-1], after.iloc[::-1])
    assert shuffled.rate.value.amount == pytest.approx(there.rate.value.amount, abs=1e-9)
    assert back.mix.value.amount == pytest.approx(-there.mix.value.amount, abs=1e-9)
    assert back.rate.low.amount == pytest.approx(-there.rate.high.amount, abs=1e-9)


def test_a_group_seen_on_one_side_only_is_mix() -> None:
    before = _frame([("Old", 100, 50, 50)])
    after = _frame([("Old", 100, 50, 50), ("New", 100, 10, 10)])
    found = rate_and_mix(before, after, ShareChange(0))
    assert found.rate.value.amount == 0
    assert found.mix.value.amount == pytest.approx(-0.2)
    new = found.groups.set_index("group").loc["New"]
    assert np.isnan(new["score_before"])
    assert np.isnan(new["change"])
    assert not found.every_group_improved


def test_a_group_with_no_answers_left_is_told_as_absent() -> None:
    after = _frame([("A", 50, 20, 20), ("B", 0, 0, 0)])
    found = rate_and_mix(BEFORE, after, ShareChange(0))
    assert np.isnan(found.groups.set_index("group").loc["B", "score_after"])


def test_intervals_cover_the_planted_effects_94_to_96_times_in_a_hundred() -> None:
    random = np.random.default_rng(12)
    shares = (np.array([0.6, 0.3, 0.1]), np.array([0.4, 0.3, 0.3]))
    means = (np.array([0.7, 0.4, 0.2]), np.array([0.75, 0.5, 0.2]))
    rate = ((shares[0] + shares[1]) / 2 * (means[1] - means[0])).sum()
    mix = ((shares[1] - shares[0]) * (means[0] + means[1]) / 2).sum()
    covered = []
    for _ in range(300):
        frames = []
        for share, mean in zip(shares, means, strict=True):
            answers = random.multinomial(400, share)
            hits = random.binomial(answers, mean)
            frames.append(_frame(list(zip("ABC", answers, hits, hits, strict=True))))
        found = rate_and_mix(*frames, ShareChange(0))
        covered.append(
            (
                found.rate.low.amount <= rate <= found.rate.high.amount,
                found.mix.low.amount <= mix <= found.mix.high.amount,
            )
        )
    assert 0.93 <= np.mean([each[0] for each in covered]) <= 0.97
    assert 0.93 <= np.mean([each[1] for each in covered]) <= 0.97


def test_names_what_is_wrong_with_a_frame() -> None:
    with pytest.raises(ValueError, match="lacks score_sum_of_squares"):
        rate_and_mix(BEFORE.drop(columns="score_sum_of_squares"), AFTER)
    with pytest.raises(ValueError, match="several for A"):
        rate_and_mix(pd.concat([BEFORE, BEFORE.head(1)]), AFTER)
    with pytest.raises(ValueError, match="at least one of answers"):
        rate_and_mix(BEFORE, AFTER.head(0))
