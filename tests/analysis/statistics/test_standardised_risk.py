"""Like customers compared: against statsmodels, against planted odds, and each cluster left out in turn."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from analysis.quantities import Money, Ratio, Share
from analysis.statistics.jackknife import OF_RATIOS, OF_SHARES, Replicated, jackknifed, standard_error
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.standardised_risk import MOST_LEVELS, RiskModel, standardised_risk

# Unhappy customers sit in the segment that leaves more: 16.7 against 5.5 % plainly, which overstates it.
WORKED = (("Small", "u", 100, 20), ("Small", "h", 50, 5), ("Large", "u", 50, 5), ("Large", "h", 150, 6))


def worked(clusters: int = 2) -> pd.DataFrame:
    rows = [
        {"segment": segment, "group": group, "entered": there / clusters, "lost": lost / clusters, "cluster": cluster}
        for segment, group, there, lost in WORKED
        for cluster in range(clusters)
    ]
    return pd.DataFrame(rows)


def fitted(frame: pd.DataFrame, controls: tuple[str, ...] = ("segment",)) -> RiskModel:
    return standardised_risk(frame, "group", controls, "entered", "lost", "cluster", "h")


def drawn(seed: int, customers: int = 600, looks: int = 4, odds: float = 2.5) -> pd.DataFrame:
    """Customers with a nature of their own, each seen several times; unhappiness multiplies the odds of leaving."""
    rng = np.random.default_rng(seed)
    segment = rng.integers(0, 3, customers)
    nature = rng.normal(0, 0.4, customers)
    rows = []
    for _ in range(looks):
        is_unhappy = rng.random(customers) < 0.2 + 0.2 * segment
        chance = 1 / (1 + np.exp(-(-2.2 + 0.4 * segment + nature + np.log(odds) * is_unhappy)))
        group = np.where(is_unhappy, "u", "h")
        lost = (rng.random(customers) < chance).astype(float)
        rows.append(
            pd.DataFrame(
                {"segment": segment, "group": group, "entered": 1.0, "lost": lost, "cluster": np.arange(customers) % 40}
            )
        )
    return pd.concat(rows)


def test_agrees_with_a_logistic_regression_standardised_by_hand() -> None:
    frame = drawn(3)
    design = np.column_stack(
        [np.ones(len(frame)), frame["group"] == "u", frame["segment"] == 1, frame["segment"] == 2]
    ).astype(float)
    fit = sm.GLM(frame["lost"].to_numpy(), design, family=sm.families.Binomial()).fit()
    by_hand = {}
    for group in ("u", "h"):
        as_if = design.copy()
        as_if[:, 1] = group == "u"
        by_hand[group] = fit.predict(as_if).mean()
    model = fitted(frame)
    for group, risk in by_hand.items():
        assert model.expected(frame, "entered", group).value == pytest.approx(risk, rel=2e-3)  # the weak prior


def test_the_worked_example_of_its_page() -> None:
    model, frame = fitted(worked()), worked()
    unhappy, happy = (model.expected(frame, "entered", group).value for group in ("u", "h"))
    assert (round(unhappy, 3), round(happy, 3)) == (0.142, 0.064)
    assert round(unhappy / happy, 1) == 2.2


def test_each_replicate_is_the_fit_without_its_cluster() -> None:
    frame = drawn(5)
    found = fitted(frame).expected(frame, "entered", "u")
    clusters = list(dict.fromkeys(frame["cluster"]))
    for place in (0, 17):
        alone = fitted(frame[frame["cluster"] != clusters[place]])
        assert found.without[place] == pytest.approx(alone.expected(frame, "entered", "u").value, abs=1e-7)


def test_the_order_of_rows_is_irrelevant() -> None:
    frame = drawn(6)
    shuffled = frame.sample(frac=1, random_state=1)
    one, other = (fitted(each).expected(each, "entered", "u") for each in (frame, shuffled))
    assert one.value == pytest.approx(other.value)
    assert standard_error(one) == pytest.approx(standard_error(other))


def test_recovers_the_planted_odds_on_average() -> None:
    logs = []
    for seed in range(12):
        model = fitted(drawn(100 + seed))
        logs.append(model.coefficients[1])
    assert np.mean(logs) == pytest.approx(np.log(2.5), abs=0.12)


def test_seeing_every_customer_twice_makes_nothing_surer() -> None:
    """Doubled rows of the same customers halve no interval: clusters hold both."""
    frame = drawn(8)
    twice = pd.concat([frame, frame])
    once, doubled = (standard_error(fitted(each).expected(each, "entered", "u")) for each in (frame, twice))
    assert doubled == pytest.approx(once, rel=0.01)


def test_rare_levels_are_held_equal_together() -> None:
    frame = drawn(9).assign(plan=lambda rows: np.arange(len(rows)) % 30)
    model = standardised_risk(frame, "group", ["plan"], "entered", "lost", "cluster", "h")
    assert len(model.levels["plan"]) == MOST_LEVELS + 1
    assert 0 < model.expected(frame.assign(plan=99), "entered", "u").value < 1


@pytest.mark.parametrize("lost", [0.0, 50.0])
def test_refuses_where_nobody_or_everybody_left(lost: float) -> None:
    rows = worked()
    rows.loc[rows["group"] == "h", "lost"] = 0.0 if lost == 0 else rows["entered"]
    with pytest.raises(NotEstimable, match="no odds exist"):
        fitted(rows)


def test_refuses_one_group_alone_and_unknown_groups() -> None:
    with pytest.raises(NotEstimable, match="nothing to compare"):
        fitted(worked().query("group == 'u'"))
    with pytest.raises(ValueError, match="knows the groups"):
        fitted(worked()).expected(worked(), "entered", "promoter")


class TestJackknife:
    def test_of_a_mean_is_its_textbook_standard_error(self) -> None:
        """Every customer its own cluster: the standard error of a mean is s/√n, to the digit."""
        values = np.array([3.0, 8.0, 1.0, 5.0, 4.0, 9.0])
        without = (values.sum() - values) / (len(values) - 1)
        found = standard_error(Replicated(float(values.mean()), without))
        assert found == pytest.approx(values.std(ddof=1) / np.sqrt(len(values)))

    def test_one_cluster_shows_no_spread(self) -> None:
        with pytest.raises(NotEstimable, match="1 cluster"):
            jackknifed(Replicated(0.5, np.array([0.5])), Share(0), 10, "")

    def test_a_ratio_that_may_be_nothing_is_not_estimable(self) -> None:
        with pytest.raises(NotEstimable, match="does not exist"):
            jackknifed(Replicated(0.5, np.array([0.5, 0.0])), Ratio(1), 10, "", OF_RATIOS)

    @given(st.floats(0.01, 0.99), st.lists(st.floats(0.01, 0.99), min_size=2, max_size=12))
    def test_low_value_high_and_a_share_within_its_bounds(self, value: float, without: list[float]) -> None:
        found = jackknifed(Replicated(value, np.array(without)), Share(0), 10, "", OF_SHARES)
        assert 0 <= found.low.amount <= found.value.amount <= found.high.amount <= 1

    @given(st.floats(-1e6, 1e6), st.floats(0.1, 100))
    def test_follows_arithmetic(self, value: float, factor: float) -> None:
        number = Replicated(value, np.array([value - 1, value + 1, value]))
        assert standard_error(number * factor) == pytest.approx(factor * standard_error(number), rel=1e-3)
        difference = jackknifed(number - number, Money(0, "EUR"), 1, "")
        assert difference.low.amount == difference.high.amount == 0
