"""The story is told from whatever there is: what is missing is a gap, never an exception."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import Story
from analysis.stories.periods import view_choices
from analysis.stories.retention_economics import tell
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.every_number import unbacked
from tests.stories.retention_economics.made_companies import AS_OF, FIRST, company, snapshot
from tests.stories.satisfaction.made_edition import made_edition

PEOPLE = pd.DataFrame({"customer_id": range(1, 41)})
MARKS = PEOPLE.assign(department="Service", source="s", kind="csat", score=4.0, scale_low=1.0, scale_high=5.0)
ORDERS = pd.DataFrame(
    {"customer_id": [i % 40 + 1 for i in range(120)], "ordered_on": pd.Timestamp("2026-01-15"), "amount": 100.0}
)
DEALS = pd.DataFrame({"customer_id": [i % 40 + 1 for i in range(80)], "lost_on": pd.Timestamp("2026-02-15")})
CASES: dict[str, dict[str, pd.DataFrame]] = {
    "nothing": {},
    "customers alone": {"customer": PEOPLE},
    "one feedback table without dates": {"customer": PEOPLE, "feedback": MARKS},
    "losses alone": {"customer": PEOPLE, "loss": DEALS},
    "status without contracts": {"customer": PEOPLE.assign(status=["Churned"] * 15 + ["Stayed"] * 25)},
    "contracts without amounts": {
        "customer": PEOPLE,
        "subscription": PEOPLE.assign(started_on=pd.Timestamp("2025-01-01"), ended_on=pd.Timestamp("2026-01-01")),
    },
    "contracts that tell of no end": {"customer": PEOPLE, "subscription": PEOPLE.assign(monthly_amount=5.0)},
    "seven months of invoices": {
        "customer": PEOPLE,
        "revenue": PEOPLE.assign(recurring_amount=5.0).merge(
            pd.DataFrame({"month": pd.date_range("2025-12-01", "2026-06-01", freq="MS")}), how="cross"
        ),
    },
    "credit notes larger than invoices": {
        "customer": PEOPLE,
        "revenue": PEOPLE.assign(recurring_amount=[-5.0, 10.0] * 20).merge(
            pd.DataFrame({"month": pd.date_range("2025-01-01", "2026-06-01", freq="MS")}), how="cross"
        ),
    },
}


def told_wholly(story: Story) -> str:
    """Every sentence of it, rendered: a form that does not fit its part would fail here, and so does a number that no
    estimate stands behind."""
    said = [story.headline, story.situation, story.complication, story.answer, *story.doubts]
    for each in story.findings:
        said += [each.claim, *each.caveats, *(objection.answer for objection in each.objections)]
        assert len(each.evidence.rows) <= 500
        assert each.estimates
    assert not unbacked(story)
    return "\n".join(say_plain(each) for each in said)


@pytest.mark.parametrize("has_dates", [True, False])
@pytest.mark.parametrize("name", CASES)
def test_says_what_it_can(name: str, has_dates: bool) -> None:
    first, as_of = (FIRST, AS_OF) if has_dates else (None, None)
    story = tell(made_edition(CASES[name], first, as_of), View())
    assert "nan" not in told_wholly(story).lower().replace("finan", "")


def test_names_who_would_know_who_left() -> None:
    story = tell(made_edition(CASES["customers alone"]), View())
    assert say_plain(story.headline) == "Whether customers stay cannot be told from these exports"
    assert not story.findings
    assert story.gaps[0].question == "Who left?"


def test_asks_for_orders_where_customers_buy_and_none_came() -> None:
    story = tell(made_edition(CASES["one feedback table without dates"], revenue_model="purchase"), View())
    assert [gap.question for gap in story.gaps][:2] == [
        "What do customers buy, and do they come back?",
        "How many deals are won?",
    ]


def test_fakes_no_recurring_revenue_where_customers_buy() -> None:
    tables = {"customer": PEOPLE.assign(segment=["A", "B"] * 20), "purchase": ORDERS, "loss": DEALS}
    story = tell(made_edition(tables, FIRST, AS_OF, revenue_model="purchase"), View())
    found = {name: each for finding in story.findings for name, each in finding.estimates.items()}
    assert say_plain(story.headline).replace("\u00a0", " ") == (
        "We won 60 % of closed deals, worth €12 thousand, over the 12 months to June 2026"
    )
    assert found["purchases"].value.amount == 120
    assert found["purchase_revenue"].value.amount == 12_000
    assert found["lost_deals"].value.amount == 80
    assert found["win_share"].value.amount == pytest.approx(0.6)
    assert found["repeat_purchase_share"].value.amount == 1
    assert not any("recurring" in name or "logo" in name for name in found)
    assert [gap.held_by for gap in story.gaps] == ["Finance"]


def test_every_view_can_be_told() -> None:
    edition = made_edition(company(number=200, late_ratio=2.0), FIRST, AS_OF)
    choices = view_choices(edition)
    views = [View(until=day) for day, _ in choices.ends]
    views += [View(compare_by=each) for each in choices.dimensions] + [View(segment=each) for each in choices.segments]
    for view in views:
        told_wholly(tell(edition, view))


def test_a_group_below_the_minimum_appears_nowhere() -> None:
    tables = snapshot({("Monthly", "Churned"): 20, ("Monthly", "Stayed"): 40, ("Yearly", "Stayed"): 30})
    rare = snapshot({("Rare", "Churned"): 3, ("Rare", "Stayed"): 4})
    for name, frame in rare.items():
        moved = frame.assign(customer_id=frame["customer_id"] + 1_000)
        tables[name] = pd.concat([tables[name], moved], ignore_index=True)
    story = tell(made_edition(tables), View(compare_by="plan"))
    for finding in story.findings:
        assert not [name for name in finding.estimates if "Rare" in name]
        assert "Rare" not in finding.evidence.rows.to_csv()
    assert "fewer than 10 customers" in told_wholly(story)


def test_exports_that_contradict_each_other_on_who_left_are_named() -> None:
    statuses = ["Churned"] * 15 + ["Stayed"] * 25
    lines = PEOPLE.assign(
        started_on=pd.Timestamp("2024-03-01"),
        ended_on=[pd.Timestamp("2026-01-01") if 10 <= i < 30 else pd.NaT for i in range(40)],
        monthly_amount=10.0,
    )
    story = tell(
        made_edition({"customer": PEOPLE.assign(status=statuses), "subscription": lines}, FIRST, AS_OF), View()
    )
    assert say_plain(story.complication) == (
        "The exports contradict each other on who left; this story goes by contract lines."
    )
    assert say_plain(story.doubts[0]) == (
        "By the statuses on the customer list, 15 customers left; by contract lines, 5 of them did, and 15 others."
    )


def test_names_the_fiscal_year_where_the_twelve_months_are_one() -> None:
    edition = made_edition(company(number=150), FIRST, AS_OF, fiscal_start=7)
    story = tell(edition, View())
    assert story.period == "12 months to June 2026, FY2026"
    assert "over the 12 months to June 2026, FY2026" in say_plain(story.headline)
    assert "over the 12 months to June 2026, FY2026" in say_plain(story.findings[0].claim)
    told_wholly(story)
