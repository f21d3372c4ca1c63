"""The limits that earlier quarters set, and whether the latest lies outside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis.findings import ChartKind, Finding
from analysis.stories.satisfaction import tell
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.every_number import unbacked_in
from tests.stories.satisfaction.made_answers import answers, customers, satisfied
from tests.stories.satisfaction.made_edition import made_edition

FIRST, AS_OF = date(2024, 1, 1), date(2026, 9, 30)
ASKED = 100  # a quarter, each another customer


def quarters(hits: Sequence[int]) -> Finding:
    """The finding on change where so many of a hundred were satisfied in each quarter, the last of them Q3 2026."""
    days = pd.date_range("2024-02-15", periods=11, freq="3MS")[-len(hits) :] + pd.Timedelta(days=14)
    scores = [score for each in hits for score in satisfied(each, ASKED)]
    people = customers(len(scores))
    feedback = answers(
        people["customer_id"].to_numpy(), scores, [day for day in days for _ in range(ASKED)], kind="csat", scale=(1, 5)
    )
    story = tell(made_edition({"customer": people, "feedback": feedback}, FIRST, AS_OF), View())
    found = next(each for each in story.findings if each.id == "change")
    assert not unbacked_in(found)
    return found


def said(finding: Finding) -> str:
    return " ".join(say_plain(each) for each in finding.caveats)


def test_a_quarter_far_below_the_others_lies_outside() -> None:
    found = quarters([70, 72, 69, 71, 70, 73, 69, 70, 71, 70, 45])
    assert "Q3 2026 lies outside the limits, 56 to 85\u00a0%, that the ten quarters before it set." in said(found)
    assert found.estimates["quarters_before"].value.amount == 10
    limits = found.estimates["csat_top_two_box_control_limits[period=Q3 2026]"]
    assert limits.low.amount > 0.45 and limits.value.amount == sum([70, 72, 69, 71, 70, 73, 69, 70, 71, 70]) / 1000


def test_a_fall_as_large_as_earlier_moves_lies_within() -> None:
    """Twenty points down in a quarter, as often before."""
    found = quarters([70, 50, 72, 52, 71, 49, 70, 51, 72, 70, 50])
    assert "Q3 2026 lies within the limits" in said(found) and "nothing out of the ordinary" in said(found)


def test_eight_quarters_on_one_side_are_another_level() -> None:
    found = quarters([60, 59, 61, 72, 71, 73, 72, 71, 72, 73, 72])
    assert "The last eight quarters all lie above the middle of those limits" in said(found)


def test_few_quarters_set_no_limits() -> None:
    found = quarters([70, 72, 69, 71, 70, 73, 69, 45])
    assert "limits" not in said(found)
    assert "limit_low" not in found.evidence.rows.columns


def test_the_chart_draws_the_limits_of_every_quarter() -> None:
    found = quarters([70, 72, 69, 71, 70, 73, 69, 70, 71, 70, 45])
    rows = found.evidence.rows
    assert found.evidence.chart.kind is ChartKind.LINES
    assert (rows["limit_low"] < rows["limit_high"]).all() and len(rows) == 11
    assert found.evidence.chart.names["limits"] == "Grey: limits of the 10 quarters before"
