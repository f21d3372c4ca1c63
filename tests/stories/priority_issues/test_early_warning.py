"""An issue that appears or accelerates is warned of; surveys that grow, one loud customer and mere chance are not."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Finding, Gap
from analysis.stories.priority_issues.facts import facts_of
from analysis.stories.priority_issues.warning.told import warned_of
from analysis.view import View
from presentation.wording import say_plain
from queries.run import Edition
from tests.stories.every_number import unbacked_in
from tests.stories.satisfaction.made_edition import made_edition

FIRST, AS_OF, CUSTOMERS = date(2023, 7, 1), date(2025, 12, 31), 300
MONTHS = pd.date_range(FIRST, AS_OF, freq="MS")
LATEST = MONTHS[-3:]
ISSUES, NEW = ("Billing", "Access", "Speed", "App"), ("Parking", "Bells")


def company(extra: pd.DataFrame | None = None, by_month: int = 30, cases: pd.DataFrame | None = None) -> Edition:
    """Comments on four issues, each by chance alike in every month; beside them `extra`: customer, month, issue."""
    rng = np.random.default_rng(5)
    said = pd.DataFrame(
        {
            "customer_id": rng.integers(0, CUSTOMERS, by_month * len(MONTHS)),
            "said_on": np.repeat(MONTHS, by_month),
            "issue": rng.choice([*ISSUES, None], by_month * len(MONTHS), p=[0.2, 0.2, 0.1, 0.05, 0.45]),
        }
    )
    said = pd.concat([said, *([] if extra is None else [extra])], ignore_index=True)
    said = said.assign(verbatim_id=range(len(said)), text_id=1, said_in="answer", source="nps", is_praise=False)
    about = said.dropna(subset=["issue"]).assign(told_by="words", confidence=0.9)
    customer = np.arange(CUSTOMERS)
    tables = {
        "customer": pd.DataFrame({"customer_id": customer, "segment": np.where(customer < 100, "Large", "Small")}),
        "subscription": pd.DataFrame(
            {
                "customer_id": customer,
                "department": "Finance",
                "started_on": pd.Timestamp("2020-01-01"),
                "monthly_amount": 100.0,
            }
        ),
        "issue": pd.DataFrame({"issue": [*ISSUES, *NEW], "position": range(1, 7), "told_from": "catalogue"}),
        "issue_topic": pd.DataFrame({"said_in": "case", "topic": ISSUES, "issue": ISSUES}),
        "verbatim": said.drop(columns="issue").assign(department="Marketing"),
        "verbatim_text": pd.DataFrame({"text_id": [1], "language": ["en"], "redacted": ["It fails."]}),
        "verbatim_issue": about[["verbatim_id", "issue", "told_by", "confidence"]],
        **({} if cases is None else {"service_case": cases}),
    }
    return made_edition(tables, FIRST, AS_OF)


def more(issue: str | None, customers: int, each: int = 1, months: pd.DatetimeIndex = LATEST) -> pd.DataFrame:
    rows = customers * each
    who = np.repeat(np.arange(customers), each)
    return pd.DataFrame({"customer_id": who, "said_on": months[np.arange(rows) % len(months)], "issue": issue})


def warning(edition: Edition, view: View | None = None) -> Finding:
    found, gaps = warned_of(facts_of(edition, view or View()))
    assert found is not None
    assert gaps == ()
    return found


@pytest.fixture(scope="module")
def accelerating() -> Edition:
    """Forty customers speak of the app; one customer writes sixty times about speed."""
    return company(pd.concat([more("App", 40), more("Speed", 1, each=60)]))


@pytest.fixture(scope="module")
def appearing() -> Edition:
    """Twenty-five customers speak of parking, which nobody did before; nine of bells, four times each."""
    return company(pd.concat([more("Parking", 25), more("Bells", 9, each=4)]))


def test_warns_of_an_issue_that_accelerates_and_not_of_one_loud_customer(accelerating: Edition) -> None:
    found = warning(accelerating)
    assert say_plain(found.claim).startswith("App accelerates: raised in ")
    assert not found.is_open
    assert found.estimates["times_as_expected[issue=App,heard_in=comment]"].low.amount > 2
    assert found.evidence.rows.loc[found.evidence.rows["is_highlighted"], "label"].tolist() == ["App"]
    assert unbacked_in(found) == []
    assert {each.question for each in found.objections} >= {"Is it noise?", "Is it mix?", "Is it one account?"}


def test_an_earlier_view_knows_nothing_of_what_came_later(accelerating: Edition) -> None:
    found = warning(accelerating, View(until=date(2025, 9, 30)))
    assert found.is_open
    assert "Q3 2025" in say_plain(found.claim)


def test_warns_of_an_issue_that_has_appeared_without_the_number_before(appearing: Edition) -> None:
    found = warning(appearing)
    assert say_plain(found.claim) == (
        "Parking has appeared: raised in 25 comments in Q4 2025, by 25 customers, and hardly ever before"
    )
    assert not [name for name in found.estimates if "expected[issue=Parking" in name]
    assert "Parking" not in set(found.evidence.rows["label"])
    assert unbacked_in(found) == []


def test_fewer_customers_than_may_be_shown_are_never_named(appearing: Edition) -> None:
    found = warning(appearing)
    said = [found.claim, *found.caveats, *(each.answer for each in found.objections)]
    assert not [each for each in said if "Bells" in say_plain(each)]
    assert not [name for name in found.estimates if "Bells" in name]
    assert not [name for each in found.objections for name in each.estimates if "Bells" in name]


def test_three_times_as_many_answers_are_no_warning() -> None:
    rng = np.random.default_rng(8)
    answers = 180
    extra = pd.DataFrame(
        {
            "customer_id": rng.integers(0, CUSTOMERS, answers),
            "said_on": LATEST[np.arange(answers) % 3],
            "issue": rng.choice([*ISSUES, None], answers, p=[0.2, 0.2, 0.1, 0.05, 0.45]),
        }
    )
    found = warning(company(extra))
    assert found.is_open
    assert say_plain(found.claim).startswith("None of the issues accelerates beyond chance in Q4 2025; ")
    assert unbacked_in(found) == []


def test_cases_are_listened_to_as_well() -> None:
    rng = np.random.default_rng(6)
    opened = np.concatenate([np.repeat(MONTHS, 12), np.repeat(LATEST, 20)])
    topics = np.concatenate([rng.choice(["Billing", "Access"], 12 * len(MONTHS)), np.full(60, "Access")])
    who = np.concatenate([rng.integers(0, CUSTOMERS, 12 * len(MONTHS)), np.arange(60)])
    cases = pd.DataFrame({"customer_id": who, "department": "Service", "opened_at": opened, "topic": topics})
    edition = company(cases=cases)
    found, _ = warned_of(facts_of(edition, View()))
    assert found is not None
    assert [name for name in found.estimates if name.endswith("heard_in=case]")]


@pytest.mark.parametrize("view", [View(), View(segment="Large")])
def test_too_few_quarters_are_a_gap(view: View) -> None:
    rows = pd.DataFrame({"customer_id": range(60), "segment": "Large"})
    edition = made_edition({"customer": rows}, date(2025, 1, 1), AS_OF)
    found, gaps = warned_of(facts_of(edition, view))
    assert found is None
    assert [type(each) for each in gaps] == [Gap]


def test_no_dates_at_all_are_a_gap() -> None:
    edition = made_edition({"customer": pd.DataFrame({"customer_id": range(60)})})
    assert warned_of(facts_of(edition, View()))[0] is None
