"""Which issues go with leaving: told where planted, not where large accounts raise it, never of a cancellation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Finding
from analysis.stories.priority_issues.exposure import exposure_of
from analysis.stories.priority_issues.facts import Facts, facts_of
from analysis.stories.priority_issues.leaving.features import feature_leaving_of
from analysis.stories.priority_issues.leaving.finding import leaving_finding, leaving_gaps
from analysis.stories.priority_issues.leaving.followed import Leaving, leaving_of
from analysis.stories.priority_issues.leaving.matched import matched
from analysis.stories.priority_issues.leaving.touchpoints import touchpoint_leaving_of
from analysis.view import View
from presentation.wording import say, say_plain
from queries.run import Edition, QueryResult
from tests.stories.every_number import unbacked_in
from tests.stories.priority_issues.made_leavers import LEAVES, OUTAGE, leavers
from tests.stories.priority_issues.made_stayers import (
    with_a_false_feature,
    with_cancellations,
    with_large_accounts,
    with_ratings,
)


@cache
def planted() -> Edition:
    return leavers()


@cache
def unplanted() -> Edition:
    return leavers(seed=9, after=LEAVES)


def followed(edition: Edition, segment: str | None = None) -> Leaving:
    found = leaving_of(facts_of(edition, View(segment=segment)))
    assert found is not None
    return found


def told(leaving: Leaving) -> Finding:
    found = leaving_finding(leaving)
    assert found is not None
    return found


def test_the_planted_issue_is_told_and_no_other() -> None:
    leaving = followed(planted())
    assert [each.issue for each in leaving.told] == [OUTAGE]
    outage = leaving.issues[OUTAGE]
    assert outage.ratio is not None and outage.beyond is not None and outage.alike is not None
    assert outage.ratio.low.amount > 2
    assert outage.beyond.low.amount > 0
    assert outage.seen.value.amount - outage.alike.value.amount == pytest.approx(outage.beyond.value.amount)
    assert outage.saveable is not None
    assert outage.saveable.low == outage.beyond.low
    finding = told(leaving)
    assert "Customers who raised Outage left" in say_plain(finding.claim)
    assert not finding.is_open
    assert finding.evidence.rows["is_highlighted"].tolist().count(True) == 1


def test_every_number_that_is_said_is_an_estimate_and_every_objection_is_answered() -> None:
    for edition in (planted(), unplanted()):
        finding = told(followed(edition))
        assert unbacked_in(finding) == []
        assert len(finding.objections) >= 8
        assert all(say(each.answer) for each in finding.objections)


def test_nothing_is_told_where_nothing_goes_with_leaving() -> None:
    leaving = followed(unplanted())
    assert not leaving.told
    finding = told(leaving)
    assert finding.is_open
    assert "cannot be told yet" in say_plain(finding.claim)
    assert not finding.evidence.rows["is_highlighted"].any()
    for each in leaving.compared:
        assert each.saveable is not None
        assert each.saveable.low.amount <= 0 <= each.saveable.high.amount


def test_an_issue_of_large_accounts_that_stay_is_told_only_as_they_are() -> None:
    """Raised by the large alone, who leave seldom: it looks like a reason to stay, and is none."""
    leaving = followed(with_large_accounts())
    billing = leaving.issues["Billing"]
    assert billing.crude is not None and billing.crude.p_value is not None and billing.crude.p_value < 0.001
    assert billing.ratio is not None and billing.ratio.low.amount < 1 < billing.ratio.high.amount
    assert not billing.is_told
    said = " ".join(say_plain(each) for each in told(leaving).caveats)
    assert "As they are, customers who raised Billing left" in said


def test_an_issue_that_announces_the_loss_is_named_and_set_aside() -> None:
    leaving = followed(with_cancellations())
    cancelling = leaving.issues["Cancellation"]
    assert cancelling.announces and not cancelling.is_told and cancelling.saveable is None
    finding = told(leaving)
    assert "“Cancellation” was set aside" in " ".join(say_plain(each) for each in finding.caveats)
    assert "Cancellation" not in finding.evidence.rows["label"].tolist()
    assert "Cancellation" not in say_plain(finding.claim)


@dataclass(frozen=True)
class Otherwise:
    """The planted company's edition, with other rows of who raised what and left."""

    change: Callable[[pd.DataFrame], pd.DataFrame]

    def run(self, name: str, **parameters: object) -> QueryResult:
        found = planted().run(name, **parameters)
        return replace(found, frame=self.change(found.frame)) if name == "issues/risk" else found

    def __getattr__(self, name: str) -> object:
        return getattr(planted(), name)


def with_rows(change: Callable[[pd.DataFrame], pd.DataFrame]) -> Facts:
    return replace(facts_of(planted(), View()), edition=cast(Edition, Otherwise(change)))


def test_too_few_who_raised_it_are_hidden() -> None:
    def rare(rows: pd.DataFrame) -> pd.DataFrame:
        few = rows[rows["issue"] == OUTAGE].head(1).assign(issue="Rare", entered=9.0, lost=4.0, customers=9.0)
        return pd.concat([rows, few], ignore_index=True)

    leaving = leaving_of(with_rows(rare))
    assert leaving is not None and "Rare" not in leaving.issues
    assert leaving.hidden >= 1
    assert "fewer than 10 customers" in " ".join(say_plain(each) for each in told(leaving).caveats)


def test_without_losses_there_is_a_gap_and_no_finding() -> None:
    facts = with_rows(lambda rows: rows.assign(lost=0.0))
    assert leaving_of(facts) is None
    assert [each.held_by for each in leaving_gaps(exposure_of(facts), None)] == ["Service and Finance"]
    assert leaving_of(with_rows(lambda rows: rows.head(0))) is None


def test_like_customers_raised_as_many_other_issues() -> None:
    """Of five who raised both and five who raised the other alone, each kind stands beside the other."""
    row = {"segment": "A", "spend_band": 1, "tenure_band": 1, "years_ago": 0, "stratum": 0}
    everybody = pd.DataFrame([{**row, "issues_raised": n, "entered": 50.0, "lost": 5.0} for n in range(4)])
    raised = pd.DataFrame([{**row, "issues_raised": n, "entered": 20.0, "lost": 4.0} for n in (1, 2, 3)])
    strata = matched(raised, everybody, 200).strata.sort_values("stratum")
    assert strata["exposed_total"].tolist() == [20.0, 20.0, 20.0]
    assert strata["other_total"].tolist() == [50.0, 30.0, 60.0]  # none; one; two and three together
    assert np.allclose(strata["other_hits"], [5.0, 1.0, 2.0])


def test_a_touchpoint_rated_low_is_told_where_it_goes_with_leaving_and_only_there() -> None:
    for planted_at, told_there in ((0.06, ["Support"]), (0.01, [])):
        found = touchpoint_leaving_of(facts_of(with_ratings(planted_at), View()))
        assert found is not None
        assert [each.issue for each in found.told] == told_there
        assert {each.issue for each in found.each} == {"Support", "Reports"}
        finding = told(found)
        assert finding.id == "priority-issues/leaving-by-touchpoint"
        assert finding.is_open == (not told_there)
        assert unbacked_in(finding) == []
        if told_there:
            assert "Customers who rated “Support” low left" in say_plain(finding.claim)


def test_a_feature_of_large_customers_is_no_driver_of_leaving() -> None:
    """As they are its users stay more; among like customers nothing is left of it, and nothing is told."""
    found = feature_leaving_of(facts_of(with_a_false_feature(), View()))
    assert found is not None
    builder = found.issues["Builder"]
    assert builder.crude is not None and builder.crude.p_value is not None and builder.crude.p_value < 0.001
    assert builder.ratio is not None and builder.ratio.low.amount < 1 < builder.ratio.high.amount
    assert not found.told
    finding = told(found)
    assert finding.id == "priority-issues/leaving-by-feature"
    assert "customers who used “Builder” left" in " ".join(say_plain(each) for each in finding.caveats)
    assert unbacked_in(finding) == []
