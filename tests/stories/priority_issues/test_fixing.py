"""What fixing issues would save: planted leaving is found and priced, and where there is none nothing is promised."""

from __future__ import annotations

import pytest

from analysis.findings import Finding, Story
from analysis.stories.priority_issues import tell
from analysis.stories.under import finding_under, story_under
from analysis.view import Assumptions, View
from presentation.wording import say_plain
from tests.stories.every_number import unbacked
from tests.stories.priority_issues.made_company import random_company
from tests.stories.priority_issues.made_leavers import LEAVES, OTHERS, OUTAGE, leavers

ONLY_OUTAGE = Assumptions(fix=(OUTAGE,))


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(leavers(), View())


@pytest.fixture(scope="module")
def fixing(story: Story) -> Finding:
    return _fixing(story)


def _fixing(story: Story) -> Finding:
    return next(each for each in story.findings if each.id == "priority-issues/fixing")


def saved(finding: Finding) -> float:
    return finding.estimates["revenue_saved"].value.amount


def test_what_is_planted_is_told_and_priced(fixing: Finding) -> None:
    told = finding_under(fixing, ONLY_OUTAGE)
    assert say_plain(told.claim).startswith(f"Fixing {OUTAGE} would save ")
    assert not told.is_open
    exposed = told.estimates["revenue_at_risk[to be fixed]"].value.amount
    assert 0 < told.estimates["revenue_saved"].low.amount < saved(told) < exposed


def test_an_issue_that_nobody_leaves_over_promises_nothing(fixing: Finding) -> None:
    told = finding_under(fixing, Assumptions(fix=OTHERS[:1]))
    assert told.is_open
    assert told.estimates["revenue_saved"].low.amount == 0
    assert "cannot be told yet" in say_plain(told.claim) or "nobody that can be shown" in say_plain(told.claim)


def test_half_the_trouble_gone_saves_half_and_none_saves_nothing(fixing: Finding) -> None:
    usual, whole, none = (
        finding_under(fixing, Assumptions(fix=(OUTAGE,), relief=relief)) for relief in (None, 1.0, 0.0)
    )
    assert saved(whole) == pytest.approx(2 * saved(usual))
    assert saved(none) == 0
    assert "nothing is saved" in say_plain(none.claim)


def test_the_cost_is_earned_back_or_not(fixing: Finding) -> None:
    margin = finding_under(fixing, ONLY_OUTAGE).estimates["margin_saved"].value.amount
    for cost, is_earned in ((margin / 4, True), (margin * 4, False)):
        told = finding_under(fixing, Assumptions(fix=(OUTAGE,), cost=cost))
        assert (told.estimates["margin_saved_less_cost"].value.amount > 0) is is_earned
    dear = finding_under(fixing, Assumptions(fix=(OUTAGE,), cost=1e9))
    assert "would not come back within a year" in " ".join(map(say_plain, dear.caveats))


def test_at_most_three_are_fixed_and_unknown_names_are_passed_over(fixing: Finding) -> None:
    everything = finding_under(fixing, Assumptions(fix=(OUTAGE, *OTHERS, "No such issue")))
    assert len([name for name in everything.estimates if name.startswith("revenue_saved[issue=")]) == 3
    assert finding_under(fixing, Assumptions(fix=("No such issue",))).claim == fixing.claim
    assert fixing.choices is not None
    assert fixing.choices.most == 3


@pytest.mark.parametrize(
    "given", [Assumptions(), ONLY_OUTAGE, Assumptions(cost=5_000.0, relief=0.3, fix=(OTHERS[0], OUTAGE))], ids=str
)
def test_every_number_has_an_estimate(story: Story, given: Assumptions) -> None:
    assert unbacked(story_under(story, given)) == []


def test_where_nothing_goes_with_leaving_nothing_is_promised() -> None:
    for seed in (4, 5):
        told = finding_under(_fixing(tell(leavers(seed, after=LEAVES), View())), ONLY_OUTAGE)
        assert told.is_open, say_plain(told.claim)
        assert told.estimates["revenue_saved"].low.amount == 0


def test_random_companies_are_promised_nothing() -> None:
    for seed in (1,):
        for each in tell(random_company(seed), View()).findings:
            assert each.id != "priority-issues/fixing" or each.is_open


def test_moving_an_assumption_reads_nothing_again(fixing: Finding, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object, **more: object) -> None:
        raise AssertionError("an assumption moved, and the edition was read again")

    monkeypatch.setattr("queries.run.run", refuse)
    told = finding_under(fixing, Assumptions(fix=(OUTAGE,), relief=0.2, cost=1_000.0, gross_margin=0.5))
    assert len(told.objections) == len(fixing.objections)
