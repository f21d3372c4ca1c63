"""Which issues go with satisfaction: the planted one, none that only unhappier kinds raise, and no later case."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Finding, Grade, Story
from analysis.stories.satisfaction import tell
from analysis.view import View
from presentation.wording import say, say_plain
from queries.run import Edition
from tests.stories.every_number import unbacked_in
from tests.stories.satisfaction.made_edition import made_edition

CUSTOMERS = 900
FIRST, AS_OF = date(2024, 1, 1), date(2025, 12, 31)


def story(seed: int, planted: float = 0.0, after: bool = False) -> Story:
    """Small customers are unhappier and raise "How-to"; "Outage" takes `planted` off the mark, or comes after it."""
    random = np.random.default_rng(seed)
    is_small = np.arange(CUSTOMERS) < CUSTOMERS // 2
    had_outage = random.random(CUSTOMERS) < 0.3
    had_how_to = random.random(CUSTOMERS) < np.where(is_small, 0.8, 0.15)
    mood = np.where(is_small, 2.6, 3.8) - planted * had_outage + random.normal(0, 0.9, CUSTOMERS)
    raised_on = "2025-12-05" if after else "2025-03-05"
    cases = [
        _cases(np.flatnonzero(had_outage), "Outage", raised_on),
        _cases(np.flatnonzero(had_how_to), "How-to", "2025-02-05"),
        _cases(np.flatnonzero(random.random(CUSTOMERS) < 0.3), "Reports", "2025-01-20"),
        _cases(np.arange(3), "Reports", "2024-02-01"),
    ]
    return tell(_edition(np.clip(np.round(mood), 1, 5), pd.concat(cases, ignore_index=True), is_small), View())


def _cases(customers: np.ndarray, topic: str, day: str) -> pd.DataFrame:
    return pd.DataFrame(
        {"customer_id": customers, "opened_at": pd.Timestamp(day), "topic": topic, "department": "Service"}
    )


def _edition(marks: np.ndarray, cases: pd.DataFrame, is_small: np.ndarray) -> Edition:
    answers = {
        "customer_id": np.arange(CUSTOMERS),
        "department": "Marketing",
        "survey": "Relationship",
        "touchpoint": "Relationship",
        "answered_on": pd.Timestamp("2025-08-15"),
        "kind": "csat",
        "score": marks,
        "scale_low": 1.0,
        "scale_high": 5.0,
    }
    segment = np.where(is_small, "Small", "Large")
    tables = {
        "customer": pd.DataFrame({"customer_id": np.arange(CUSTOMERS), "segment": segment}),
        "feedback": pd.DataFrame(answers),
        "service_case": cases,
    }
    return made_edition(tables, FIRST, AS_OF)


def of(told: Story) -> Finding:
    return next(each for each in told.findings if each.id == "issues")


@pytest.fixture(scope="module")
def planted() -> Finding:
    return of(story(1, planted=1.2))


def test_tells_the_planted_issue_and_no_other(planted: Finding) -> None:
    claim = say_plain(planted.claim)
    assert claim.startswith("Customers who had raised Outage score")
    assert "lower than like customers" in claim
    assert "How-to" not in claim
    assert planted.grade is Grade.ADJUSTED
    assert planted.evidence.rows.set_index("label")["is_highlighted"].to_dict() == {
        "Outage": True,
        "How-to": False,
        "Reports": False,
    }


def test_says_that_an_issue_of_unhappier_customers_is_none_like_with_like(planted: Finding) -> None:
    caveats = " ".join(say_plain(each) for each in planted.caveats)
    assert "As they are, customers who had raised How-to score" in caveats
    assert "most of that is what kind of customers they are" in caveats


def test_numbers_are_estimates_and_a_board_gets_its_answers(planted: Finding) -> None:
    assert unbacked_in(planted) == []
    assert len(planted.objections) >= 8
    assert all(say(each.answer) for each in planted.objections)


def test_a_case_after_the_answer_counts_for_nothing() -> None:
    told = of(story(2, planted=1.2, after=True))
    assert not any("issue=Outage" in name for name in told.estimates)


def test_where_no_issue_matters_none_is_told() -> None:
    told = of(story(3))
    assert told.is_open
    assert "cannot be told yet" in say_plain(told.claim)
    assert not told.evidence.rows["is_highlighted"].any()


def test_without_cases_there_is_a_gap() -> None:
    random = np.random.default_rng(4)
    none = _cases(np.arange(0), "None", "2025-01-01")
    told = tell(_edition(random.integers(1, 6, CUSTOMERS).astype(float), none, np.arange(CUSTOMERS) < 450), View())
    assert "issues" not in [each.id for each in told.findings]
    assert "Which issues go with satisfaction?" in [each.question for each in told.gaps]
