"""The ravenstack set is random by construction: no story, in no view, may claim that anything goes with leaving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis.findings import Finding, Grade
from analysis.stories import tell
from analysis.stories.periods import view_choices
from analysis.view import View
from data_sources.workspace import Workspace
from presentation.wording import say_plain
from queries.run import Edition, open_edition
from tests.benchmarks.honesty.claims import Kind, comparisons, kind_of

pytestmark = pytest.mark.real_data
TOLD = ("satisfaction", "voice", "customer-stories", "retention-economics", "priority-issues")
ENDS = 3  # the latest ones; earlier ones hold ever fewer customers
# What would say that something drives churn, or goes with it.
OF_LEAVING = (
    "retention-economics/slow-onboarding",
    "retention-economics/retention-by-satisfaction",
    "retention-economics/value-of-satisfaction",
    "retention-economics/worth-of-an-improvement",
    "retention-economics/saveable-revenue",
    "retention-economics/cohorts",
    "priority-issues/leaving",
    "priority-issues/leaving-by-touchpoint",
    "priority-issues/leaving-by-feature",
)


@pytest.fixture(scope="module")
def edition(built_real_set: Callable[[str], Path]) -> Iterator[Edition]:
    found = open_edition(Workspace(built_real_set("ravenstack")).edition("current"))
    yield found
    found.connection.close()


def views(edition: Edition) -> Iterator[View]:
    """Every segment, every comparison and the latest ends, one beside the usual at a time."""
    choices = view_choices(edition)
    yield View()
    yield from (View(until=end) for end, _ in choices.ends[:ENDS])
    yield from (View(compare_by=dimension) for dimension in choices.dimensions)
    yield from (View(segment=segment) for segment in choices.segments)


def drivers_in(edition: Edition, view: View) -> list[str]:
    found = [finding for story_id in TOLD for finding in tell(story_id, edition, view).findings]
    return [f"{view}: {finding.id}: {say_plain(finding.claim)}" for finding in found if _claims_a_driver(finding)]


def _claims_a_driver(finding: Finding) -> bool:
    if finding.grade is not Grade.OBSERVED and kind_of(finding.id) is Kind.TESTS:
        return not finding.is_open and bool(list(comparisons(finding.claim)))
    is_of_leaving = finding.id in OF_LEAVING and not finding.is_open
    return is_of_leaving or "drive" in say_plain(finding.claim)


def test_no_view_claims_a_driver_of_churn(edition: Edition) -> None:
    seen = list(views(edition))
    assert len(seen) > 5
    assert [line for view in seen for line in drivers_in(edition, view)] == []
