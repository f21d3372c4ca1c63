"""What teaches: agreed labels of settled months, examples, and comments whose words leave no doubt."""

import numpy as np
import pandas as pd

from analysis.voice.catalogue import Issue
from analysis.voice.lessons import FEWEST_LABELLED, MOST_LESSONS, issue_names, lessons, settled


def given(issue: str, number: int, said_on: str | None = None, first: int = 0) -> pd.DataFrame:
    texts = [f"{issue} {place}" for place in range(first, first + number)]
    return pd.DataFrame({"text": texts, "issue": issue, "said_on": pd.to_datetime([said_on] * number)})


def taught(labelled: pd.DataFrame, issues: tuple[Issue, ...] = ()) -> pd.Series:
    """How many lessons each issue has."""
    names = issue_names(issues, labelled)
    said = pd.Index(labelled["text"].unique(), dtype=object)
    learned = lessons(said, names, issues, labelled, np.zeros((len(said), len(names))))
    return pd.Series([names[issue] for issue in learned.issue], dtype=object).value_counts()


def test_labels_of_the_latest_half_year_do_not_teach_yet() -> None:
    labelled = pd.concat([given("Billing", 40, "2026-06-30"), given("Billing", 30, "2026-09-30", first=40)])
    assert taught(labelled).to_dict() == {"Billing": 40}


def test_a_label_that_is_new_or_mostly_of_late_teaches_with_all_that_it_has() -> None:
    old = given("Billing", 40, "2025-06-30")
    new = given("Onboarding", 25, "2026-08-01")
    risen = pd.concat([given("Access", 20, "2026-01-01"), given("Access", 21, "2026-07-01", first=20)])
    assert taught(pd.concat([old, new, risen])).to_dict() == {"Access": 41, "Billing": 40, "Onboarding": 25}


def test_labels_without_a_date_teach_at_once() -> None:
    assert taught(given("Billing", 30)).to_dict() == {"Billing": 30}
    assert len(settled(pd.concat([given("Billing", 30), given("Billing", 30, "2026-09-30", first=30)]))) == 30
    assert taught(given("Billing", 30).drop(columns="said_on")).to_dict() == {"Billing": 30}


def test_a_text_that_departments_label_differently_teaches_the_label_of_at_least_half() -> None:
    both = pd.concat([given("Billing", 30), given("Access", 30)])
    same = pd.DataFrame({"text": ["Billing 0"] * 3, "issue": ["Access", "Access", "Access"], "said_on": pd.NaT})
    assert taught(pd.concat([both, same])).to_dict() == {"Access": 31, "Billing": 29}


def test_a_label_of_few_verbatims_is_no_issue_of_its_own() -> None:
    assert issue_names((), given("Billing", FEWEST_LABELLED - 1)) == []
    assert issue_names((Issue("Price"),), given("Billing", FEWEST_LABELLED)) == ["Price", "Billing"]


def test_examples_teach_and_words_do_where_they_name_one_issue() -> None:
    issues = (Issue("Price", examples=("far too dear",)), Issue("Access"))
    said = pd.Index(["far too dear", "price", "price and password"], dtype=object)
    words = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]])
    learned = lessons(said, ["Price", "Access"], issues, given("Other", 0), words)
    assert list(zip(learned.text, learned.issue, learned.told_by, strict=True)) == [(0, 0, "examples"), (1, 0, "words")]


def test_most_lessons_are_the_same_when_more_are_labelled() -> None:
    labelled = given("Billing", MOST_LESSONS + 2_000)
    said = pd.Index(labelled["text"], dtype=object)
    none = np.zeros((len(said), 1))
    before = lessons(said, ["Billing"], (), labelled[:-500], none)
    after = lessons(said, ["Billing"], (), labelled, none)
    assert len(before) == len(after) == MOST_LESSONS
    assert len(set(before.text) & set(after.text)) > 0.93 * MOST_LESSONS
