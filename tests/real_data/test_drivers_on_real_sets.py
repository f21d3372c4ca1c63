"""What goes with satisfaction on real answers: published weights through the whole app, no driver in random columns."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Finding
from analysis.statistics.partial_test import partial_test
from analysis.statistics.within_groups import within_groups
from analysis.stories.satisfaction import tell
from analysis.view import View
from presentation.wording import say_plain
from tests.conftest import SHARED_DATA
from tests.stories.every_number import unbacked_in
from tests.stories.satisfaction.made_answers import answers, customers
from tests.stories.satisfaction.made_edition import made_edition

pytestmark = pytest.mark.real_data
ITEMS = {"Image": "IMAG", "Expectation": "CUEX", "Quality": "PERQ", "Value": "PERV", "Satisfaction": "CUSA"}


def read(name: str) -> pd.DataFrame:
    path = Path(SHARED_DATA / name)
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    return pd.read_csv(path)


@pytest.fixture(scope="module")
def mobi() -> Finding:
    """250 customers of a mobile-phone company; each item of a construct is an answer to its question."""
    given = read("mobi-ecsi/mobi.csv")
    ids = np.arange(1, len(given) + 1)
    asked = ("Marketing", "Mobile survey", "rating")
    sheets = [
        answers(ids, given[column], None, *asked, construct, (1, 10))
        for construct, items in ITEMS.items()
        for column in given.columns
        if column.startswith(items)
    ]
    edition = made_edition({"customer": customers(len(given)), "feedback": pd.concat(sheets)})
    return next(each for each in tell(edition, View()).findings if each.id == "drivers")


def test_the_mobile_survey_has_its_published_weights_through_the_whole_app(mobi: Finding) -> None:
    """DESIGN, section 6: image 24.7 %, expectation 12.2 %, quality 42.0 %, value 21.0 % of R² .6694."""
    weights = {
        name: round(100 * mobi.estimates[f"driver_weight[touchpoint={name}]"].value.amount, 1)
        for name in ("Image", "Expectation", "Quality", "Value")
    }
    assert weights == {"Image": 24.7, "Expectation": 12.2, "Quality": 42.0, "Value": 21.0}
    assert round(mobi.estimates["driver_r_squared"].value.amount, 4) == 0.6694


def test_the_mobile_survey_names_quality_first_and_expectation_as_none(mobi: Finding) -> None:
    assert say_plain(mobi.claim).startswith("“Quality” goes most with overall satisfaction: 42")
    assert any("“Expectation” adds nothing beyond the others" in say_plain(each) for each in mobi.caveats)
    assert unbacked_in(mobi) == []


def test_no_driver_in_a_set_that_is_random_by_construction() -> None:
    """Neither the speed of service with satisfaction, nor size, price and service with churn."""
    tickets = read("ravenstack/ravenstack_supports_ticket.csv")
    tickets["is_escalated"] = tickets["escalation_flag"].astype(float)
    rated = tickets.dropna(subset=["satisfaction_score"])
    speed = ["resolution_time_hours", "first_response_time_minutes", "is_escalated"]
    assert _passing(rated[speed], rated["satisfaction_score"], rated["priority"]) == []
    accounts = read("ravenstack/ravenstack_accounts.csv").set_index("account_id")
    by_account = tickets.groupby("account_id")[[*speed, "satisfaction_score"]].mean()
    paid = read("ravenstack/ravenstack_subscriptions.csv").groupby("account_id")["mrr_amount"].mean()
    known = accounts[["seats", "plan_tier", "churn_flag"]].join(by_account).join(paid).dropna()
    predictors = known.drop(columns=["plan_tier", "churn_flag"])
    assert len(known) > 300
    assert _passing(predictors, known["churn_flag"].astype(float), known["plan_tier"]) == []


def _passing(predictors: pd.DataFrame, outcome: pd.Series, groups: pd.Series) -> list[str]:
    within = within_groups(np.column_stack([predictors, outcome]), groups)
    found = partial_test(within[:, :-1], within[:, -1], groups.to_numpy())
    names = zip(predictors.columns, found.p_values, strict=True)
    return [str(name) for name, p_value in names if found.overall_p < 0.05 and p_value < 0.05]
